import { z } from 'zod'
import type { Wire } from '#shared/protocol/wire'

/** Why something is refused: a text key of assets/lang with its arguments. */
export const problemSchema = z
  .strictObject({ key: z.string(), args: z.record(z.string(), z.union([z.string(), z.number()])) })
  .meta({ id: 'Problem', description: 'Why something is refused: a text key, as in assets/lang, and its arguments.' })

/** Body of every refused HTTP call. `error` is the key alone, where the Colyseus SDK looks for it. */
export const refusalSchema = z.strictObject({ problem: problemSchema, error: z.string() }).meta({ id: 'Refusal' })

export type Refusal = Wire<typeof refusalSchema>
