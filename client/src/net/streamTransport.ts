import { createParser } from 'eventsource-parser'
import type { MATCH_EVENTS } from '#shared/protocol/messages'
import { viewDecoder } from '#shared/protocol/viewStream'
import { fetchHistory, postCommand, reachServer } from './api.ts'
import { ApiError, sendCall } from './call.ts'
import type { OpenTransport, TransportListener } from './transport.ts'

/** A network that holds streams back until they end shows nothing for this long. */
const FIRST_EVENT_MILLISECONDS = 6000

/** Server-sent events down, calls up: for networks that let no socket through. */
export const openStream: OpenTransport = async (match, token, listener) => {
  await reachServer()
  const stop = new AbortController()
  const patience = setTimeout(() => stop.abort(), FIRST_EVENT_MILLISECONDS)
  const input = { params: { id: match }, token, signal: stop.signal }
  const { body } = await sendCall('GET /api/v1/matches/:id/stream', input).catch(blocked)
  if (body === null) throw new Error('the stream has no body')
  const reader = body.getReader()
  const first = await reader.read()
  clearTimeout(patience)
  // A turn later, when the caller holds the transport.
  setTimeout(() => {
    let displaced = false
    const ended = () => listener.lost(displaced)
    read(reader, first, listener, () => {
      displaced = true
    }).then(ended, ended)
  })
  return {
    request: (command, given) => postCommand(match, token, command, given),
    history: () => fetchHistory(match, token),
    close: () => stop.abort(),
  }
}

/** The server has just answered: what fails now is the stream, and the connection counts that against the transport. */
function blocked(fault: unknown): never {
  if (fault instanceof ApiError && fault.status >= 400 && fault.status < 500) throw fault
  throw new Error('no stream comes through', { cause: fault })
}

type Reader = ReadableStreamDefaultReader<Uint8Array>

/** Hands over every event of the stream until it ends. */
async function read(
  reader: Reader,
  first: Awaited<ReturnType<Reader['read']>>,
  listener: TransportListener,
  onDisplaced: () => void,
): Promise<void> {
  const decode = viewDecoder()
  const hear: { readonly [Event in keyof typeof MATCH_EVENTS]: (data: string) => void } = {
    view: (data) => listener.view(decode(data)),
    chat: (data) => listener.chat(JSON.parse(data)),
    facts: (data) => listener.facts(JSON.parse(data)),
    taken: onDisplaced,
  }
  const parser = createParser({
    onEvent: ({ event = '', data }) => Object.hasOwn(hear, event) && hear[event as keyof typeof hear](data),
  })
  const text = new TextDecoder()
  for (let part = first; !part.done; part = await reader.read()) parser.feed(text.decode(part.value, { stream: true }))
}
