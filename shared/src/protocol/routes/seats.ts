import type { RouteTable } from '#shared/protocol/route'
import {
  bundleSeatsSchema,
  claimedSeatSchema,
  claimSeatSchema,
  rematchSchema,
  seatCodesSchema,
  seatGuestTokenSchema,
  seatTransferSchema,
} from '#shared/protocol/seat'

/** Seats: moving one to another device, showing it to guests, meeting the same people again. Not in a class. */
export const SEAT_ROUTES = {
  'POST /api/v1/matches/:id/seat-transfers': {
    summary: 'Makes a code that moves the seat to the device that claims it, once.',
    who: 'holder',
    answer: seatTransferSchema,
  },
  'POST /api/v1/seat-transfers/claim': {
    summary: 'Takes the seat a code leads to; the old token opens nothing from now on.',
    who: 'keyBearer',
    limits: ['seatCodes'],
    body: claimSeatSchema,
    example: { code: 'ABCDEFGH' },
    answer: claimedSeatSchema,
  },
  'POST /api/v1/seat-bundles': {
    summary: 'One code in place of codes of several seats, of whichever matches; as long as they are good, and once.',
    who: 'keyBearer',
    limits: ['seatCodes'],
    body: bundleSeatsSchema,
    example: { codes: ['ABCDEFGH', 'JKLMNPQR'] },
    answer: seatTransferSchema,
  },
  'POST /api/v1/seat-bundles/claim': {
    summary: 'The codes of seats for which one code stands, each to be claimed by itself.',
    who: 'keyBearer',
    limits: ['seatCodes'],
    body: claimSeatSchema,
    example: { code: 'ABCDEFGHJK' },
    answer: seatCodesSchema,
  },
  'POST /api/v1/matches/:id/guest-tokens': {
    summary: 'Makes a token with which guests see what the seat sees; an earlier one opens nothing from now on.',
    who: 'holder',
    answer: seatGuestTokenSchema,
  },
  'POST /api/v1/matches/:id/rematch': {
    summary: 'The lobby in which the people of a match that has ended meet again; made by the first who asks.',
    who: 'holder',
    begins: 'here',
    answer: rematchSchema,
  },
} as const satisfies RouteTable
