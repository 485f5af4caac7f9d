import { createParser } from 'eventsource-parser'
import { postAct } from './api.ts'
import type { Ears, OpenCarrier } from './carrier.ts'

/** Server-sent events down, requests up: for networks that let no socket through. */
export const openStream: OpenCarrier = async (match, token, ears) => {
  const stop = new AbortController()
  const headers = { authorization: `Bearer ${token}` }
  const response = await fetch(`/api/matches/${encodeURIComponent(match)}/stream`, { headers, signal: stop.signal })
  if (!response.ok || response.body === null) throw new Error('the stream cannot be opened')
  read(response.body, ears).then(
    () => ears.lost(false),
    () => ears.lost(false),
  )
  return {
    request: (act, payload) => postAct(match, token, { act, ...payload }),
    close: () => stop.abort(),
  }
}

/** Hands over every event of the stream until it ends. */
async function read(body: ReadableStream<Uint8Array>, ears: Ears): Promise<void> {
  const parser = createParser({
    onEvent({ event, data }) {
      if (event === 'view') ears.view(JSON.parse(data))
      else if (event === 'word') ears.word(JSON.parse(data))
      else if (event === 'facts') ears.facts(JSON.parse(data))
    },
  })
  const reader = body.getReader()
  const text = new TextDecoder()
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    parser.feed(text.decode(part.value, { stream: true }))
  }
}
