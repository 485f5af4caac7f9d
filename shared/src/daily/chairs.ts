import { z } from 'zod'

/** Chairs that have a fixed address, for lessons: the first of the file. Days take the others. */
export const DILEMMAS = 30

/** The file of chairs: of which version of the rules they are, and in which order the days take them. */
export const chairsFile = z.strictObject({
  rulesVersion: z.number().int(),
  chairs: z
    .array(
      z.strictObject({
        scenario: z.string(),
        seats: z.number().int().min(2),
        years: z.number().int().min(1),
        seed: z.string(),
        window: z.number().int().min(0),
        seat: z.number().int().min(0),
        misleads: z.boolean(),
      }),
    )
    .min(DILEMMAS + 1),
})

/** The chairs of a version of the rules. */
export type Chairs = z.infer<typeof chairsFile>

const DAY = 86_400_000

/** Number of a day since 1970 in universal time: the same for all at one moment, wherever they are. */
export const dayOf = (milliseconds: number): number => Math.floor(milliseconds / DAY)

/** The place of a day's chair among so many: no two of as many days in a row as there are chairs of days have the same. */
export function placeOfDay(day: number, chairs: number): number {
  const ofDays = chairs - DILEMMAS
  return DILEMMAS + (((day % ofDays) + ofDays) % ofDays)
}
