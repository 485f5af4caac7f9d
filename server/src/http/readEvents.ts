import type { Request, Response } from 'express'
import type { Viewer } from '#shared/view/observation'
import { problem } from '#shared/view/phrase'
import { seenEvents } from '#shared/view/seenEvents'
import { type Matches, seatOfToken } from '../match/matches.ts'
import type { MatchStore } from '../store/matchStore.ts'
import { refuse } from './refuse.ts'

/** The whole story of a match as one viewer may know it: by seat token, or as a spectator without one. */
export async function readEvents(matches: Matches, store: MatchStore, request: Request, response: Response) {
  const id = String(request.params.id)
  const match = await matches.find(id)
  if (match === undefined) return refuse(response, 404, await matches.whyAbsent(id))
  const token = /^Bearer (\S{1,200})$/.exec(request.headers.authorization ?? '')?.[1]
  const seat = token === undefined ? -1 : seatOfToken(match, token)
  if (token !== undefined && seat < 0) return refuse(response, 403, problem('wrongToken'))
  const viewer: Viewer = seat < 0 ? { kind: 'spectator' } : { kind: 'power', power: match.setup.seats[seat]!.power }
  const windows = await store.events(id)
  response.json({ windows: windows.map(({ number, events }) => ({ number, events: seenEvents(events, viewer) })) })
}
