import fc from 'fast-check'
import { loadScenarios } from '#server/lib/loadScenarios'
import { dealRng, windowRng } from '#shared/match/matchRecord'
import { moduleOf, ORDER_TYPES, type Order } from '#shared/orders/index'
import { resolveWindow } from '#shared/resolve/resolveWindow'
import { createRng, type Rng } from '#shared/rng'
import { LAUNCH_AUTHORITIES, READINESS_LEVELS, TARGETINGS } from '#shared/ruleset/forces'
import { RULESET, type Ruleset } from '#shared/ruleset/ruleset'
import { rulesetVariant } from '#shared/ruleset/rulesetVariant'
import type { Scenario } from '#shared/scenario/schema'
import { createGame } from '#shared/state/createGame'
import type { GameState } from '#shared/state/gameState'
import type { PlayerView } from '#shared/view/observation'
import { anyInjections } from '#tests/support/injected'
import { viewOf } from '#tests/support/positions'
import { smallWorld } from '#tests/support/smallWorld'

/** Plain posture off a generator, instead of listing all 1,125. */
function anyPosture(rng: Rng): Order {
  const pick = <T>(list: readonly T[], n: number): T => list[rng.integer(list.length, n)]!
  const readiness = {
    silos: pick(READINESS_LEVELS, 1),
    submarines: pick(READINESS_LEVELS, 2),
    bombers: pick(READINESS_LEVELS, 3),
  }
  return { type: 'posture', readiness, targeting: pick(TARGETINGS, 4), authority: pick(LAUNCH_AUTHORITIES, 5) }
}

/** Random orders for a view: mostly acceptable, together perhaps too dear, sometimes two for one slot. */
export function anyOrders(view: PlayerView, rng: Rng, warlike: number): readonly Order[] {
  const orders: Order[] = []
  for (const type of ORDER_TYPES) {
    const draw = rng.split(type)
    const { windows, options } = moduleOf({ type })
    if (!windows.includes(view.window.kind)) continue
    const chance = type === 'strike' ? warlike : 0.6
    if (!draw.chance(chance)) continue
    if (type === 'posture') orders.push(anyPosture(draw))
    else {
      const list = [...options(RULESET, view)]
      if (list.length > 0) orders.push(list[draw.integer(list.length, 1)]!)
    }
  }
  return orders
}

/** Random orders for every seat a window waits for; a fifth of the seats give none. */
export function anySubmissions(state: GameState, rng: Rng, warlike: number): Record<string, readonly Order[]> {
  const submissions: Record<string, readonly Order[]> = {}
  for (const seat of state.window.participants) {
    const own = rng.split('seat', seat)
    if (own.chance(0.2)) continue
    submissions[state.powers[seat]!.id] = anyOrders(viewOf(state, seat), own, warlike)
  }
  return submissions
}

/** Every world random matches are played in: the tests' own, and every scenario there is. */
const WORLDS: ReadonlyMap<string, Scenario> = new Map([[smallWorld.id, smallWorld], ...loadScenarios()])

/** A random match, so far played: the same fields give the same positions. */
export interface AnyMatch {
  /** Id of its scenario: short, so that a counterexample can be read. */
  readonly world: string
  readonly seats: number
  readonly seed: string
  /** Windows played, or to the end. */
  readonly windows: number
  /** Probability of a strike out of the blue per seat and window, 0–1. */
  readonly warlike: number
  /** Whether events are injected in its planning windows. */
  readonly injected?: boolean
}

const worldOf = (id: string): Scenario => WORLDS.get(id) ?? smallWorld

/** The rules that a random match is played by: those of its scenario. */
export const rulesetOf = ({ world }: Pick<AnyMatch, 'world'>): Ruleset => rulesetVariant(RULESET, worldOf(world).rules)

/** Every position of a random match, first to last. */
export function anyPositions({
  world,
  seats,
  seed,
  windows,
  warlike,
  injected = false,
}: AnyMatch): readonly GameState[] {
  const scenario = worldOf(world)
  const ruleset = rulesetOf({ world })
  let state = createGame(ruleset, scenario, { seats, years: 6 }, dealRng(createRng(seed)))
  const positions = [state]
  const rng = createRng(seed).split('orders')
  for (let n = 0; n < windows && state.window.kind !== 'ended'; n++) {
    const submissions = anySubmissions(state, rng.split(n), warlike)
    const injections = injected ? anyInjections(state, rng.split('injections', n)) : []
    state = resolveWindow(ruleset, state, submissions, windowRng(createRng(seed), state.windowNumber), injections).state
    positions.push(state)
  }
  return positions
}

/** The last position of a random match that still waits for players. */
export const lastUnended = (match: AnyMatch): GameState =>
  anyPositions(match).findLast(({ window }) => window.kind !== 'ended')!

/** Half the matches in the tests' own small world, half in the scenarios; enough windows to reach any kind. */
export const anyMatch: fc.Arbitrary<AnyMatch> = fc
  .record({
    world: fc.oneof(fc.constant(smallWorld.id), fc.constantFrom(...WORLDS.keys())),
    seating: fc.nat(20),
    seed: fc.string({ minLength: 1, maxLength: 8 }),
    windows: fc.nat(26),
    warlike: fc.constantFrom(0, 0.05, 0.4),
    injected: fc.boolean(),
  })
  .map(({ world, seating, ...rest }) => {
    const seatings = Object.keys(worldOf(world).seatings)
    return { world, seats: Number(seatings[seating % seatings.length]), ...rest }
  })
