import { z } from 'zod'
import type { InjectionModule } from '#shared/injections/define'
import { falseAlarm } from '#shared/injections/falseAlarm'
import { incident } from '#shared/injections/incident'
import { lastYear } from '#shared/injections/lastYear'
import { leak } from '#shared/injections/leak'
import { summit } from '#shared/injections/summit'

/** Every event a teacher can inject into a match, by type. One line here and one file beside this one make a new injection. */
export const INJECTIONS = { incident, falseAlarm, leak, summit, lastYear } as const

type InjectionIn<Module> = Module extends InjectionModule<infer _Type, infer Injection> ? Injection : never
/** An event that a teacher injects, as data. */
export type Injection = InjectionIn<(typeof INJECTIONS)[keyof typeof INJECTIONS]>
/** Type of an injection. */
export type InjectionType = Injection['type']
/** All types of injections, in their order. */
export const INJECTION_TYPES = Object.keys(INJECTIONS) as readonly InjectionType[]
/** True for the type of an injection. */
export const isInjectionType = (text: string): text is InjectionType => Object.hasOwn(INJECTIONS, text)

/** Parses an injection from a message or a file. */
export const injectionSchema: z.ZodType<Injection> = z.union(Object.values(INJECTIONS).map(({ schema }) => schema))

/** Most injections in one window. */
export const MOST_INJECTIONS = 8

/** The module of an injection. The cast joins the correlated unions of injections and modules, as `moduleOf` does for orders. */
export function moduleOfInjection(injection: {
  readonly type: InjectionType
}): InjectionModule<InjectionType, Injection> {
  return INJECTIONS[injection.type] as unknown as InjectionModule<InjectionType, Injection>
}
