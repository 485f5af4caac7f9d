import { contestOf, seenBalance } from '#shared/analysis/seenBalance'
import { stakesOf } from '#shared/analysis/stakes'
import type { Ruleset } from '#shared/ruleset/ruleset'
import { pairWith, seenPower } from '#shared/view/lookup'
import type { PlayerView, SeenConfrontation } from '#shared/view/observation'
import { aboutText } from '../crisis/aboutText.ts'
import { oddsOf } from '../crisis/odds.ts'
import { Urn } from '../crisis/Urn.tsx'
import { ChipMark } from '../orders/Consequences.tsx'
import { formatPercent, leaderName, nameInText, powerName, rungAbout, rungName, t } from '../text/text.ts'
import { Portrait } from '../ui/Portrait.tsx'
import '../crisis/stareDown.css'
import { rivalOf, warheadsBelieved } from './reports.ts'

interface SituationProps {
  readonly ruleset: Ruleset
  readonly view: PlayerView
  readonly crisis: SeenConfrontation
}

/** What one knows in the chair: who stands against one, over what, on which rung, and what one's services report. */
export function Situation({ ruleset, view, crisis }: SituationProps) {
  const isMine = crisis.challenger === view.self.id
  const rival = rivalOf(view, crisis)
  const [challenger, defender] = crisis.last ?? []
  const [ours, theirs] = isMine ? [challenger, defender] : [defender, challenger]
  const offer = crisis.offers.find(({ from }) => from !== view.self.id)
  return (
    <section class="situation" aria-label={t('daily.situation')}>
      <div class="sides">
        <Side view={view} power={view.self.id} label={t('daily.you')} />
        <div class="rung">
          <b class="figures">{crisis.rung}</b>
          <span>{t('daily.rung', { rung: crisis.rung, of: ruleset.crisis.rungs })}</span>
        </div>
        <Side view={view} power={rival} label={t('daily.they')} />
      </div>
      <h2>
        {t(`stage.question.${crisis.cause}`, { state: crisis.over === undefined ? '' : nameInText(crisis.over) })}
      </h2>
      <p>{aboutText(crisis, isMine)}</p>
      <p>
        <strong>{t('fullStop', { text: rungName(crisis.rung) })}</strong> {rungAbout(crisis.rung)}
      </p>
      {ours !== undefined && theirs !== undefined && (
        <p>
          {t('confrontation.last', {
            ours: t(`confrontation.move.${ours}.name`),
            theirs: t(`confrontation.move.${theirs}.name`),
          })}
        </p>
      )}
      {offer && <p class="chosen">{t(offer.secret ? 'confrontation.offeredSecretly' : 'confrontation.offered')}</p>}
      <ServiceReports ruleset={ruleset} view={view} crisis={crisis} />
      <StakeRows ruleset={ruleset} view={view} crisis={crisis} />
    </section>
  )
}

interface SideProps {
  readonly view: PlayerView
  readonly power: PlayerView['self']['id']
  readonly label: string
}

function Side({ view, power, label }: SideProps) {
  const look = seenPower(view, power)?.look ?? 0
  return (
    <div class="side">
      <div class="frame">
        <Portrait power={power} look={look} mood="wary" />
      </div>
      <p>
        <span class="soft">{label}</span>
        <strong>{powerName(power)}</strong>
        <small>{leaderName(power)}</small>
      </p>
    </div>
  )
}

/** What one's services say, and what one wants oneself. */
function ServiceReports({ ruleset, view, crisis }: SituationProps) {
  const rival = rivalOf(view, crisis)
  const seen = seenPower(view, rival)
  const { odds } = seenBalance(ruleset, view, contestOf(crisis))
  const prevail = crisis.challenger === view.self.id ? odds : 1 - odds
  const band = warheadsBelieved(view, rival)
  return (
    <dl class="reports">
      <dt>{t('daily.year')}</dt>
      <dd>{t('daily.yearOf', { year: view.year, years: view.years })}</dd>
      <dt>{t('interest.title')}</dt>
      <dd>{t(`interest.${view.self.interest}.name`)}</dd>
      <dt>{t('daily.theyWant')}</dt>
      <dd>{seen?.estimate && t('daily.seeker', { n: formatPercent(seen.estimate.seeker) })}</dd>
      <dt>{t('daily.warheads')}</dt>
      <dd>{band && t('daily.warheadBand', band)}</dd>
      <dt>{t('daily.tension')}</dt>
      <dd>{t('daily.of100', { n: pairWith(view, rival)?.tension ?? 0 })}</dd>
      <dt>{t('daily.ground')}</dt>
      <dd>{t('daily.prevail', { n: formatPercent(prevail) })}</dd>
    </dl>
  )
}

function StakeRows({ ruleset, view, crisis }: SituationProps) {
  const { won, lost } = stakesOf(ruleset, view, crisis)
  const sides = [
    ['stage.ifWin', won],
    ['stage.ifLose', lost],
  ] as const
  return (
    <div class="stakes-row">
      {sides.map(([key, chips]) => (
        <div key={key}>
          <h3>{t(key)}</h3>
          <ul class="chips">
            {chips.map((chip) => (
              <ChipMark key={chip.term} chip={chip} />
            ))}
          </ul>
        </div>
      ))}
      <div class="danger">
        <h3>{t('daily.accident')}</h3>
        <Urn chance={crisis.risk} />
        <p class="figures">{crisis.risk > 0 ? t('stage.beads', oddsOf(crisis.risk)) : t('stage.noBeads')}</p>
      </div>
    </div>
  )
}
