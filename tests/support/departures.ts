import type { EventType, SeenEvent } from '#shared/events/index'
import type { WindowKind } from '#shared/ruleset/vocabulary'
import type { GameState } from '#shared/state/gameState'
import type { Viewer } from '#shared/view/observation'
import type { Twins, TwinYears } from '#tests/support/hiddenActs'

/** What one viewer was shown otherwise in one of twin worlds than in the other. */
export interface Departures {
  /**
   * Fields of its observations, by path; a power is named by its part (`actor`, `viewer`, `other`), a pair by whether the
   * actor is of it (`pairs.actor`, `pairs.others`), and no number of a list is told.
   */
  readonly fields: ReadonlySet<string>
  /** The first event or window that came in one world only, by type; from there on the worlds are no longer compared. */
  readonly happening: string | undefined
}

/** Compares all that a viewer was told and saw, window by window, up to the first thing that happened in one world only. */
export function departuresOf({ actor, windows }: TwinYears, seat: number, viewer: Viewer): Departures {
  const fields = new Set<string>()
  for (const twins of windows) {
    const happening = happeningIn(twins, viewer)
    if (happening !== undefined) return { fields, happening }
    const [one, other] = twins.map(({ seen }) => seen(viewer)) as [object, object]
    for (const path of differences(one, other)) fields.add(named(path, twins, actor, seat))
  }
  return { fields, happening: undefined }
}

/**
 * What came in one world only as these windows closed, by the order in which a year brings it: something agreed or found
 * out, a confrontation, a window that opened, or else the first event.
 */
function happeningIn([one, other]: Twins, viewer: Viewer): string | undefined {
  const [left, right] = [one.state, other.state]
  const [heard, alsoHeard] = [one.told(viewer), other.told(viewer)]
  const found = firstIn(heard.filter(isBeforeWindows), alsoHeard.filter(isBeforeWindows))
  if (found !== undefined) return found
  // Private ones too: their window is public, and all that comes of them differs.
  if (confrontationsOf(left) !== confrontationsOf(right)) return 'confrontation'
  // A window that opens in one world only holds up all that a year's end brings, so it comes before events.
  if (JSON.stringify(left.window) !== JSON.stringify(right.window)) {
    return WINDOWS_IN_ORDER.find((kind) => left.window.kind === kind || right.window.kind === kind)
  }
  return firstIn(heard, alsoHeard)
}

const BEFORE_WINDOWS: readonly EventType[] = [
  'treatyConcluded',
  'treatyBroken',
  'cheatingFound',
  'baseDiscovered',
  'spyCaught',
]
const isBeforeWindows = ({ type }: SeenEvent): boolean => BEFORE_WINDOWS.includes(type)

const confrontationsOf = ({ confrontations, crises }: GameState): string =>
  JSON.stringify([
    confrontations.map(({ cause, challenger, defender, over, rung }) => [cause, challenger, defender, over, rung]),
    crises,
  ])

/** Windows that may open in a year, in their order. */
const WINDOWS_IN_ORDER: readonly WindowKind[] = ['confrontation', 'warning', 'retaliation']

/** Type of the first event that is in one list only. */
function firstIn(some: readonly SeenEvent[], others: readonly SeenEvent[]): EventType | undefined {
  const [lines, otherLines] = [some, others].map((events) => events.map((event) => JSON.stringify(event))) as [
    string[],
    string[],
  ]
  const at = lines.findIndex((line) => !otherLines.includes(line))
  const otherAt = otherLines.findIndex((line) => !lines.includes(line))
  return at >= 0 && (otherAt < 0 || at <= otherAt) ? some[at]?.type : others[otherAt]?.type
}

function* differences(one: unknown, other: unknown, path: readonly string[] = []): Iterable<readonly string[]> {
  if (Object.is(one, other)) return
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) {
    yield path
    return
  }
  for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
    yield* differences(one[key as never], other[key as never], [...path, key])
  }
}

function named(path: readonly string[], [{ state }]: Twins, actor: number, seat: number): string {
  const [list, index, ...rest] = path
  const fields = rest.filter((key) => !/^\d+$/.test(key))
  if (list === 'powers') {
    const part = Number(index) === actor ? 'actor' : Number(index) === seat ? 'viewer' : 'other'
    return [list, part, ...fields].join('.')
  }
  if (list === 'pairs')
    return [list, pairsOf(state.powers.length)[Number(index)]!.includes(actor) ? 'actor' : 'others', ...fields].join(
      '.',
    )
  return [list, ...(index !== undefined && !/^\d+$/.test(index) ? [index] : []), ...fields].join('.')
}

/** Seats of every pair, in the order of observations. */
const pairsOf = (seats: number): readonly (readonly number[])[] =>
  Array.from({ length: seats }, (_, a) => Array.from({ length: seats - a - 1 }, (_, more) => [a, a + 1 + more])).flat()
