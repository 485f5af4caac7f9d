import type { Order } from '#shared/orders/index'
import { isLeg } from '#shared/ruleset/forces'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { TreatyKind } from '#shared/ruleset/vocabulary'
import { hasTreaty, pairWith, rivals, seenPower } from '#shared/view/lookup'
import type { PlayerView, SeenPair } from '#shared/view/observation'

/** Which treaties a strategy signs when they are offered, and which it proposes to powers of other blocs. */
export interface TreatyPolicy {
  readonly signs: readonly TreatyKind[]
  readonly seeks: readonly TreatyKind[]
  /**
   * Guarantees between powers: signs them, or proposes them as well, to powers of its own bloc (to all where it has no
   * ally). Absent when it does neither.
   */
  readonly guarantees?: 'gives' | 'seeks'
}

/** Every kind but guarantees, which have a field of their own, in the order in which they are proposed. */
export const EVERY_TREATY: readonly TreatyKind[] = [
  'hotline',
  'inspection',
  'noFirstUse',
  'interceptorLimit',
  'armsLimit',
  'interdependence',
  'jointStatement',
]

/** Proposals of this year: answers to offers, and proposals of its own. */
export function proposeTreaties(view: PlayerView, policy: TreatyPolicy): readonly Order[] {
  const bloc = view.powers.find((power) => power.id === view.self.id)?.bloc
  const alone = !view.powers.some((power) => power.bloc === bloc && power.id !== view.self.id)
  return rivals(view).flatMap((power): Order[] => {
    const pair = pairWith(view, power.id)
    if (pair === undefined) return []
    const open = (treaty: TreatyKind) => !pair.treaties.some(({ kind }) => kind === treaty)
    const { signs, seeks } = withGuarantees(policy)
    const answered = signs.filter((treaty) => offeredTo(view, pair, treaty))
    const fitting = (treaty: TreatyKind) => (treaty === 'umbrella') === (power.bloc === bloc || alone)
    const asked = seeks.filter((treaty) => fitting(treaty) && !offeredBy(view, pair, treaty))
    const wanted = [...new Set([...answered, ...asked])].filter(open)
    return wanted.map((treaty) => ({ type: 'diplomacy', act: 'propose', treaty, with: power.id }))
  })
}

/** The treaty with a friend that it wants first, as attention is scarce: one tie, with the richest, then a guarantee with each. */
export function proposeAlliances(view: PlayerView): readonly Order[] {
  const bloc = seenPower(view, view.self.id)?.bloc
  const friends = rivals(view).filter((power) => power.bloc === bloc)
  const [richest] = [...friends].sort((a, b) => b.gdp - a.gdp)
  if (richest !== undefined && !friends.some((friend) => hasTreaty(view, friend.id, 'interdependence')))
    return [{ type: 'diplomacy', act: 'propose', treaty: 'interdependence', with: richest.id }]
  const open = friends.find((friend) => !hasTreaty(view, friend.id, 'umbrella'))
  return open === undefined ? [] : [{ type: 'diplomacy', act: 'propose', treaty: 'umbrella', with: open.id }]
}

const offeredTo = (view: PlayerView, pair: SeenPair, treaty: TreatyKind): boolean =>
  pair.offers.some(({ kind, from }) => kind === treaty && from !== view.self.id)

const offeredBy = (view: PlayerView, pair: SeenPair, treaty: TreatyKind): boolean =>
  pair.offers.some(({ kind, from }) => kind === treaty && from === view.self.id)

function withGuarantees({ signs, seeks, guarantees }: TreatyPolicy): Pick<TreatyPolicy, 'signs' | 'seeks'> {
  if (guarantees === undefined) return { signs, seeks }
  return { signs: [...signs, 'umbrella'], seeks: guarantees === 'seeks' ? [...seeks, 'umbrella'] : seeks }
}

/** The wanted orders that break no limit of a treaty the viewer has signed. */
export function withinTreaties(ruleset: Ruleset, view: PlayerView, wanted: readonly Order[]): readonly Order[] {
  const bound = (kind: TreatyKind) => rivals(view).some(({ id }) => hasTreaty(view, id, kind))
  const { interceptors } = view.self.forces
  return wanted.filter((order) => {
    if (order.type !== 'build') return true
    if (order.force === 'interceptors') {
      const owned = interceptors + order.lots * ruleset.forces.interceptors.lot
      return owned <= ruleset.treaties.interceptorCap || !bound('interceptorLimit')
    }
    return !isLeg(order.force) || !bound('armsLimit')
  })
}
