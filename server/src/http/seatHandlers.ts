import type { SEAT_ROUTES } from '#shared/protocol/routes/seats'
import { problem } from '#shared/view/phrase'
import { hashToken, newToken } from '../lib/token.ts'
import type { Lobbies } from '../lobby/lobbies.ts'
import type { Match } from '../match/match.ts'
import type { Matches } from '../match/matches.ts'
import { inviteGuests } from '../match/seatTable.ts'
import { type SeatTransfers, TRANSFER_MILLISECONDS } from '../match/seatTransfers.ts'
import { type Refused, refused } from '../web/refuse.ts'
import type { RouteHandlers } from '../web/routeHandlers.ts'
import type { AccessGrants } from './access.ts'

/** What the seat handlers need of the rest of the server. */
export interface SeatHandlersDeps {
  readonly matches: Matches
  readonly lobbies: Lobbies
  readonly seatTransfers: SeatTransfers
}

/** Handlers of the routes of seats. */
export const seatHandlers = ({
  matches,
  lobbies,
  seatTransfers,
}: SeatHandlersDeps): RouteHandlers<typeof SEAT_ROUTES, AccessGrants> => ({
  'POST /api/v1/matches/:id/seat-transfers': ({ match, seat, person }) =>
    outsideClass(match, async () => ({
      code: await seatTransfers.create(match, seat, person),
      seconds: TRANSFER_MILLISECONDS / 1000,
    })),

  'POST /api/v1/seat-transfers/claim': async ({ body: { code } }) => {
    const claimed = await seatTransfers.claim(code)
    return 'problem' in claimed ? { status: 404, ...claimed } : claimed
  },

  'POST /api/v1/seat-bundles': async ({ body: { codes } }) => {
    const code = await seatTransfers.bundle(codes)
    return code === undefined ? refused(404, 'noSuchSeatTransfer') : { code, seconds: TRANSFER_MILLISECONDS / 1000 }
  },

  'POST /api/v1/seat-bundles/claim': async ({ body: { code } }) => {
    const codes = await seatTransfers.unbundle(code)
    return codes === undefined ? refused(404, 'noSuchSeatTransfer') : { codes: [...codes] }
  },

  'POST /api/v1/matches/:id/guest-tokens': ({ match, seat }) =>
    outsideClass(match, async () => {
      const token = newToken()
      await matches.use(match, ({ places }) => places.change(inviteGuests(seat, hashToken(token))))
      return { token }
    }),

  'POST /api/v1/matches/:id/rematch': ({ match }) =>
    outsideClass(match, async () => {
      if (match.state.window.kind !== 'ended') return { problem: problem('notEnded') }
      return { lobby: await matches.use(match, (live) => live.places.rematch(() => lobbies.rematch(live))) }
    }),
})

/** In a class the teacher hands out the seats, and four words bring one back. */
async function outsideClass<Result>(match: Match, task: () => Promise<Result>): Promise<Result | Refused> {
  return match.setup.classId === undefined ? await task() : { problem: problem('inClass') }
}
