import { z } from 'zod'
import type { Wire } from '#shared/protocol/wire'
import type { Problem } from '#shared/view/phrase'

/** An argument of a text: what it is follows from its name (shared/src/view/phrase.ts). */
const argument = z.union([z.string(), z.number(), z.array(z.string()), z.lazy((): z.ZodType => problemSchema)])

/** Why something is refused: a text key of assets/lang with its arguments. */
export const problemSchema = z.strictObject({ key: z.string(), args: z.record(z.string(), argument) }).meta({
  id: 'Problem',
  description: 'Why something is refused: a text key, as in assets/lang, and its arguments.',
}) as unknown as z.ZodType<Problem>

/** Body of every refused HTTP call. `error` is the key alone, where the Colyseus SDK looks for it. */
export const refusalSchema = z.strictObject({ problem: problemSchema, error: z.string() }).meta({ id: 'Refusal' })

/** Body of every refused HTTP call. */
export type Refusal = Wire<typeof refusalSchema>
