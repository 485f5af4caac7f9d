import type { Request, Response } from 'express'
import { seenEvents } from '#shared/view/seenEvents'
import type { Chair } from '../match/chair.ts'
import type { Match } from '../match/match.ts'
import type { MatchStore } from '../store/matchStore.ts'

/** The whole story of a match as one viewer may know it: by seat token, or as a spectator without one. */
export async function readEvents(
  store: MatchStore,
  match: Match,
  { viewer }: Chair,
  _request: Request,
  response: Response,
) {
  const windows = await store.events(match.setup.id)
  response.json({ windows: windows.map(({ number, events }) => ({ number, events: seenEvents(events, viewer) })) })
}
