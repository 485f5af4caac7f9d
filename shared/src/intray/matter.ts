import type { Adviser } from '#shared/analysis/advice'
import type { Chip } from '#shared/analysis/previews/chip'
import type { SeenEvent } from '#shared/events/index'
import type { PowerId, StateId } from '#shared/ids'
import type { Order } from '#shared/orders/index'
import type { Estimated } from '#shared/ruleset/forces'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { Band, Observation, PlayerView } from '#shared/view/observation'
import type { Phrase } from '#shared/view/phrase'

/** Kinds of matters that may need a player. */
export const MATTER_KINDS = [
  'alert',
  'standDown',
  'plea',
  'aid',
  'ward',
  'sighting',
  'offers',
  'advisers',
  'opening',
  'temptation',
  'watch',
  'unsure',
] as const
/** Kind of a matter. */
export type MatterKind = (typeof MATTER_KINDS)[number]

/** One answer to a matter: the orders it drafts; none where it leaves things as they are. */
export interface MatterAnswer {
  readonly says: Phrase
  readonly orders: readonly Order[]
  /** What comes of it besides what its orders bring: the cost of what is left unanswered. */
  readonly besides?: readonly Chip[]
}

/** One voice among several in a matter. */
export interface Voice {
  readonly adviser: Adviser
  readonly says: Phrase
}

/** What was believed of a force a year ago, and what is now. */
export interface Photograph {
  readonly force: Estimated
  readonly before: Band
  readonly after: Band
}

/** One of several in a matter, who ask the same or are asked about together, and the answers that are for it alone. */
export interface Asker {
  readonly id: PowerId | StateId
  readonly sighting?: Photograph
  readonly answers: readonly MatterAnswer[]
}

/** Something that needs the player this year: a question, who asks it, and the answers it may get. */
export interface Matter {
  readonly kind: MatterKind
  /** The same from view to view of a year, and no other matter's. */
  readonly id: string
  /** It stays as grave as it is however often it is asked; any other is old news when it is asked in the same words a year later. */
  readonly isGrave?: boolean
  /** How much hangs on it, 0–1, by which matters are ranked. */
  readonly stake: number
  /** Who asks: a power, a lesser state, or one of the player's own advisers. */
  readonly from: PowerId | StateId | Adviser
  readonly question: Phrase
  /** Everyone who asks the same or is asked about, where they are several; `answers` then are for all of them at a stroke. */
  readonly askers?: readonly Asker[]
  readonly voices?: readonly Voice[]
  readonly sighting?: Photograph
  readonly answers: readonly MatterAnswer[]
}

/** One kind of matter, whole. */
export interface MatterModule<Kind extends MatterKind> {
  readonly kind: Kind
  /**
   * Every matter of this kind in a planning window of the viewer's.
   * @param before the viewer's observation of the planning window a year ago; absent in the first year, or when it was not kept
   * @param news what the viewer saw happen since then
   */
  find(
    ruleset: Ruleset,
    view: PlayerView,
    before: Observation | undefined,
    news: readonly SeenEvent[],
  ): readonly Omit<Matter, 'kind'>[]
}

/**
 * The stake of a matter of a kind: half by its kind (`weight`, 0–1), half by how much of it there is (`measure`, 0–1 or cut to it).
 */
export const matterStake = (weight: number, measure: number): number =>
  (weight * (1 + Math.min(1, Math.max(0, measure)))) / 2
