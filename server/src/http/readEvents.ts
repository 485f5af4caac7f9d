import type { Request, Response } from 'express'
import { seenEvents } from '#shared/events/seenEvents'
import type { Match } from '../match/match.ts'
import type { MatchStore } from '../match/matchStore.ts'
import type { Principal } from '../match/principal.ts'

/** The whole story of a match as one viewer may know it: by seat token, or as a spectator without one. */
export async function readEvents(
  store: MatchStore,
  match: Match,
  { viewer }: Principal,
  _request: Request,
  response: Response,
) {
  const windows = await store.events(match.setup.id)
  response.json({ windows: windows.map(({ number, events }) => ({ number, events: seenEvents(events, viewer) })) })
}
