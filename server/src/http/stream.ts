import type { Request, Response } from 'express'
import { viewEncoder } from '#shared/protocol/viewStream'
import type { Match } from '../match/match.ts'
import type { Principal } from '../match/principal.ts'

/** How often a silent stream says that it is alive, so that nothing on the way closes it. */
const BEAT_MILLISECONDS = 15_000

/**
 * `GET /api/matches/:id/stream`: what a room's socket brings, as server-sent events, for networks that let no socket
 * through: `view`, `word` and `facts`.
 */
export function streamMatch(match: Match, principal: Principal, _request: Request, response: Response): void {
  response.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-cache, no-transform',
    'x-accel-buffering': 'no',
  })
  const sendLine = (event: string, line: string) => response.write(`event: ${event}\ndata: ${line}\n\n`)
  const send = (event: string, data: unknown) => sendLine(event, JSON.stringify(data))
  const write = viewEncoder()
  const sendFacts = () => send('facts', match.facts())
  const unwatch = match.watch(sendFacts)
  const deafen = match.chat.subscribe({ viewer: principal.viewer, hear: (word) => send('word', word) })
  const leave = match.subscribe({
    ...principal,
    send: (message) => sendLine('view', write(message)),
    displaced() {
      send('taken', {})
      response.end()
    },
  })
  sendFacts()
  const beat = setInterval(() => response.write(': alive\n\n'), BEAT_MILLISECONDS)
  response.on('close', () => {
    clearInterval(beat)
    leave()
    deafen()
    unwatch()
  })
}
