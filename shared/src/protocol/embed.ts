import { z } from 'zod'
import type { Wire } from '#shared/protocol/wire'

/** Name of the `meta` element that says which match's replay a page shows. */
export const EMBEDDED_MATCH = 'embedded-match'

/** Smallest and largest sides of a frame, in pixels. */
const side = z.coerce.number<string | number>().pipe(z.int().min(1).max(10_000)).exactOptional()

/** What a page asks that would show a replay in a frame (oembed.com). */
export const oembedQuerySchema = z.object({
  /** Address of a replay of this game. */
  url: z.string().max(1000),
  format: z.string().max(20).default('json'),
  maxwidth: side,
  maxheight: side,
})

/** A frame for a replay (oembed.com, 2.3.4.4). */
export const oembedSchema = z
  .strictObject({
    version: z.literal('1.0'),
    type: z.literal('rich'),
    provider_name: z.string(),
    provider_url: z.string(),
    title: z.string(),
    html: z.string(),
    width: z.int(),
    height: z.int(),
  })
  .meta({ id: 'Oembed' })
/** A frame for a replay. */
export type Oembed = Wire<typeof oembedSchema>
