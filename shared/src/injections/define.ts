import type { z } from 'zod'
import type { PowerId } from '#shared/ids'
import type { WindowKind } from '#shared/ruleset/vocabulary'
import type { Turn } from '#shared/turn/turn'
import type { Phrase, Problem } from '#shared/view/phrase'

/** All that says whether something can be injected: nothing secret, so a state will do as well as any view of it. */
export interface InjectionContext {
  readonly window: { readonly kind: WindowKind }
  readonly powers: readonly { readonly id: PowerId }[]
}

/** One kind of thing that whoever leads a class can let happen (clause 10.6). */
export interface InjectionModule<Type extends string, Injection extends { readonly type: Type }> {
  readonly type: Type
  /** Strict: unknown keys are refused. */
  readonly schema: z.ZodType<Injection>
  /** When in a planning window that closes: before the orders act, or when the year's reports are in; or in any window. */
  readonly moment: 'before' | 'after' | 'always'
  /** Every one that could be injected now, in a fixed order. */
  options(setting: InjectionContext): readonly Injection[]
  /** Undefined when it can be injected now. */
  problemWith(setting: InjectionContext, injection: Injection): Problem | undefined
  /** Acts on a window that closes; only called when there is no problem with it. Must draw no luck. */
  apply(turn: Turn, injection: Injection): void
  describe(injection: Injection): Phrase
}

export function defineInjection<Type extends string, Injection extends { readonly type: Type }>(
  module: InjectionModule<Type, Injection>,
): InjectionModule<Type, Injection> {
  return module
}
