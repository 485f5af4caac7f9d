import { z } from 'zod'
import { orderSchema } from '#shared/protocol/order'
import type { Wire } from '#shared/protocol/wire'

/** Several people on one seat: what they tell each other about the orders they share. */

/** Who gave an order, and who else turned a key for it. */
const orderMarkSchema = z.strictObject({
  /** A person's id. */
  by: z.string(),
  approvedBy: z.array(z.string()),
})

/** An adviser's wish for one slot of the draft. It counts when a holder gives that order. */
const proposalSchema = z.strictObject({
  /** A person's id. */
  by: z.string(),
  slot: z.string(),
  /** Null to withdraw the order that stands there. */
  order: orderSchema.nullable(),
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
    /** What advisers propose, until a holder changes that slot. */
    proposals: z.array(proposalSchema),
    /** People who must turn a key before a launch: two when two are present. */
    keys: z.int(),
  })
  .meta({ id: 'Delegation' })

/** Who gave or approved an order of a delegation. */
export type OrderMark = Wire<typeof orderMarkSchema>
/** What an adviser proposes for one slot. */
export type Proposal = Wire<typeof proposalSchema>
/** What a delegation knows of itself. */
export type Delegation = Wire<typeof delegationSchema>
