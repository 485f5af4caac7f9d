import { z } from 'zod'
import type { FormatName } from '#shared/scenario/faults'

/** Text of a file that pages show: no marks that texts of the game are filled in by. */
const shown = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .regex(/^(?!.*(\{\{|\$t\())[^\p{Cc}]*$/u, 'marks' satisfies FormatName)

/** An id of a file. */
export const slug = z.string().regex(/^[a-z][a-z0-9-]{1,30}$/, 'slug' satisfies FormatName)

const powerWordsSchema = z.strictObject({
  name: shown(40),
  /** For maps and tables. */
  short: shown(14),
  /** Who speaks for it: an office, never a person who lives. */
  leader: shown(40).optional(),
})

const languageSchema = z.strictObject({
  name: shown(60),
  /** A sentence or two. */
  summary: shown(400),
  /** What a teacher should know beforehand. */
  note: shown(600).optional(),
  powers: z.record(slug, powerWordsSchema),
  states: z.record(slug, shown(40)).default({}),
  blocs: z.record(slug, shown(40)).default({}),
})

/** What a scenario file that does not come with the game calls its powers and states, by language (BCP 47). */
export const wordsSchema = z.record(
  z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'language' satisfies FormatName),
  languageSchema,
)

/** Words of a scenario by language. */
export type ScenarioWords = z.infer<typeof wordsSchema>
