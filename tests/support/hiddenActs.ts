import type { SeenEvent } from '#shared/events/index'
import { seenEvents } from '#shared/events/seenEvents'
import { windowRng } from '#shared/match/matchRecord'
import { moduleOf, type Order, type OrderType } from '#shared/orders/index'
import { isLaunchOrder } from '#shared/orders/isLaunchOrder'
import { type Resolved, resolveWindow } from '#shared/resolve/resolveWindow'
import { createRng, type Rng } from '#shared/rng'
import { LAUNCH_AUTHORITIES, READINESS_LEVELS, TARGETINGS } from '#shared/ruleset/forces'
import { RULESET, type Ruleset } from '#shared/ruleset/ruleset'
import type { GameState } from '#shared/state/gameState'
import type { PlayerView, Viewer } from '#shared/view/observation'
import { observe } from '#shared/view/observe'
import { anyOrders, anySubmissions } from '#tests/support/generate'
import { viewOf } from '#tests/support/positions'

/** Kinds of act in a planning window that no rule shows to another power as they are done. */
export const HIDDEN_ACTS = [
  'stockpile',
  'formations',
  'sensors',
  'alert',
  'patrol',
  'plans',
  'spying',
  'research',
  'secretBase',
  'offer',
] as const
/** Kind of a hidden act. */
export type HiddenAct = (typeof HIDDEN_ACTS)[number]

/** An act's order type, and one draw of it for a view; no orders where the view has no option of it. */
interface ActModule {
  readonly type: OrderType
  readonly draw: (view: PlayerView, rng: Rng) => readonly Order[]
}

const pick = <T>(list: readonly T[], rng: Rng, n = 0): T => list[rng.integer(list.length, n)]!

/** One option of an order type that fits. */
const oneOf = (type: OrderType, fits: (order: Order) => boolean): ActModule => ({
  type,
  draw(view, rng) {
    const options = [...moduleOf({ type }).options(RULESET, view)].filter(fits)
    return options.length === 0 ? [] : [pick(options, rng)]
  },
})

const builds = (...forces: readonly string[]): ActModule =>
  oneOf('build', (order) => order.type === 'build' && forces.includes(order.force))

type Posture = PlayerView['self']['posture']

/** The posture as it is, with a part of it drawn anew. */
const posture = (redrawn: (posture: Posture, rng: Rng) => Partial<Posture>): ActModule => ({
  type: 'posture',
  draw: ({ self }, rng) => [{ type: 'posture', ...self.posture, ...redrawn(self.posture, rng) }],
})

const ACTS: Readonly<Record<HiddenAct, ActModule>> = {
  // Warheads, and what stops them.
  stockpile: builds('silos', 'submarines', 'bombers', 'forward', 'interceptors'),
  formations: builds('conventional'),
  sensors: builds('sensors'),
  // Readiness on land and in the air.
  alert: posture(({ readiness }, rng) => ({
    readiness: { ...readiness, silos: pick(READINESS_LEVELS, rng, 0), bombers: pick(READINESS_LEVELS, rng, 1) },
  })),
  patrol: posture(({ readiness }, rng) => ({ readiness: { ...readiness, submarines: pick(READINESS_LEVELS, rng) } })),
  plans: posture((_, rng) => ({ targeting: pick(TARGETINGS, rng, 0), authority: pick(LAUNCH_AUTHORITIES, rng, 1) })),
  spying: oneOf('spy', () => true),
  research: oneOf('research', () => true),
  secretBase: oneOf('base', (order) => order.type === 'base' && order.act === 'buildSecretly'),
  offer: oneOf('diplomacy', (order) => order.type === 'diplomacy' && order.act === 'propose'),
}

/** Two worlds after the same window: one in which a power did one thing in secret, one in which it did another. */
export type Twins = readonly [World, World]

/** A world after a window: what each viewer was told of it, and sees now. An ended match stays sealed. */
export interface World extends Resolved {
  readonly told: (viewer: Viewer) => readonly SeenEvent[]
  readonly seen: (viewer: Viewer) => object
}

/** A year in which one power acted in secret, and the year after it, in twin worlds of the same luck. */
export interface TwinYears {
  /** Seat of the power whose act differs. */
  readonly actor: number
  /** The orders of the act in either world; one may be none. */
  readonly acts: readonly [readonly Order[], readonly Order[]]
  /** After each window, as long as both worlds wait for the same. */
  readonly windows: readonly Twins[]
}

/**
 * Plays the year that begins with `opening`, and the next, twice: every order and all luck are the same but for one hidden
 * act of one power. The next year all seats let planning pass, so that only rules carry on what was done.
 * @param opening a planning window
 * @param salt chooses the actor, its two acts, all other orders and the luck; no strike is among the orders
 * @returns undefined where the act has no two options
 */
export function playTwinYears(
  ruleset: Ruleset,
  opening: GameState,
  act: HiddenAct,
  salt: string,
): TwinYears | undefined {
  const rng = createRng(salt)
  const actor = rng.split('actor').integer(opening.powers.length)
  const view = viewOf(opening, actor, ruleset)
  const { type, draw } = ACTS[act]
  const acts = [rng.split('idle').chance(0.5) ? [] : draw(view, rng.split(0)), draw(view, rng.split(1))] as const
  if (JSON.stringify(acts[0]) === JSON.stringify(acts[1])) return undefined
  const others = anySubmissions(opening, rng.split('others'), 0)
  // Before the act, so that whatever the act costs they are all accepted in both worlds.
  const same = anyOrders(view, rng.split('same'), 0).filter((order) => order.type !== type)
  const opened = acts.map((orders) => ({ ...others, [view.self.id]: [...same, ...orders] }))
  let states: readonly [GameState, GameState] = [opening, opening]
  const windows: Twins[] = []
  do {
    const given = anySubmissionsLater(states[0], rng)
    const [one, other] = states.map((state, n) => {
      const submissions = windows.length === 0 ? opened[n]! : given
      return worldOf(ruleset, resolveWindow(ruleset, state, submissions, windowRng(rng, state.windowNumber)))
    }) as [World, World]
    windows.push([one, other])
    states = [one.state, other.state]
  } while (states[0].year < opening.year + 2 && waitForTheSame(states))
  return { actor, acts, windows }
}

/** Orders in windows that come of the first, none of them a launch; none in later planning windows. */
function anySubmissionsLater(state: GameState, rng: Rng): Record<string, readonly Order[]> {
  if (state.window.kind === 'planning') return {}
  const given = Object.entries(anySubmissions(state, rng.split('window', state.windowNumber), 0))
  return Object.fromEntries(given.map(([id, orders]) => [id, orders.filter((order) => !isLaunchOrder(order))]))
}

const waitForTheSame = ([one, other]: readonly [GameState, GameState]): boolean =>
  one.window.kind !== 'ended' && JSON.stringify(one.window) === JSON.stringify(other.window)

const worldOf = (ruleset: Ruleset, { state, events }: Resolved): World => ({
  state,
  events,
  told: (viewer) => seenEvents(events, viewer),
  seen: (viewer) => observe(ruleset, state, viewer, 'sealed'),
})
