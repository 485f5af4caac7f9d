import { type SchemaType, schema, t } from '@colyseus/schema'

/** Public facts of one seat. */
export const SeatFact = schema(
  {
    power: t.string(),
    name: t.string(),
    human: t.boolean(),
    connected: t.boolean(),
    ready: t.boolean(),
    away: t.boolean(),
  },
  'SeatFact',
)

/**
 * What everybody in a room may know, and nothing else: private views travel as messages. `held` is true while the server
 * cannot write down the window's end: the match waits for it.
 */
export const MatchFacts = schema(
  { windowNumber: t.uint32(), windowKind: t.string(), held: t.boolean(), seats: t.array(SeatFact) },
  'MatchFacts',
)

export type MatchFacts = SchemaType<typeof MatchFacts>
