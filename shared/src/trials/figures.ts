import type { GameEvent } from '#shared/events/index'
import { type PowerId, powerId } from '#shared/ids'
import { mean } from '#shared/math'
import type { Scenario } from '#shared/scenario/schema'
import type { PastCrisis } from '#shared/state/confrontation'
import type { GameState } from '#shared/state/gameState'
import { type MatchSize, namedBots, playNatural } from '#shared/trials/naturalMatch'

/** What the first weapon of a match was fired by: a plan of the year, a side of a confrontation, an accident on its rungs, or a false alarm. */
const WAR_CAUSES = ['plan', 'confrontation', 'accident', 'alarm'] as const
type WarCause = (typeof WAR_CAUSES)[number]

/** What one match of the natural field came to. */
interface Counted {
  /** Absent when no weapon was used. */
  readonly war?: WarCause
  readonly generalWar: boolean
  readonly crises: number
  readonly accident: number
  readonly alarms: number
  readonly baseTrade: boolean
  /** The power with most points; the first of equals. */
  readonly winner: PowerId | undefined
}

/** What the matches of one scenario, for so many seats and years, come to. */
export interface ScenarioFigures extends MatchSize {
  readonly scenario: string
  readonly matches: number
  /** Share of matches, 0–1, in which a weapon was used. */
  readonly war: number
  /** The same by what fired the first weapon. */
  readonly warBy: Readonly<Record<WarCause, number>>
  /** Share of matches in which at least half the powers were struck. */
  readonly generalWar: number
  /** Confrontations a match. */
  readonly crises: number
  /** Confrontations in which a power stands, a match. */
  readonly crisesPerSeat: number
  /** Median over matches of the probability that something went off by accident. */
  readonly accident: number
  /** False alarms a match. */
  readonly alarms: number
  /** Share of matches with a confrontation about a base after whose terms each side withdrew one. */
  readonly baseTrade: number
  /** Share of matches that each power ended with most points, in seat order. */
  readonly wins: readonly { readonly power: PowerId; readonly share: number }[]
}

/** Plays `matches` matches of named bots by lot and counts what happened. Equal seeds give equal figures. */
export function measureScenario(scenario: Scenario, size: MatchSize, matches: number, seed: string): ScenarioFigures {
  let figures = figuresOf(scenario, size, [])
  for (figures of measuring(scenario, size, matches, seed));
  return figures
}

/** The same match by match: what all matches so far come to, after each of them. */
export function* measuring(
  scenario: Scenario,
  size: MatchSize,
  matches: number,
  seed: string,
): Generator<ScenarioFigures, void> {
  const counted: Counted[] = []
  for (let n = 0; n < matches; n++) {
    counted.push(count(scenario, size, `${seed} ${scenario.id} ${n}`))
    yield figuresOf(scenario, size, counted)
  }
}

function figuresOf(scenario: Scenario, size: MatchSize, counted: readonly Counted[]): ScenarioFigures {
  const share = (holds: (match: Counted) => boolean) => mean(counted.map((match) => (holds(match) ? 1 : 0)))
  const crises = mean(counted.map((match) => match.crises))
  const accidents = counted.map(({ accident }) => accident).sort((a, b) => a - b)
  const by = (cause: WarCause) => share(({ war }) => war === cause)
  const seated = scenario.seatings[String(size.seats)] ?? []
  return {
    ...{ scenario: scenario.id, seats: size.seats, years: size.years, matches: counted.length },
    war: share(({ war }) => war !== undefined),
    warBy: Object.fromEntries(WAR_CAUSES.map((cause) => [cause, by(cause)])) as ScenarioFigures['warBy'],
    generalWar: share(({ generalWar }) => generalWar),
    crises,
    crisesPerSeat: (2 * crises) / size.seats,
    accident: accidents[Math.floor(counted.length / 2)] ?? 0,
    alarms: mean(counted.map(({ alarms }) => alarms)),
    baseTrade: share(({ baseTrade }) => baseTrade),
    wins: seated.map(powerId).map((power) => ({ power, share: share(({ winner }) => winner === power) })),
  }
}

function count(scenario: Scenario, size: MatchSize, seed: string): Counted {
  let war: WarCause | undefined
  let firing: WarCause | undefined
  let before: GameState | undefined
  let [alarms, baseTrade] = [0, false]
  const { final, accident } = playNatural(scenario, namedBots, size, seed, (state, { events }) => {
    const happened = (kind: GameEvent['type']) => events.some(({ type }) => type === kind)
    if (!isFlying(before)) firing = causeOf(before, happened('accident'))
    if (happened('firstUse')) war = firing
    alarms += events.filter(({ type }) => type === 'alarmProvedFalse').length
    baseTrade ||= state.crises.slice(before?.crises.length ?? 0).some((past) => tradesBases(state, past, events))
    before = state
    return state
  })
  return {
    ...(war === undefined ? {} : { war }),
    ...{ generalWar: final.ending?.outcome === 'generalWar', crises: final.crises.length, accident, alarms, baseTrade },
    winner: winnerOf(final),
  }
}

function winnerOf({ powers, ending }: GameState): PowerId | undefined {
  const totals = ending?.powers.map(({ total }) => total) ?? []
  return powers[totals.indexOf(Math.max(...totals))]?.id
}

const isFlying = (state: GameState | undefined): boolean => (state?.exchange.inFlight.length ?? 0) > 0

/** What would have fired a salvo that took off as a window closed over which none was in flight. */
function causeOf(before: GameState | undefined, byAccident: boolean): WarCause {
  if (byAccident) return 'accident'
  if (before?.window.kind === 'warning') return 'alarm'
  return before?.window.kind === 'confrontation' ? 'confrontation' : 'plan'
}

/** Terms about a base, by which both sides withdrew one. */
function tradesBases(
  { powers }: GameState,
  { cause, outcome, challenger, defender }: PastCrisis,
  events: readonly GameEvent[],
): boolean {
  const withdrew = (seat: number) =>
    events.some((event) => event.type === 'baseClosed' && event.power === powers[seat]?.id)
  const isAboutBase = cause === 'blockade' || cause === 'baseDiscovered'
  return isAboutBase && outcome === 'deal' && withdrew(challenger) && withdrew(defender)
}
