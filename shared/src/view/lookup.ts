import type { PowerId } from '#shared/ids'
import type { Observation, PlayerView, SeenPair, SeenPower } from '#shared/view/observation'

/** The power with this id, or undefined when the viewer's world has none. */
export function seenPower(view: Observation, id: PowerId): SeenPower | undefined {
  return view.powers.find((power) => power.id === id)
}

/** Every power but the viewer's own, in seat order. */
export function rivals(view: PlayerView): readonly SeenPower[] {
  return view.powers.filter((power) => power.id !== view.self.id)
}

/** What stands between the viewer and another power; undefined for an unknown power and for itself. */
export function pairWith(view: PlayerView, other: PowerId): SeenPair | undefined {
  const me = view.self.id
  return view.pairs.find(({ a, b }) => (a === me && b === other) || (b === me && a === other))
}
