import { type SchemaType, schema, t } from '@colyseus/schema'
import type { ConductFacts } from '#shared/protocol/conduct'
import type { SeatRequestFacts } from '#shared/protocol/seat'

/** Public facts of one seat. */
export const SeatFact = schema(
  {
    power: t.string(),
    name: t.string(),
    human: t.boolean(),
    program: t.boolean(),
    connected: t.boolean(),
    ready: t.boolean(),
    away: t.boolean(),
    awayUntil: t.number(),
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
    program: t.boolean(),
    state: t.string(),
    away: t.boolean(),
    yes: t.array('string'),
    no: t.array('string'),
    needed: t.uint8(),
  },
  'SeatRequestFact',
)

/** A measure that players wish against another. */
export const ConductFact = schema(
  {
    power: t.string(),
    measure: t.string(),
    state: t.string(),
    year: t.int32(),
    votes: t.uint8(),
    needed: t.uint8(),
    reasons: t.array('string'),
  },
  'ConductFact',
)

/** A measure as a row of the room's state. */
export function conductRow({ reasons, ...rest }: ConductFacts) {
  const row = Object.assign(new ConductFact(), rest)
  row.reasons.push(...reasons)
  return row
}

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
    absences: t.boolean(),
    next: t.string(),
    commitment: t.string(),
    talk: t.string(),
    requests: t.array(SeatRequestFact),
    conduct: t.array(ConductFact),
    seats: t.array(SeatFact),
  },
  'MatchFacts',
)

/** Instance type of the schema `MatchFacts`. */
export type MatchFacts = SchemaType<typeof MatchFacts>
