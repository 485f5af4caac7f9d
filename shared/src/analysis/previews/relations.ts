import type { Chip } from '#shared/analysis/previews/chip'
import { pushChips } from '#shared/analysis/previews/push'
import type { PowerId, StateId } from '#shared/ids'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { TreatyKind } from '#shared/ruleset/vocabulary'
import type { PleaAnswer } from '#shared/state/lesserState'
import { hasTreaty, rivals, seatIn, seenPower, stateIn, tensionWith } from '#shared/view/lookup'
import type { Observation, PlayerView, SeenPower } from '#shared/view/observation'

/** The viewer's own power as all see it. @throws RangeError when the view has no such row: a fault of the caller */
export function ownRow(view: PlayerView): SeenPower {
  const own = seenPower(view, view.self.id)
  if (own === undefined) throw new RangeError('a player’s view lists the player’s own power')
  return own
}

/** The powers of other blocs, in seat order. */
export function otherBlocs(view: PlayerView): readonly PowerId[] {
  const { bloc } = ownRow(view)
  return rivals(view).flatMap((power) => (power.bloc === bloc ? [] : [power.id]))
}

/** Whether a power is of the viewer's bloc. */
export const isAlly = (view: PlayerView, power: PowerId): boolean => !otherBlocs(view).includes(power)

/** Partners in a treaty of this kind that binds the viewer now, in seat order. */
export const treatyPartners = (view: PlayerView, kind: TreatyKind): readonly PowerId[] =>
  rivals(view).flatMap(({ id }) => (hasTreaty(view, id, kind) ? [id] : []))

/** The power behind a lesser state: its patron, or the one it leans to. */
export function holderOf(view: Observation, id: StateId): PowerId | undefined {
  const state = stateIn(view, id)
  return state?.umbrella?.patron ?? state?.leansTo
}

/** Whether a lesser state waits for an answer to its plea (clause 6.5). */
const isAsking = (view: PlayerView, id: StateId): boolean =>
  ['asks', 'arming'].includes(stateIn(view, id)?.stance ?? '')

/** The plea of a client answered: a deed keeps it, a word spares its patron's own. `patron` is the power behind the state by then. */
export const pleaChips = (
  view: PlayerView,
  state: StateId,
  patron: PowerId | undefined,
  by: PleaAnswer['by'],
): readonly Chip[] =>
  isAsking(view, state) && patron === view.self.id
    ? [{ term: by === 'deed' ? 'heeded' : 'soothed', certainty: 'certain', tone: 'gain', state }]
    : []

/** The viewer's pull on a lesser state, 0–1. */
export const pullOn = (view: PlayerView, id: StateId): number =>
  stateIn(view, id)?.alignment[seatIn(view, view.self.id)] ?? 0

/** A change of tension with one power. */
export const tensionChips = (
  ruleset: Ruleset,
  view: PlayerView,
  power: PowerId,
  by: number,
  more: Partial<Chip> = {},
): readonly Chip[] =>
  pushChips(ruleset, { term: 'tension', power, from: tensionWith(view, power), by, good: -1, ...more })

/** The same change of tension with several powers: one chip, as sure as the least sure of them. */
export function sharedTension(
  ruleset: Ruleset,
  view: PlayerView,
  term: 'tensionRivals' | 'tensionAll',
  powers: readonly PowerId[],
  by: number,
): readonly Chip[] {
  const each = powers.flatMap((power) => pushChips(ruleset, { term, from: tensionWith(view, power), by, good: -1 }))
  const [first] = each
  if (first === undefined) return []
  const certain = each.length === powers.length && each.every(({ certainty }) => certainty === 'certain')
  return [{ ...first, change: by, certainty: certain ? 'certain' : 'likely', powers }]
}

/** A change of the viewer's support at home; what is published of it is rounded, so it is never cut short for certain. */
export const supportChips = (
  ruleset: Ruleset,
  view: PlayerView,
  by: number,
  more: Partial<Chip> = {},
): readonly Chip[] => pushChips(ruleset, { term: 'support', from: ownRow(view).support, by, good: 1, ...more })

/** A change of the viewer's word. */
export const wordChips = (ruleset: Ruleset, view: PlayerView, by: number, more: Partial<Chip> = {}): readonly Chip[] =>
  pushChips(ruleset, { term: 'word', from: ownRow(view).integrity, by, good: 1, ...more })

/** What may come of a minimal doctrine against which one's own plans aim at forces (clause 4.4). */
export function plansChips(ruleset: Ruleset, view: PlayerView): readonly Chip[] {
  const found = { when: 'found', certainty: 'unknown' } as const
  return [
    { term: 'plansFound', certainty: 'unknown', tone: 'loss' },
    ...wordChips(ruleset, view, -ruleset.crisis.falseDoctrine, found),
    { ...found, term: 'distrusted', tone: 'loss' },
  ]
}

/** What a breach of treaties in public costs: each ends at once, word falls for every one, tension with its partner rises. */
export function breachChips(
  ruleset: Ruleset,
  view: PlayerView,
  broken: readonly { readonly kind: TreatyKind; readonly with: PowerId }[],
): readonly Chip[] {
  if (broken.length === 0) return []
  const { breachIntegrity, breachTension } = ruleset.treaties
  const partners = [...new Set(broken.map((treaty) => treaty.with))]
  const timesWith = (power: PowerId) => broken.filter((treaty) => treaty.with === power).length
  return [
    ...broken.map(
      (treaty): Chip => ({
        term: 'breach',
        certainty: 'certain',
        tone: 'loss',
        treaty: treaty.kind,
        power: treaty.with,
      }),
    ),
    ...wordChips(ruleset, view, -breachIntegrity * broken.length),
    ...partners.flatMap((power) => tensionChips(ruleset, view, power, breachTension * timesWith(power))),
    { term: 'distrusted', certainty: 'certain', tone: 'loss' },
  ]
}
