import { z } from 'zod'
import type { PowerId } from '#shared/ids'
import { CLASS_TIME_CONTROLS, TIME_CONTROLS } from '#shared/ruleset/vocabulary'

type Immutable<T> = unknown extends T
  ? T
  : T extends string | number | boolean | null | undefined
    ? T
    : { readonly [Key in keyof T]: Immutable<T[Key]> }

/** Type of what a schema accepts after parsing, read-only throughout: a message is never changed once it is made. */
export type Wire<Schema extends z.ZodType> = Immutable<z.output<Schema>>

/** Type of what a caller may write for a schema, read-only throughout; fields with a default are optional. */
export type WireInput<Schema extends z.ZodType> = Immutable<z.input<Schema>>

/** An id a client names, such as a power or a scenario: 1–31 characters. Whether it exists is found out later. */
export const idText = z.string().min(1).max(31)

/** The id of a power, as the server tells it. */
export const powerIdText = idText as unknown as z.ZodType<PowerId, PowerId>

/** A number that counts something: a whole number from 0. */
export const wholeCount = z.int().min(0)

/** How a match keeps time: as a lobby chooses, or as a class does. */
export const timeControlSchema = z.enum([...new Set([...TIME_CONTROLS, ...CLASS_TIME_CONTROLS])])

/** Milliseconds until something happens by itself; the field is absent when it does not. */
export const closesInSchema = z.number().meta({ description: 'Milliseconds until the open window closes by itself.' })

/** Answer of a call that only does something. */
export const okSchema = z.strictObject({ ok: z.literal(true) }).meta({ id: 'Ok' })
