import type { Response } from 'express'
import type { MATCH_EVENTS } from '#shared/protocol/messages'
import { viewEncoder } from '#shared/protocol/viewStream'
import type { Match } from '../match/match.ts'
import type { Principal } from '../match/principal.ts'

/** How often a silent stream says that it is alive, so that nothing on the way closes it. */
const BEAT_MILLISECONDS = 15_000

/** Sends what a room's socket brings as server-sent events, until the caller leaves or a newer connection has the seat. */
export function streamMatch(match: Match, principal: Principal, response: Response): void {
  const sendLine = (event: keyof typeof MATCH_EVENTS, line: string) =>
    response.write(`event: ${event}\ndata: ${line}\n\n`)
  const encode = viewEncoder()
  let told = ''
  /** Only what is new: a line that tells nothing would tell that something private was done, such as a link for guests. */
  const sendFacts = () => {
    const facts = JSON.stringify(match.facts())
    if (facts !== told) sendLine('facts', facts)
    told = facts
  }
  const unwatch = match.viewers.watch(sendFacts)
  response.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-cache, no-transform',
    'x-accel-buffering': 'no',
  })
  const mute = match.chat.subscribe({
    ...principal,
    hear: (message) => sendLine('chat', JSON.stringify(message)),
  })
  const leave = match.subscribe({
    ...principal,
    send: (message) => sendLine('view', encode(message)),
    displaced() {
      sendLine('taken', '{}')
      stop()
      response.end()
    },
  })
  sendFacts()
  const beat = setInterval(() => response.write(': alive\n\n'), BEAT_MILLISECONDS)
  /** Nothing may be written after the end: the connection that displaces this one changes the facts in the same turn. */
  function stop(): void {
    response.off('close', stop)
    clearInterval(beat)
    unwatch()
    mute()
    leave()
  }
  response.on('close', stop)
}
