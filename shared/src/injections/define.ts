import type { z } from 'zod'
import type { PowerId } from '#shared/ids'
import type { WindowKind } from '#shared/ruleset/vocabulary'
import type { Turn } from '#shared/turn/turn'
import type { Phrase, Problem } from '#shared/view/phrase'

/** What decides whether an injection is possible: nothing secret, so a state and any view of it fit. */
export interface InjectionContext {
  readonly window: { readonly kind: WindowKind }
  readonly powers: readonly { readonly id: PowerId }[]
}

/** One type of event that the teacher of a class can inject (clause 10.6). */
export interface InjectionModule<Type extends string, Injection extends { readonly type: Type }> {
  readonly type: Type
  /** Strict: unknown keys are refused. */
  readonly schema: z.ZodType<Injection>
  /** When it acts as a planning window closes: before the orders, or after the year's reports. `always`: as any window closes. */
  readonly moment: 'before' | 'after' | 'always'
  /** Every injection of this type that is possible now, in a fixed order. */
  options(setting: InjectionContext): readonly Injection[]
  /** Undefined when it is possible now. */
  problemWith(setting: InjectionContext, injection: Injection): Problem | undefined
  /** Acts on a window that closes; called only where `problemWith` finds nothing. Must draw no random number. */
  apply(turn: Turn, injection: Injection): void
  describe(injection: Injection): Phrase
}

/** Declares a type of injection. */
export function defineInjection<Type extends string, Injection extends { readonly type: Type }>(
  module: InjectionModule<Type, Injection>,
): InjectionModule<Type, Injection> {
  return module
}
