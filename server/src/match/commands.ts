import type { z } from 'zod'
import { sendChatSchema } from '#shared/protocol/chat'
import { approveSchema, clockSchema, draftSchema, type Reply, readySchema } from '#shared/protocol/messages'
import { problem } from '#shared/view/phrase'
import { mergedOrders, withApproval, withOrders, withReady } from './draft.ts'
import type { Match } from './match.ts'
import { rejection, type SeatActor } from './matchDeps.ts'
import type { Principal } from './principal.ts'
import { clockAfterRequest } from './windowClock.ts'

/** Something a seat's holder may do, however it is carried here. */
interface Command<Wish> {
  readonly schema: z.ZodType<Wish>
  /** Advisers may propose and talk, no more. */
  readonly forAdvisers?: true
  perform(match: Match, actor: SeatActor, wish: Wish): Promise<Reply>
}

type Input<Schema extends z.ZodType> = z.infer<Schema>

/** Saves a seat's orders so far. With any fault nothing changes; without, they are durable when this resolves. */
export function saveOrders(
  match: Match,
  actor: SeatActor,
  { window, orders: given, changed }: Input<typeof draftSchema>,
) {
  return match.changeDraft(actor, window, (before) => {
    const judged = match.checkOrders(actor.seat, changed === undefined ? given : mergedOrders(before, given, changed))
    if ('faults' in judged) return judged
    const { orders } = judged
    return { draft: withOrders(before, orders, actor.person), audit: { did: 'ordered', ...actor, orders } }
  })
}

/** Marks a person ready, or takes it back. When every seat awaited is ready the window closes. */
export function setReady(match: Match, actor: SeatActor, { window, ready }: Input<typeof readySchema>) {
  return match.changeDraft(actor, window, (before) => ({
    draft: withReady(before, actor.person, ready),
    audit: { did: 'ready', ...actor, ready },
  }))
}

/** Turns one more person's key for an order of their delegation. */
export function approve(match: Match, actor: SeatActor, { window, slot }: Input<typeof approveSchema>) {
  return match.changeDraft(actor, window, (before) => {
    const draft = withApproval(before, slot, actor.person)
    if (draft === undefined) return { faults: [{ problem: problem('noSuchOrder') }] }
    return { draft, audit: { did: 'approved', ...actor, slot } }
  })
}

/** Somebody's wish about the clock of the open window. */
export function requestClock(
  match: Match,
  { seat }: SeatActor,
  { window, request: wish }: Input<typeof clockSchema>,
): Promise<Reply> {
  const { timeControl, host, classId } = match.setup
  if (classId !== undefined) return Promise.resolve(rejection('teacherKeepsTime'))
  return match.changeClock((clock, now) => {
    if (window !== match.state.windowNumber) return problem('windowClosed')
    return clockAfterRequest(
      timeControl,
      clock,
      { seat, request: wish, host, present: match.seats.people.filter((other) => match.isThere(other)) },
      now,
    )
  })
}

const define = <Wish>(act: Command<Wish>): Command<Wish> => act

const COMMANDS = {
  draft: define({ schema: draftSchema, forAdvisers: true, perform: saveOrders }),
  ready: define({ schema: readySchema, perform: setReady }),
  approve: define({ schema: approveSchema, perform: approve }),
  say: define({
    schema: sendChatSchema,
    forAdvisers: true,
    perform: (match, actor, word) => match.chat.send(actor, word),
  }),
  clock: define({ schema: clockSchema, perform: requestClock }),
}

export type CommandName = keyof typeof COMMANDS
export const COMMAND_NAMES = Object.keys(COMMANDS) as readonly CommandName[]
export const isCommandName = (name: unknown): name is CommandName => COMMAND_NAMES.some((known) => known === name)

export type Dispatch = typeof dispatch

/** Parses what somebody sent and does it for their seat; spectators and guests may do nothing. */
export async function dispatch(
  match: Match,
  principal: Principal | undefined,
  name: CommandName,
  message: unknown,
): Promise<Reply> {
  const { schema, perform, forAdvisers } = COMMANDS[name] as Command<unknown>
  const parsed = schema.safeParse(message)
  if (!parsed.success) return rejection('malformedMessage')
  if (principal === undefined || principal.seat < 0) return rejection('spectator')
  if (principal.role === 'adviser' && forAdvisers !== true) return rejection('adviserOnly')
  return await perform(match, { seat: principal.seat, person: principal.person }, parsed.data)
}
