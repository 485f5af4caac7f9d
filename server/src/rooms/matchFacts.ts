import { type SchemaType, schema, t } from '@colyseus/schema'
import type { SeatRequestFacts } from '#shared/protocol/seat'

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

/** A newcomer who asks for a seat. */
export const SeatRequestFact = schema(
  {
    id: t.string(),
    power: t.string(),
    name: t.string(),
    state: t.string(),
    away: t.boolean(),
    yes: t.array('string'),
    no: t.array('string'),
    needed: t.uint8(),
  },
  'SeatRequestFact',
)

/** A request as a row of the room's state. */
export function requestRow({ yes, no, ...rest }: SeatRequestFacts) {
  const row = Object.assign(new SeatRequestFact(), rest)
  row.yes.push(...yes)
  row.no.push(...no)
  return row
}

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
    talk: t.string(),
    requests: t.array(SeatRequestFact),
    seats: t.array(SeatFact),
  },
  'MatchFacts',
)

/** Instance type of the schema `MatchFacts`. */
export type MatchFacts = SchemaType<typeof MatchFacts>
