import type { z } from 'zod'
import { approveSchema, clockSchema, draftSchema, type Reply, readySchema } from '#shared/protocol/messages'
import { saySchema } from '#shared/protocol/talk'
import { problem } from '#shared/view/phrase'
import type { Chair } from './chair.ts'
import { approved, merged, readied, redrafted } from './draft.ts'
import type { Match } from './match.ts'
import { type Actor, refusal } from './parts.ts'
import { wished } from './windowClock.ts'

/** Something a seat's holder may do, however it is carried here. */
interface Act<Wish> {
  readonly schema: z.ZodType<Wish>
  /** Advisers may propose and talk, no more. */
  readonly forAdvisers?: true
  perform(match: Match, actor: Actor, wish: Wish): Promise<Reply>
}

type Wish<Schema extends z.ZodType> = z.infer<Schema>

/** Saves a seat's orders so far. With any fault nothing changes; without, they are durable when this resolves. */
export function saveOrders(match: Match, actor: Actor, { window, orders: given, changed }: Wish<typeof draftSchema>) {
  return match.amend(actor, window, (before) => {
    const judged = match.judge(actor.seat, changed === undefined ? given : merged(before, given, changed))
    if ('faults' in judged) return judged
    const { orders } = judged
    return { draft: redrafted(before, orders, actor.person), deed: { did: 'ordered', ...actor, orders } }
  })
}

/** Marks a person ready, or takes it back. When every seat awaited is ready the window closes. */
export function setReady(match: Match, actor: Actor, { window, ready }: Wish<typeof readySchema>) {
  return match.amend(actor, window, (before) => ({
    draft: readied(before, actor.person, ready),
    deed: { did: 'ready', ...actor, ready },
  }))
}

/** Turns one more person's key for an order of their delegation. */
export function approve(match: Match, actor: Actor, { window, slot }: Wish<typeof approveSchema>) {
  return match.amend(actor, window, (before) => {
    const draft = approved(before, slot, actor.person)
    if (draft === undefined) return { faults: [{ problem: problem('noSuchOrder') }] }
    return { draft, deed: { did: 'approved', ...actor, slot } }
  })
}

/** Somebody's wish about the clock of the open window. */
export function wishTime(match: Match, { seat }: Actor, { window, wish }: Wish<typeof clockSchema>): Promise<Reply> {
  const { tempo, host, classId } = match.setup
  if (classId !== undefined) return Promise.resolve(refusal('teacherKeepsTime'))
  return match.keepTime((clock, now) => {
    if (window !== match.state.windowNumber) return problem('windowClosed')
    return wished(
      tempo,
      clock,
      { seat, wish, host, present: match.seats.people.filter((other) => match.isThere(other)) },
      now,
    )
  })
}

const define = <Wish>(act: Act<Wish>): Act<Wish> => act

const ACTS = {
  draft: define({ schema: draftSchema, forAdvisers: true, perform: saveOrders }),
  ready: define({ schema: readySchema, perform: setReady }),
  approve: define({ schema: approveSchema, perform: approve }),
  say: define({ schema: saySchema, forAdvisers: true, perform: (match, actor, word) => match.talk.say(actor, word) }),
  clock: define({ schema: clockSchema, perform: wishTime }),
}

export type ActName = keyof typeof ACTS
export const ACT_NAMES = Object.keys(ACTS) as readonly ActName[]
export const isActName = (name: unknown): name is ActName => ACT_NAMES.some((known) => known === name)

export type CarryOut = typeof carryOut

/** Parses what somebody sent and does it for their seat; spectators and guests may do nothing. */
export async function carryOut(
  match: Match,
  chair: Chair | undefined,
  name: ActName,
  message: unknown,
): Promise<Reply> {
  const { schema, perform, forAdvisers } = ACTS[name] as Act<unknown>
  const parsed = schema.safeParse(message)
  if (!parsed.success) return refusal('malformedMessage')
  if (chair === undefined || chair.seat < 0) return refusal('spectator')
  if (chair.role === 'adviser' && forAdvisers !== true) return refusal('adviserOnly')
  return await perform(match, { seat: chair.seat, person: chair.person }, parsed.data)
}
