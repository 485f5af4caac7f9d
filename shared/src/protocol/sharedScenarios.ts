import { z } from 'zod'
import { type Wire, wholeCount } from '#shared/protocol/wire'

/** Who may share scenarios on a server. */
export const SHARING = ['off', 'staff', 'anyone'] as const

/** Whether scenarios can be shared here, and by whom: `staff` are hosts and teachers who are signed on. */
export const sharingSchema = z.strictObject({ sharing: z.enum(SHARING) }).meta({ id: 'Sharing' })

/** Under which id a scenario is shared: it follows from what the file holds. */
export const sharedIdSchema = z.strictObject({ id: z.string() }).meta({ id: 'SharedScenarioId' })

/** A file as it was shared, sources of its figures and all. */
export const sharedFileSchema = z
  .looseObject({ id: z.string() })
  .meta({ id: 'SharedScenarioFile', description: 'docs/scenarios.md tells what each field means.' })
/** A file as it was shared. */
export type SharedFile = Wire<typeof sharedFileSchema>

/** What is shared on a server, for its host. */
export const sharedListSchema = z
  .strictObject({
    scenarios: z.array(
      z.strictObject({
        id: z.string(),
        /** What it calls itself in the first of its languages. */
        name: z.string(),
        /** Milliseconds since 1970. */
        at: z.number(),
        bytes: wholeCount,
        /** Who shared it, where people sign on by name. */
        by: z.string().exactOptional(),
      }),
    ),
  })
  .meta({ id: 'SharedScenarios' })
/** A scenario in the list of what is shared. */
export type SharedEntry = Wire<typeof sharedListSchema>['scenarios'][number]

const ID = /^s[\da-f]{11}$/
/** Whether a text can be the id of a shared scenario. */
export const isSharedId = (text: string): boolean => ID.test(text)
