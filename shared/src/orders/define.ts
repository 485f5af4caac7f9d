import type { z } from 'zod'
import type { PowerId, StateId } from '#shared/ids'
import type { Statement } from '#shared/orders/statement'
import type {
  Force,
  LaunchAuthority,
  Leg,
  Readiness,
  ReadinessLeg,
  ResearchLine,
  Targeting,
} from '#shared/ruleset/forces'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { Aim, CrisisMove, TreatyKind, WindowKind } from '#shared/ruleset/vocabulary'
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
      readonly readiness: Readonly<Record<ReadinessLeg, Readiness>>
      readonly targeting: Targeting
      readonly authority: LaunchAuthority
    }
  | { readonly kind: 'statement'; readonly statement: Statement }
  | { readonly kind: 'research'; readonly line: ResearchLine }
  | { readonly kind: 'aid'; readonly state: StateId; readonly level: number }
  | { readonly kind: 'propose' | 'leave' | 'break'; readonly treaty: TreatyKind; readonly with: PowerId }
  | { readonly kind: 'buildBase'; readonly host: StateId; readonly open: boolean }
  | { readonly kind: 'closeBase'; readonly host: StateId }
  | { readonly kind: 'cover' | 'reaffirm' | 'uncover'; readonly state: StateId }
  | {
      readonly kind: 'challenge'
      readonly demand: 'state' | 'base'
      readonly over: StateId
      readonly against: PowerId
    }
  | { readonly kind: 'face'; readonly move: CrisisMove }
  | { readonly kind: 'ceasefire'; readonly with: PowerId }
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

/** The claim of one kind, also where several kinds share their fields. */
export type ClaimOf<Kind extends Claim['kind']> = Claim extends infer One
  ? One extends { readonly kind: infer Kinds }
    ? Kind extends Kinds
      ? One & { readonly kind: Kind }
      : never
    : never
  : never

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
