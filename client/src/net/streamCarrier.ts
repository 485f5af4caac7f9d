import { createParser } from 'eventsource-parser'
import { viewReader } from '#shared/protocol/viewLine'
import { bearer, fetchPast, postAct, reachServer } from './api.ts'
import type { Ears, OpenCarrier } from './carrier.ts'

/** A network that holds streams back until they end shows nothing for so long. */
const FIRST_WORD_MILLISECONDS = 6000

/** Server-sent events down, requests up: for networks that let no socket through. */
export const openStream: OpenCarrier = async (match, token, ears) => {
  await reachServer()
  const stop = new AbortController()
  const headers = bearer(token)
  const patience = setTimeout(() => stop.abort(), FIRST_WORD_MILLISECONDS)
  const response = await fetch(`api/matches/${encodeURIComponent(match)}/stream`, { headers, signal: stop.signal })
  if (!response.ok || response.body === null) throw new Error('the stream cannot be opened')
  const reader = response.body.getReader()
  const first = await reader.read()
  clearTimeout(patience)
  // A turn later, when whoever opened the stream holds the carrier.
  setTimeout(() => {
    let taken = false
    const ended = () => ears.lost(taken)
    read(reader, first, ears, () => {
      taken = true
    }).then(ended, ended)
  })
  return {
    request: (act, payload) => postAct(match, token, { act, ...payload }),
    past: () => fetchPast(match, token),
    close: () => stop.abort(),
  }
}

type Reader = ReadableStreamDefaultReader<Uint8Array>

/** Hands over every event of the stream until it ends. */
async function read(
  reader: Reader,
  first: Awaited<ReturnType<Reader['read']>>,
  ears: Ears,
  onTaken: () => void,
): Promise<void> {
  const readView = viewReader()
  const parser = createParser({
    onEvent({ event, data }) {
      if (event === 'view') ears.view(readView(data))
      else if (event === 'word') ears.word(JSON.parse(data))
      else if (event === 'facts') ears.facts(JSON.parse(data))
      else if (event === 'taken') onTaken()
    },
  })
  const text = new TextDecoder()
  for (let part = first; !part.done; part = await reader.read()) parser.feed(text.decode(part.value, { stream: true }))
}
