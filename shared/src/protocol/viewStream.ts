import { type Changes, changesBetween, type Json, withChanges } from '#shared/protocol/jsonChanges'
import type { ViewMessage } from '#shared/protocol/messages'
import type { Observation, Seen } from '#shared/view/observation'

/** A view as it travels: the observation whole, or as changes to the one before on the same connection. */
type Told = Omit<ViewMessage, 'observation'> &
  ({ readonly observation: Json } | { readonly changes?: Changes | undefined })

/** Writes the views of one connection as text: the first whole, each later one as changes to the one before. */
export function viewEncoder(): (message: ViewMessage) => string {
  let last: Seen<Observation> | undefined
  return ({ observation, ...rest }) => {
    const before = last
    last = observation
    if (before === undefined) return JSON.stringify({ observation, ...rest })
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
    const { events, orders, ready, delegation, closesIn, personalTime } = told
    const observation = last as unknown as Seen<Observation>
    return {
      observation,
      events,
      orders,
      ready,
      ...(delegation === undefined ? {} : { delegation }),
      ...(closesIn === undefined ? {} : { closesIn }),
      ...(personalTime === undefined ? {} : { personalTime }),
    }
  }
}

/** Changes field by field: the states, which all viewers see alike, are compared once for all of them. */
function changesOfViews(before: Seen<Observation>, after: Seen<Observation>): Changes | undefined {
  const { states: statesBefore, ...othersBefore } = before
  const { states, ...others } = after
  const ofOthers = changesBetween(othersBefore as unknown as Json, others as unknown as Json)
  const ofStates = changesOfShared(statesBefore, states)
  if (ofOthers === undefined && ofStates === undefined) return undefined
  return {
    ...(ofOthers as Record<string, Changes> | undefined),
    ...(ofStates === undefined ? {} : { states: ofStates }),
  }
}

/** Changes of parts that many viewers see alike, by the later part. */
const known = new WeakMap<object, { readonly before: object; readonly changes: Changes | undefined }>()

function changesOfShared(before: object, after: object): Changes | undefined {
  const found = known.get(after)
  if (found?.before === before) return found.changes
  const changes = changesBetween(before as Json, after as Json)
  known.set(after, { before, changes })
  return changes
}
