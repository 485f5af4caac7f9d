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
    const changes = changesText(before, observation)
    const others = JSON.stringify(rest)
    return changes === undefined ? others : `{"changes":${changes},${others.slice(1)}`
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

/**
 * Changes as text, undefined when there are none: the states, which all viewers see alike, are compared and written as text once
 * for all of them.
 */
function changesText(before: Seen<Observation>, after: Seen<Observation>): string | undefined {
  const { states: statesBefore, ...othersBefore } = before
  const { states, ...others } = after
  const ofOthers = changesBetween(othersBefore as unknown as Json, others as unknown as Json)
  const ofStates = sharedText(statesBefore, states)
  if (ofOthers === undefined) return ofStates && `{"states":${ofStates}}`
  const text = JSON.stringify(ofOthers)
  return ofStates === undefined ? text : `${text.slice(0, -1)},"states":${ofStates}}`
}

/** Changes as text of parts that many viewers see alike, by the later part. */
const known = new WeakMap<object, { readonly before: object; readonly text: string | undefined }>()

function sharedText(before: object, after: object): string | undefined {
  const found = known.get(after)
  if (found?.before === before) return found.text
  const text = JSON.stringify(changesBetween(before as Json, after as Json))
  known.set(after, { before, text })
  return text
}
