import type { Order } from '#shared/orders/index'
import type { TreatyKind } from '#shared/ruleset/vocabulary'
import { pairWith, rivals } from '#shared/view/lookup'
import type { PlayerView, SeenPair } from '#shared/view/observation'

/** Which treaties a doctrine will sign with the other bloc, and which it asks for. */
export interface TreatyTaste {
  readonly signs: readonly TreatyKind[]
  readonly seeks: readonly TreatyKind[]
  /** Guarantees between powers: gives one when asked, asks powers of its own bloc (or anybody in a world without blocs), or neither. */
  readonly guarantees?: 'gives' | 'seeks'
}

/** Proposals of this year: answers to offers it likes, and its own wishes to everybody of another bloc. */
export function negotiate(view: PlayerView, taste: TreatyTaste): readonly Order[] {
  const bloc = view.powers.find((power) => power.id === view.self.id)?.bloc
  const alone = !view.powers.some((power) => power.bloc === bloc && power.id !== view.self.id)
  return rivals(view).flatMap((power): Order[] => {
    const pair = pairWith(view, power.id)
    if (pair === undefined) return []
    const open = (treaty: TreatyKind) => !pair.treaties.some(({ kind }) => kind === treaty)
    const { signs, seeks } = withGuarantees(taste)
    const answered = signs.filter((treaty) => offeredTo(view, pair, treaty))
    const fitting = (treaty: TreatyKind) => (treaty === 'umbrella') === (power.bloc === bloc || alone)
    const asked = seeks.filter((treaty) => fitting(treaty) && !offeredBy(view, pair, treaty))
    const wanted = [...new Set([...answered, ...asked])].filter(open)
    return wanted.map((treaty) => ({ type: 'diplomacy', act: 'propose', treaty, with: power.id }))
  })
}

const offeredTo = (view: PlayerView, pair: SeenPair, treaty: TreatyKind): boolean =>
  pair.offers.some(({ kind, from }) => kind === treaty && from !== view.self.id)

const offeredBy = (view: PlayerView, pair: SeenPair, treaty: TreatyKind): boolean =>
  pair.offers.some(({ kind, from }) => kind === treaty && from === view.self.id)

function withGuarantees({ signs, seeks, guarantees }: TreatyTaste): Pick<TreatyTaste, 'signs' | 'seeks'> {
  if (guarantees === undefined) return { signs, seeks }
  return { signs: [...signs, 'umbrella'], seeks: guarantees === 'seeks' ? [...seeks, 'umbrella'] : seeks }
}
