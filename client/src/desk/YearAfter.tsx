import { harvestShare } from '#shared/analysis/winter'
import { playerView, ruleset, selection } from '../store/game.ts'
import { pastEvents, shownScene } from '../store/year.ts'
import { formatPercent, peopleInText, t } from '../text/text.ts'
import './yearAfter.css'

/** °C below which a colder sky is not told. */
const FELT = 0.1

/** Over the map while smoke hides the sun: how cold it is, what is harvested, and who starved; it leaves where a land is chosen. */
export function YearAfter() {
  const view = playerView.value
  if (view === undefined || view.window.kind !== 'planning' || view.climate.cooling < FELT) return null
  if (shownScene.value !== undefined || selection.value !== undefined) return null
  const events = pastEvents.value
  const starved = events.reduce((sum, event) => sum + (event.type === 'famine' ? event.dead : 0), 0)
  const harvest = harvestShare(ruleset.value, view.climate.soot)
  const isFirst = events.some(({ type }) => type === 'salvoLanded')
  return (
    <section class="year-after" aria-labelledby="year-after" data-test="year-after">
      <h2 id="year-after">{t(isFirst ? 'yearAfter.title' : 'yearAfter.later')}</h2>
      <p>{t('yearAfter.colder', { cooling: view.climate.cooling })}</p>
      <p class="harvest glass">
        <span>{t('yearAfter.harvest')}</span>{' '}
        <strong class="figures">{t('unit.percent', { n: formatPercent(harvest) })}</strong>
        <span class="track" aria-hidden="true">
          <span style={{ inlineSize: `${100 * harvest}%` }} />
        </span>
        {starved > 0 && <span class="starved">{t('yearAfter.starved', { dead: peopleInText(starved) })}</span>}
      </p>
    </section>
  )
}
