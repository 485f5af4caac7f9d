import { createParser } from 'eventsource-parser'
import { viewDecoder } from '#shared/protocol/viewStream'
import { bearer, fetchHistory, postCommand, reachServer } from './api.ts'
import type { OpenTransport, TransportListener } from './transport.ts'

/** A network that holds streams back until they end shows nothing for so long. */
const FIRST_WORD_MILLISECONDS = 6000

/** Server-sent events down, requests up: for networks that let no socket through. */
export const openStream: OpenTransport = async (match, token, listener) => {
  await reachServer()
  const stop = new AbortController()
  const headers = bearer(token)
  const patience = setTimeout(() => stop.abort(), FIRST_WORD_MILLISECONDS)
  const response = await fetch(`api/matches/${encodeURIComponent(match)}/stream`, { headers, signal: stop.signal })
  if (!response.ok || response.body === null) throw new Error('the stream cannot be opened')
  const reader = response.body.getReader()
  const first = await reader.read()
  clearTimeout(patience)
  // A turn later, when whoever opened the stream holds the transport.
  setTimeout(() => {
    let taken = false
    const ended = () => listener.lost(taken)
    read(reader, first, listener, () => {
      taken = true
    }).then(ended, ended)
  })
  return {
    request: (act, payload) => postCommand(match, token, { act, ...payload }),
    history: () => fetchHistory(match, token),
    close: () => stop.abort(),
  }
}

type Reader = ReadableStreamDefaultReader<Uint8Array>

/** Hands over every event of the stream until it ends. */
async function read(
  reader: Reader,
  first: Awaited<ReturnType<Reader['read']>>,
  listener: TransportListener,
  onTaken: () => void,
): Promise<void> {
  const readView = viewDecoder()
  const parser = createParser({
    onEvent({ event, data }) {
      if (event === 'view') listener.view(readView(data))
      else if (event === 'word') listener.chat(JSON.parse(data))
      else if (event === 'facts') listener.facts(JSON.parse(data))
      else if (event === 'taken') onTaken()
    },
  })
  const text = new TextDecoder()
  for (let part = first; !part.done; part = await reader.read()) parser.feed(text.decode(part.value, { stream: true }))
}
