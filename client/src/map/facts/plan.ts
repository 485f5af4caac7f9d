import type { PowerId, StateId, TerritoryId } from '#shared/ids'
import type { Observation } from '#shared/view/observation'
import { type BlocOutline, blocOutline } from '../../theme/blocOutlines.ts'
import { COLOURS, lookOf, type PowerLook } from '../../theme/tokens.ts'
import { brightness, leaningShade, mixColours } from '../paint/tones.ts'

/** A power's or lesser state's land as it is to be painted. */
export interface PaintedLand {
  readonly kind: 'power' | 'state'
  readonly id: PowerId | StateId
  readonly territories: readonly TerritoryId[]
  readonly fill: string
  /** Whose pattern lies over it, and how strongly, 0–1. */
  readonly look: PowerLook | undefined
  readonly strength: number
  /** Lost to war, 0–1, in twentieths. */
  readonly loss: number
  /** Whether fallout drifts from where weapons fell. */
  readonly hasFallout: boolean
  /** How the bloc of a power is outlined; undefined for a state, and where no powers share a bloc. */
  readonly outline: BlocOutline | undefined
}

/** Most embers a burnt land shows. */
const MOST_EMBERS = 56
const ASH = '#08090b'

/** Pale colours are mixed in more thinly, so that no power's land outshines another's. */
const tint = (colour: string, share: number): number => (share * 0.62) / (0.25 + 0.6 * brightness(colour))

/** Cities of a land whose lights are seen at night. */
const LIGHTS = { power: 26, state: 6 } as const

/** Embers a land shows for what it has lost. */
export const emberCount = (loss: number): number => Math.min(MOST_EMBERS, Math.ceil(loss * MOST_EMBERS))

/** Cities of a land that give light, of those that did in peace: the first are struck first, and stay dark. */
export function litCities({ kind, loss }: Pick<PaintedLand, 'kind' | 'loss'>): {
  readonly from: number
  readonly to: number
} {
  return { from: emberCount(loss), to: LIGHTS[kind] }
}

/** What the geography shows of an observation. */
export function paintPlanOf(view: Observation): readonly PaintedLand[] {
  const powers = view.powers.map(({ id, bloc, look, territories, loss }): PaintedLand => {
    const style = lookOf(look)
    const lost = Math.round(loss * 20) / 20
    const fill = mixColours(mixColours(COLOURS.land, style.colour, tint(style.colour, 0.27)), ASH, lost * 0.8)
    return {
      kind: 'power',
      id,
      territories,
      fill,
      look: style,
      strength: 1,
      loss: lost,
      hasFallout: view.skin === undefined,
      outline: blocOutline(view.powers, bloc),
    }
  })
  const states = view.states.map(({ id, territories, alignment }): PaintedLand => {
    const lean = leaningShade(alignment)
    const towards = lean && view.powers[lean.seat]
    const look = towards && lookOf(towards.look)
    const strength = lean?.strength ?? 0
    const fill = look ? mixColours(COLOURS.land, look.colour, tint(look.colour, 0.03 + strength * 0.17)) : COLOURS.land
    return { kind: 'state', id, territories, fill, look, strength, loss: 0, hasFallout: false, outline: undefined }
  })
  return [...states, ...powers]
}

/** Changes exactly when the geography must be painted again. */
export const paintPlanKey = (plan: readonly PaintedLand[]): string =>
  plan
    .map(({ id, fill, loss, strength, territories }) => `${id}:${fill}:${loss}:${strength}:${territories.join('')}`)
    .join('|')
