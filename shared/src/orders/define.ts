import type { z } from 'zod'
import type { PowerId, StateId } from '#shared/ids'
import type { Statement } from '#shared/orders/statement'
import type { Force, LaunchAuthority, Leg, Readiness, ResearchLine, Targeting } from '#shared/ruleset/forces'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { Aim, TreatyKind, WindowKind } from '#shared/ruleset/vocabulary'
import type { PlayerView } from '#shared/view/observation'
import type { Phrase, Problem } from '#shared/view/phrase'

/**
 * What an order asserts to the phase that acts on it. Several orders may make the same claim: a first strike, a launch
 * on warning and a retaliation are all launches.
 */
export type Claim =
  | { readonly kind: 'purchase'; readonly force: Force; readonly lots: number }
  | {
      readonly kind: 'posture'
      readonly readiness: Readonly<Record<Leg, Readiness>>
      readonly targeting: Targeting
      readonly authority: LaunchAuthority
    }
  | { readonly kind: 'statement'; readonly statement: Statement }
  | { readonly kind: 'research'; readonly line: ResearchLine }
  | { readonly kind: 'aid'; readonly state: StateId; readonly level: number }
  | { readonly kind: 'propose' | 'leave'; readonly treaty: TreatyKind; readonly with: PowerId }
  | { readonly kind: 'spy'; readonly target: PowerId; readonly level: number }
  | {
      readonly kind: 'launch'
      readonly target: PowerId
      readonly legs: readonly Leg[]
      /** Whole percent of what stands ready. */
      readonly share: number
      readonly aim: Aim
    }
  | { readonly kind: 'rideOut' }
  | { readonly kind: 'ask' }
  | { readonly kind: 'raiseReadiness' }
  | { readonly kind: 'hold' }

export type ClaimOf<Kind extends Claim['kind']> = Extract<Claim, { kind: Kind }>

/**
 * One kind of order, whole: everything the wire, the server, the menus, the bots, the log and the tests need to know
 * of it. Legality is a function of the observation, never of the hidden state.
 */
export interface OrderModule<Type extends string, Order extends { readonly type: Type }> {
  readonly type: Type
  readonly windows: readonly WindowKind[]
  /** Strict: unknown keys are refused. */
  readonly schema: z.ZodType<Order>
  /** Orders with the same slot replace each other: one build per force, one posture, one strike. */
  slot(order: Order): string
  /** Budget points, paid when the window closes. */
  cost(ruleset: Ruleset, order: Order): number
  /** Every acceptable order of this kind, in a fixed order, each affordable by itself. */
  options(ruleset: Ruleset, view: PlayerView): Iterable<Order>
  /** Undefined when acceptable. Sums over several orders are checked by validateSubmission. */
  validate(ruleset: Ruleset, view: PlayerView, order: Order): Problem | undefined
  claims(order: Order): readonly Claim[]
  describe(order: Order): Phrase
}

export function defineOrder<Type extends string, Order extends { readonly type: Type }>(
  module: OrderModule<Type, Order>,
): OrderModule<Type, Order> {
  return module
}
