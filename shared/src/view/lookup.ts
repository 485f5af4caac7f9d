import type { PowerId } from '#shared/ids'
import type { Observation, PlayerView, SeenPower } from '#shared/view/observation'

/** The power with this id, or undefined when the viewer's world has none. */
export function seenPower(view: Observation, id: PowerId): SeenPower | undefined {
  return view.powers.find((power) => power.id === id)
}

/** Every power but the viewer's own, in seat order. */
export function rivals(view: PlayerView): readonly SeenPower[] {
  return view.powers.filter((power) => power.id !== view.self.id)
}
