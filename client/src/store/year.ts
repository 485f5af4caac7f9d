import { computed, effect } from '@preact/signals'
import type { GoalName } from '#shared/analysis/standing'
import { type GoalChange, yearChange } from '#shared/analysis/yearChange'
import type { SeenEvent } from '#shared/events/index'
import type { PlayerView } from '#shared/view/observation'
import { alarmResult } from './alarm.ts'
import { crisisResult } from './crisis.ts'
import { matchId, newsFeed, observation, playerView, role, ruleset } from './game.ts'
import { kept } from './kept.ts'
import { matchSignal } from './matchSignal.ts'
import { toldWar } from './war.ts'

/** A year's opening as the viewer saw it, and the opening of the year before; kept on the device, so that a reload loses no trend. */
interface Years {
  readonly opened: PlayerView
  readonly before?: PlayerView
}

const years = matchSignal<Years | undefined>(undefined)

/** What the end of a year is shown as: first its film, then its card, until they are put away. */
export const yearScene = matchSignal<'film' | 'card' | undefined>(undefined)

/** The moment that the film shows now. */
export const shownShot = matchSignal<SeenEvent | undefined>(undefined)

/** The years of the seat that was opened last on this device. */
interface KeptYears {
  readonly match?: string | undefined
  /** Whose years: several people may play on one device. */
  readonly power?: string
  readonly years?: Years
}

const keptYears = kept('years', (stored): KeptYears => (typeof stored === 'object' ? (stored ?? {}) : {}))

function yearsKeptOf(match: string | undefined, own: string): Years | undefined {
  const { match: of, power, years: found } = keptYears.value.peek()
  return of === match && power === own ? found : undefined
}

/** Whether two views are of one position of one match: matches on a device share an id, and each begins in year 1. */
const isSamePosition = (one: PlayerView, other: PlayerView): boolean =>
  one.year === other.year && JSON.stringify([one.powers, one.states]) === JSON.stringify([other.powers, other.states])

/** Notes the opening of a year; the first view after a reload finds the year before on the device. */
function noteOpening(view: PlayerView): void {
  const seen = years.peek()
  if (seen?.opened.year === view.year) return
  const known = seen ?? yearsKeptOf(matchId.peek(), view.self.id)
  if (known !== undefined && isSamePosition(known.opened, view)) {
    years.value = known
    return
  }
  const follows = known !== undefined && known.opened.year === view.year - 1
  const next: Years = follows ? { opened: view, before: known.opened } : { opened: view }
  years.value = next
  keptYears.change(() => ({ match: matchId.peek(), power: view.self.id, years: next }))
  if (follows) yearScene.value = 'film'
}

effect(() => {
  const view = playerView.value
  if (view === undefined || role.value !== 'player') return
  if (view.window.kind === 'planning') noteOpening(view)
  // A crisis or the end of the match takes the screen.
  else yearScene.value = undefined
})

/** The year that is over: the viewer's two views of it, what happened in it, and how each goal moved. */
export const pastYear = computed(() => {
  const { opened, before } = years.value ?? {}
  if (opened === undefined || before === undefined) return undefined
  const changes: Readonly<Record<GoalName, GoalChange>> = yearChange(ruleset.value, before, opened)
  return { before, after: opened, changes }
})

/** What happened in the year that is over, oldest first. */
export const pastEvents = computed<readonly SeenEvent[]>(() => {
  const year = pastYear.value?.before.year
  return newsFeed.value.filter((entry) => entry.year === year).map(({ event }) => event)
})

/** A crisis, an alarm or an exchange that is over is told before the year goes on. */
const isStillTold = computed(
  () => crisisResult.value !== undefined || alarmResult.value !== undefined || toldWar.value !== undefined,
)

/** The scene that is shown now, if the open window still is a year's plans and no crisis is still told. */
export const shownScene = computed(() =>
  observation.value?.window.kind === 'planning' && pastYear.value !== undefined && !isStillTold.value
    ? yearScene.value
    : undefined,
)
