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
 * What came in one world only as these windows closed, by the order in which a year brings it: a treaty or its end, a
 * confrontation, a window that opened, or else the first event.
 */
function happeningIn([one, other]: Twins, viewer: Viewer): string | undefined {
  const [left, right] = [one.state, other.state]
  if (treatiesOf(left, right) !== treatiesOf(right, left)) return 'treaties'
  // Private ones too: their window is public, and all that comes of them differs.
  if (confrontationsOf(left) !== confrontationsOf(right)) return 'confrontation'
  // A window that opens in one world only holds up all that a year's end brings, so it comes before events.
  if (JSON.stringify(left.window) !== JSON.stringify(right.window)) {
    return WINDOWS_IN_ORDER.find((kind) => left.window.kind === kind || right.window.kind === kind)
  }
  const [heard, alsoHeard] = [one, other].map(({ told }) => told(viewer).map((event) => JSON.stringify(event)))
  return firstIn(heard!, alsoHeard!)
}

/** Treaties of a world, those left out that end with a year the other may not have ended yet. */
const treatiesOf = ({ treaties, year }: GameState, other: GameState): string => {
  const closing = Math.min(year, other.year)
  return JSON.stringify(treaties.filter(({ endsAfter = Number.POSITIVE_INFINITY }) => endsAfter > closing))
}

const confrontationsOf = ({ confrontations, crises }: GameState): string =>
  JSON.stringify([
    confrontations.map(({ cause, challenger, defender, over, rung }) => [cause, challenger, defender, over, rung]),
    crises,
  ])

/** Windows that may open in a year, in their order. */
const WINDOWS_IN_ORDER: readonly WindowKind[] = ['confrontation', 'warning', 'retaliation']

/** Type of the first event that is in one list only. */
function firstIn(events: readonly string[], others: readonly string[]): string | undefined {
  const first = (some: readonly string[], missing: readonly string[]) =>
    some.findIndex((event) => !missing.includes(event))
  const [at, otherAt] = [first(events, others), first(others, events)]
  const event = at >= 0 && (otherAt < 0 || at <= otherAt) ? events[at] : others[otherAt]
  return event === undefined ? undefined : (JSON.parse(event) as { type: string }).type
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
