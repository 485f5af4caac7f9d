import type { PowerId, StateId } from '#shared/ids'
import type { TreatyKind } from '#shared/ruleset/vocabulary'
import type {
  Observation,
  PlayerView,
  SeenConfrontation,
  SeenPair,
  SeenPower,
  SeenState,
} from '#shared/view/observation'

/** The power with this id, or undefined when the viewer's world has none. */
export function seenPower(view: Observation, id: PowerId): SeenPower | undefined {
  return view.powers.find((power) => power.id === id)
}

/** Seat of a power: its place in every list by seat; −1 for an unknown power. */
export function seatIn(view: Observation, id: PowerId): number {
  return view.powers.findIndex((power) => power.id === id)
}

/** The lesser state with this id, or undefined when the viewer's world has none. */
export function stateIn(view: Observation, id: StateId): SeenState | undefined {
  return view.states.find((state) => state.id === id)
}

/** Every power but the viewer's own, in seat order. */
export function rivals(view: PlayerView): readonly SeenPower[] {
  return view.powers.filter((power) => power.id !== view.self.id)
}

/** What stands between two powers; undefined for an unknown power and for a power and itself. */
export function pairIn(view: Observation, one: PowerId, other: PowerId): SeenPair | undefined {
  return view.pairs.find(({ a, b }) => (a === one && b === other) || (b === one && a === other))
}

/** Tension between the viewer and another power, 0–100. */
export const tensionWith = (view: PlayerView, other: PowerId): number => pairWith(view, other)?.tension ?? 0

/** What stands between the viewer and another power; undefined for an unknown power and for itself. */
export const pairWith = (view: PlayerView, other: PowerId): SeenPair | undefined => pairIn(view, view.self.id, other)

/** True when the viewer has a treaty of this kind with another power. */
export const hasTreaty = (view: PlayerView, other: PowerId, kind: TreatyKind): boolean =>
  pairWith(view, other)?.treaties.some((treaty) => treaty.kind === kind) ?? false

/** The confrontation the viewer stands in; undefined when it stands in none. */
export function confrontationOf(view: PlayerView): SeenConfrontation | undefined {
  const me = view.self.id
  return view.confrontations.find(({ challenger, defender }) => challenger === me || defender === me)
}

/** Whom the viewer faces in a confrontation of its own. */
export const rivalIn = (view: PlayerView, { challenger, defender }: SeenConfrontation): PowerId =>
  challenger === view.self.id ? defender : challenger

/** The strongest pull of another power over a lesser state, 0–1. */
export function othersPull(view: PlayerView, { alignment }: Pick<SeenState, 'alignment'>): number {
  const own = seatIn(view, view.self.id)
  return Math.max(0, ...alignment.filter((_, seat) => seat !== own))
}
