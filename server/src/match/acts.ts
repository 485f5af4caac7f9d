import type { z } from 'zod'
import { clockSchema, draftSchema, type Reply, readySchema } from '#shared/protocol/messages'
import { saySchema } from '#shared/protocol/talk'
import { problem } from '#shared/view/phrase'
import type { Match } from './match.ts'

/** Something a seat's holder may do, however it is carried here. */
interface Act<Wish> {
  readonly schema: z.ZodType<Wish>
  perform(match: Match, seat: number, wish: Wish): Promise<Reply>
}

const define = <Wish>(act: Act<Wish>): Act<Wish> => act

const ACTS = {
  draft: define({
    schema: draftSchema,
    perform: (match, seat, { window, orders }) => match.saveOrders(seat, window, orders),
  }),
  ready: define({
    schema: readySchema,
    perform: (match, seat, { window, ready }) => match.setReady(seat, window, ready),
  }),
  say: define({ schema: saySchema, perform: (match, seat, word) => match.talk.say(seat, word) }),
  clock: define({ schema: clockSchema, perform: (match, seat, { window, wish }) => match.wish(seat, window, wish) }),
}

export type ActName = keyof typeof ACTS
export const ACT_NAMES = Object.keys(ACTS) as readonly ActName[]
export const isActName = (name: unknown): name is ActName => ACT_NAMES.some((known) => known === name)

/** Parses what somebody sent and does it for their seat; −1, a spectator's, may do nothing. */
export async function carryOut(match: Match, seat: number, name: ActName, message: unknown): Promise<Reply> {
  const { schema, perform } = ACTS[name] as Act<unknown>
  const parsed = schema.safeParse(message)
  if (!parsed.success) return refused('malformedMessage')
  return seat < 0 ? refused('spectator') : await perform(match, seat, parsed.data)
}

const refused = (name: string): Reply => ({ ok: false, faults: [{ problem: problem(name) }] })
