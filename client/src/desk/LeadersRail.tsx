import { pairWith, rivals } from '#shared/view/lookup'
import type { PlayerView, SeenPower } from '#shared/view/observation'
import type { Cue } from '#shared/voices/index'
import { select } from '../commands/roomView.ts'
import { matchFacts, newsFeed, playerView, selection } from '../store/game.ts'
import { formatList, leaderName, powerName, powerShort, seatName, t } from '../text/text.ts'
import { lookOf } from '../theme/tokens.ts'
import { type Mood, woundOf } from '../ui/face/moods.ts'
import { Icon } from '../ui/Icon.tsx'
import { Portrait } from '../ui/Portrait.tsx'
import { SpokenLine } from '../ui/SpokenLine.tsx'
import { lastWords } from './lastWords.ts'
import './leadersRail.css'

/** The other powers, one tile each: tension, the last broken word, ready or not. Pressing one chooses its land. */
export function LeadersRail() {
  const view = playerView.value
  if (view === undefined || view.window.kind === 'ended') return null
  const said = lastWords(newsFeed.value, view)
  return (
    <nav class="rail" aria-label={t('rail.title')}>
      {rivals(view).map((power) => (
        <Leader key={power.id} view={view} power={power} said={said?.speaker === power.id ? said : undefined} />
      ))}
    </nav>
  )
}

/** Tension from which a face is wary, and from which it is angry. */
const WARY = 40
const TENSE = 65

/** A face by what its land has lost, by the tension with it, and by a broken word that it is remembered for. */
const moodOf = (loss: number, tension: number, broken: number | undefined): Mood =>
  woundOf(loss) ?? (tension >= TENSE ? 'angry' : tension >= WARY || broken !== undefined ? 'wary' : 'calm')

/** The year in which a power last broke its word for all to see; undefined when it has kept it. */
function brokeWordIn(id: string): number | undefined {
  return newsFeed.value.findLast(
    ({ event }) =>
      (event.type === 'promiseBroken' || event.type === 'treatyBroken' || event.type === 'cheatingFound') &&
      ('power' in event ? event.power : undefined) === id,
  )?.year
}

interface LeaderProps {
  readonly view: PlayerView
  readonly power: SeenPower
  /** The newest words of all leaders, where they are this one's. */
  readonly said: Cue | undefined
}

function Leader({ view, power, said }: LeaderProps) {
  const tension = Math.round(pairWith(view, power.id)?.tension ?? 0)
  const seat = matchFacts.value.seats.find((each) => each.power === power.id)
  const isReady = seat?.human === true && seat.ready
  const broken = brokeWordIn(power.id)
  const isChosen = selection.value?.id === power.id
  const { colour, emblem } = lookOf(power.look)
  const name = seat?.human && seat.name !== '' ? seat.name : powerShort(power.id)
  const told = [
    leaderName(power.id),
    powerName(power.id),
    ...(seat?.program ? [seatName(seat)] : []),
    t('rail.tension', { n: tension }),
    ...(broken === undefined ? [] : [t('rail.broke', { year: broken })]),
    ...(isReady ? [t('rail.ready')] : []),
  ]
  return (
    <button
      type="button"
      class="leader"
      style={{ '--league': colour }}
      aria-pressed={isChosen}
      aria-label={formatList(told)}
      onClick={() => select(isChosen ? undefined : { kind: 'power', id: power.id })}
      data-test={`leader-${power.id}`}
    >
      <span class="tile">
        <Portrait power={power.id} look={power.look} mood={moodOf(power.loss, tension, broken)} />
        <span class="tension" style={{ '--tension': `${tension}%` }} />
        {broken !== undefined && (
          <span class="broke figures">
            <Icon name="cut" />
            {broken}
          </span>
        )}
        {isReady && (
          <span class="done">
            <Icon name="check" />
          </span>
        )}
      </span>
      {said && <SpokenLine cue={said} class="beside" />}
      <span class="leader-name">
        <span style={{ color: colour }}>{emblem}</span> {seat?.program && <Icon name="program" />} {name}
      </span>
    </button>
  )
}
