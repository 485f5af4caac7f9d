import type { StateId } from '#shared/ids'

/**
 * What a leader who came half way through the match wants besides its interest, worth points when it is so at the end (clause
 * 1.5): a client won, a confrontation won, a rival calmed, an answer to all, prosperity, inspectors across the blocs.
 */
export type Agenda = {
  /** The leader's first year. */
  readonly since: number
} & (
  | { readonly kind: 'client'; readonly state: StateId }
  | { readonly kind: 'humble' }
  | {
      readonly kind: 'detente'
      /** Seat of the rival that is to be calmed, and the tension with it when the leader came. */
      readonly rival: number
      readonly tension: number
    }
  | { readonly kind: 'fortress' }
  | {
      readonly kind: 'prosper'
      /** Output when the leader came. */
      readonly gdp: number
    }
  | { readonly kind: 'watch' }
)
