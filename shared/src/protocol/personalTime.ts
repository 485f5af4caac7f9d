import { z } from 'zod'
import { closesInSchema, type Wire } from '#shared/protocol/wire'

/** Most time a teacher can give one student of every window: a multiple of what all have, or no limit. */
export const TIME_FACTORS = [1.5, 2, 'unlimited'] as const
/** How much time one person has of every window, as a multiple of what all have; `unlimited` sets no limit. */
export type TimeFactor = (typeof TIME_FACTORS)[number]
/** What a teacher may choose for a student; 1 is what all have. */
export const TIME_CHOICES = [1, ...TIME_FACTORS] as const

/** More time than the others have, told to the one person who has it. */
export const personalTimeSchema = z
  .strictObject({
    factor: z.literal([...TIME_FACTORS]),
    /** Milliseconds until the window closes for this person too; absent without a limit. */
    closesIn: closesInSchema.exactOptional(),
  })
  .meta({ id: 'PersonalTime' })
/** More time than the others have, told to the one person who has it. */
export type PersonalTime = Wire<typeof personalTimeSchema>
