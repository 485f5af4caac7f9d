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
    host: t.boolean(),
    pauseVote: t.boolean(),
    timeBank: t.uint32(),
  },
  'SeatFact',
)

/**
 * What is public in a room, and nothing else: private views travel as messages. Fields as in `MatchFactsMessage`
 * (shared/src/protocol/messages.ts).
 */
export const MatchFacts = schema(
  {
    windowNumber: t.uint32(),
    windowKind: t.string(),
    held: t.boolean(),
    paused: t.boolean(),
    extended: t.boolean(),
    overtime: t.boolean(),
    led: t.boolean(),
    next: t.string(),
    commitment: t.string(),
    seats: t.array(SeatFact),
  },
  'MatchFacts',
)

/** Instance type of the schema `MatchFacts`. */
export type MatchFacts = SchemaType<typeof MatchFacts>
