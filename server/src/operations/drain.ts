import type { RequestHandler } from 'express'
import { problem } from '#shared/view/phrase'
import { refuse } from '../http/refuse.ts'

/** While it is on, nothing new begins here; what runs goes on. A restart ends it. */
export interface Drain {
  readonly on: boolean
  set(on: boolean): void
}

export function createDrain(): Drain {
  let on = false
  return {
    get on() {
      return on
    },
    set(now) {
      on = now
    },
  }
}

/** What begins something new: matches, tables and their matches, classes. */
const BEGINNINGS = [
  '/api/matches',
  '/api/matches/:id/rematch',
  '/api/tables',
  '/api/tables/:id/start',
  '/api/classes',
] as const

/** Refuses what would begin something new while the server drains. */
export const refuseBeginnings = (app: { post(path: string, handler: RequestHandler): unknown }, drain: Drain): void => {
  for (const path of BEGINNINGS) {
    app.post(path, (_request, response, next) => {
      if (drain.on) refuse(response, 503, problem('serverDrains'))
      else next()
    })
  }
}
