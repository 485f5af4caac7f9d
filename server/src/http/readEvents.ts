import type { Request, Response } from 'express'
import { problem } from '#shared/view/phrase'
import { seenEvents } from '#shared/view/seenEvents'
import type { Matches } from '../match/matches.ts'
import type { MatchStore } from '../store/matchStore.ts'
import { chairOf } from './chairOf.ts'
import { refuse } from './refuse.ts'

/** The whole story of a match as one viewer may know it: by seat token, or as a spectator without one. */
export async function readEvents(matches: Matches, store: MatchStore, request: Request, response: Response) {
  const id = String(request.params.id)
  const match = await matches.find(id)
  if (match === undefined) return refuse(response, 404, await matches.whyAbsent(id))
  const viewer = chairOf(match, request)?.viewer
  if (viewer === undefined) return refuse(response, 403, problem('wrongToken'))
  const windows = await store.events(id)
  response.json({ windows: windows.map(({ number, events }) => ({ number, events: seenEvents(events, viewer) })) })
}
