import type { Request, Response } from 'express'
import { problem } from '#shared/view/phrase'
import { NO_PEERS, type Peers } from '../cluster/peers.ts'
import { OwnedElsewhereError } from '../match/ownership.ts'
import { refuse } from '../web/refuse.ts'

/** While it is on, nothing new begins here; what runs goes on. A restart ends it. */
export interface Drain {
  readonly on: boolean
  /** At once; resolves when the other servers can know. */
  set(on: boolean): Promise<void>
}

export function createDrain(peers: Peers = NO_PEERS): Drain {
  let on = false
  return {
    get on() {
      return on
    },
    set(now) {
      on = now
      return peers.tellDraining(now)
    },
  }
}

/** What begins something that any server may play: matches, tables, classes. */
const ANYWHERE = ['/api/matches', '/api/tables', '/api/classes'] as const
/** What begins something where its people are already: they move with it when this server ends. */
const HERE = ['/api/matches/:id/rematch', '/api/tables/:id/start'] as const

type Begin = (request: Request, response: Response, next: () => void) => void | Promise<void>

/** While the server drains, what would begin something new is passed on to a server that does not; refused when all do. */
export function refuseNewWhileDraining(
  app: { post(path: string, handler: Begin): unknown },
  drain: Drain,
  peers: Peers,
): void {
  for (const path of ANYWHERE) {
    app.post(path, async (_request, response, next) => {
      if (!drain.on) return next()
      const other = (await peers.others()).find(({ draining }) => !draining)
      if (other !== undefined) throw new OwnedElsewhereError(other.url)
      refuse(response, 503, problem('serverDrains'))
    })
  }
  for (const path of HERE) {
    app.post(path, (_request, response, next) => {
      if (drain.on && peers.own === '') refuse(response, 503, problem('serverDrains'))
      else next()
    })
  }
}
