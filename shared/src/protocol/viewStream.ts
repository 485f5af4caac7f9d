import { type Changes, changesBetween, type Json, roundNumbers, withChanges } from '#shared/protocol/jsonChanges'
import type { ViewMessage } from '#shared/protocol/messages'
import type { Observation, Seen } from '#shared/view/observation'

/** Significant digits of a fraction on the wire: enough for every screen, without the noise below. */
const DIGITS = 3

/** A view as it travels: the observation whole, or as changes to the one before on the same connection. */
type Told = Omit<ViewMessage, 'observation'> &
  ({ readonly observation: Json } | { readonly changes?: Changes | undefined })

/** Writes the views of one connection as text: the first whole, each later one as changes to the one before. */
export function viewEncoder(): (message: ViewMessage) => string {
  let last: Seen<Observation> | undefined
  return ({ observation, ...rest }) => {
    const before = last
    last = observation
    if (before === undefined) return JSON.stringify({ observation: told(observation), ...rest })
    return JSON.stringify({ changes: changesOfViews(before, observation), ...rest })
  }
}

/** Reads what one `viewEncoder` wrote, in the same order from the first. */
export function viewDecoder(): (line: string) => ViewMessage {
  let last: Json = null
  return (line) => {
    const told = JSON.parse(line) as Told
    if ('observation' in told) last = told.observation
    else if (told.changes !== undefined) last = withChanges(last, told.changes)
    const { events, orders, ready, delegation, closesIn } = told
    const observation = last as unknown as Seen<Observation>
    return {
      observation,
      events,
      orders,
      ready,
      ...(delegation === undefined ? {} : { delegation }),
      ...(closesIn === undefined ? {} : { closesIn }),
    }
  }
}

/** The observation with its numbers rounded for the wire; the viewer's own power, whose money is counted exactly, is not. */
function told(observation: Seen<Observation>): Json {
  const { self, ...others } = observation
  const short = roundNumbers(others as unknown as Json, wireNumber) as { readonly [key: string]: Json }
  return self === undefined ? short : { ...short, self: roundNumbers(self as unknown as Json, Number) }
}

/** Changes field by field: the states, which all viewers see alike, are compared once for all of them. */
function changesOfViews(before: Seen<Observation>, after: Seen<Observation>): Changes | undefined {
  const { states: statesBefore, self: selfBefore, ...othersBefore } = before
  const { states, self, ...others } = after
  const ofOthers = changesBetween(othersBefore as unknown as Json, others as unknown as Json, wireNumber)
  const ofStates = changesOfShared(statesBefore, states)
  const ofSelf = changesBetween((selfBefore ?? null) as unknown as Json, (self ?? null) as unknown as Json)
  if (ofOthers === undefined && ofStates === undefined && ofSelf === undefined) return undefined
  return {
    ...(ofOthers as Record<string, Changes> | undefined),
    ...(ofStates === undefined ? {} : { states: ofStates }),
    ...(ofSelf === undefined ? {} : { self: ofSelf }),
  }
}

/** Changes of parts that many viewers see alike, by the later part. */
const known = new WeakMap<object, { readonly before: object; readonly changes: Changes | undefined }>()

function changesOfShared(before: object, after: object): Changes | undefined {
  const found = known.get(after)
  if (found?.before === before) return found.changes
  const changes = changesBetween(before as Json, after as Json, wireNumber)
  known.set(after, { before, changes })
  return changes
}

/** A number as it travels. */
const wireNumber = (value: number): number => (Number.isInteger(value) ? value : Number(value.toPrecision(DIGITS)))
