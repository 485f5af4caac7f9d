import { z } from 'zod'
import type { Wire } from '#shared/protocol/wire'

/** Several people on one seat: what they tell each other about the orders they share. */

/** Who gave an order, and who else turned a key for it. */
const orderMarkSchema = z.strictObject({
  /** A person's id. */
  by: z.string(),
  approvedBy: z.array(z.string()),
})

/** One of those who share a seat. */
const delegateFactsSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  /** Sees and proposes, but turns no key and is not awaited. */
  adviser: z.boolean(),
  present: z.boolean(),
  ready: z.boolean(),
})

/** What a delegation knows of itself. Goes to its own members only. */
export const delegationSchema = z
  .strictObject({
    /** Id of the person who receives this. */
    me: z.string(),
    people: z.array(delegateFactsSchema),
    /** By slot of the order. */
    marks: z.record(z.string(), orderMarkSchema),
    /** People who must turn a key before a launch: two when two are present. */
    keys: z.int(),
  })
  .meta({ id: 'Delegation' })

/** Who gave or approved an order of a delegation. */
export type OrderMark = Wire<typeof orderMarkSchema>
/** What a delegation knows of itself. */
export type Delegation = Wire<typeof delegationSchema>
