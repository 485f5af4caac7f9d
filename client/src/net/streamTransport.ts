import { createParser } from 'eventsource-parser'
import type { MATCH_EVENTS } from '#shared/protocol/messages'
import { viewDecoder } from '#shared/protocol/viewStream'
import { fetchHistory, giveSignOfLife, postCommand, reachServer } from './api.ts'
import { ApiError, openCall, renewConnections } from './call.ts'
import { LineWatch } from './lineWatch.ts'
import { newMark } from './marks.ts'
import type { OpenTransport, TransportListener } from './transport.ts'

/** A network that holds streams back until they end shows nothing for this long. */
const FIRST_EVENT_MILLISECONDS = 6000
/** How often at most the page answers what comes by a sign of life, in milliseconds; the server beats less often. */
const SIGN_MILLISECONDS = 10_000

/** Server-sent events down, calls up: for networks that let no socket through. */
export const openStream: OpenTransport = async (match, token, listener) => {
  await reachServer()
  const stop = new AbortController()
  const patience = setTimeout(() => stop.abort(), FIRST_EVENT_MILLISECONDS)
  const line = newMark()
  const input = { params: { id: match }, token, query: { line }, signal: stop.signal }
  const { body } = await openCall('GET /api/v1/matches/:id/stream', input).catch(blocked)
  if (body === null) throw new Error('the stream has no body')
  const reader = body.getReader()
  const first = await reader.read()
  clearTimeout(patience)
  let displaced = false
  const ended = () => {
    watch.stop()
    listener.lost(displaced)
  }
  // The stream ends by it, and is lost then.
  const watch = new LineWatch({
    silent() {
      renewConnections()
      stop.abort()
    },
  })
  const onDisplaced = () => {
    displaced = true
  }
  let signedAt = performance.now()
  // An answer to what comes, as a socket's to a ping: timers of a page in the background are too slow.
  const onPart = () => {
    watch.heard()
    if (performance.now() - signedAt < SIGN_MILLISECONDS) return
    signedAt = performance.now()
    giveSignOfLife(match, token, line).catch(() => undefined)
  }
  // A turn later, when the caller holds the transport.
  setTimeout(() => read(reader, first, listener, { onDisplaced, onPart }).then(ended, ended))
  return {
    request: (command, given) => postCommand(match, token, command, given),
    history: () => fetchHistory(match, token),
    check: () => watch.check(),
    close() {
      watch.stop()
      stop.abort()
    },
  }
}

/** The server has just answered: what fails now is the stream, and the connection counts that against the transport. */
function blocked(fault: unknown): never {
  if (fault instanceof ApiError && fault.status >= 400 && fault.status < 500) throw fault
  throw new Error('no stream comes through', { cause: fault })
}

type Reader = ReadableStreamDefaultReader<Uint8Array>

interface StreamWatcher {
  onDisplaced(): void
  /** Something has come, were it only a sign of life. */
  onPart(): void
}

/** Hands over every event of the stream until it ends. */
async function read(
  reader: Reader,
  first: Awaited<ReturnType<Reader['read']>>,
  listener: TransportListener,
  { onDisplaced, onPart }: StreamWatcher,
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
  for (let part = first; !part.done; part = await reader.read()) {
    onPart()
    parser.feed(text.decode(part.value, { stream: true }))
  }
}
