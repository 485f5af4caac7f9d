import { COMMANDS, type CommandInput, type CommandName, type Reply } from '#shared/protocol/messages'
import { problem } from '#shared/view/phrase'
import { mergedOrders, withApproval, withOrders, withReady } from './draft.ts'
import type { Match } from './match.ts'
import { rejection, type SeatActor } from './matchDeps.ts'
import type { Principal } from './principal.ts'
import { clockAfterRequest } from './windowClock.ts'

/** Saves a seat's orders so far. With any fault nothing changes; without, they are durable when this resolves. */
export function saveOrders(match: Match, actor: SeatActor, { window, orders: given, changed }: CommandInput<'draft'>) {
  return match.changeDraft(actor, window, (before) => {
    const judged = match.checkOrders(actor.seat, changed === undefined ? given : mergedOrders(before, given, changed))
    if ('faults' in judged) return judged
    const { orders } = judged
    return { draft: withOrders(before, orders, actor.person), audit: { did: 'ordered', ...actor, orders } }
  })
}

/** Marks a person ready, or takes it back. When every seat awaited is ready the window closes. */
export function setReady(match: Match, actor: SeatActor, { window, ready }: CommandInput<'ready'>) {
  return match.changeDraft(actor, window, (before) => ({
    draft: withReady(before, actor.person, ready),
    audit: { did: 'ready', ...actor, ready },
  }))
}

/** Turns one more person's key for an order of their delegation. */
export function approve(match: Match, actor: SeatActor, { window, slot }: CommandInput<'approve'>) {
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
  { window, request: wish }: CommandInput<'clock'>,
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

/** What a command is done with. */
interface CommandContext {
  readonly match: Match
  /** The seat and the person that act; they come from the caller's token, never from a message. */
  readonly actor: SeatActor
  /** The caller's mark of this act, the same for every attempt at it; undefined when the caller gave none. */
  readonly mark: string | undefined
}

interface CommandHandler<Name extends CommandName> {
  /** Advisers may propose and talk, no more. */
  readonly forAdvisers?: true
  perform(context: CommandContext, input: CommandInput<Name>): Promise<Reply>
}

const HANDLERS: { readonly [Name in CommandName]: CommandHandler<Name> } = {
  draft: { forAdvisers: true, perform: ({ match, actor }, input) => saveOrders(match, actor, input) },
  ready: { perform: ({ match, actor }, input) => setReady(match, actor, input) },
  approve: { perform: ({ match, actor }, input) => approve(match, actor, input) },
  chat: { forAdvisers: true, perform: ({ match, actor }, input) => match.chat.send(actor, input) },
  clock: { perform: ({ match, actor }, input) => requestClock(match, actor, input) },
}

export type Dispatch = typeof dispatch

/**
 * Checks a command and does it for the caller's seat. Every transport ends here, so that a command means the same over
 * each of them. Spectators and guests may do nothing.
 */
export async function dispatch(
  match: Match,
  principal: Principal | undefined,
  name: CommandName,
  message: unknown,
): Promise<Reply> {
  const parsed = COMMANDS[name].safeParse(message)
  if (!parsed.success) return rejection('malformedMessage')
  if (principal === undefined || principal.seat < 0) return rejection('spectator')
  const { forAdvisers, perform } = HANDLERS[name] as CommandHandler<CommandName>
  if (principal.role === 'adviser' && forAdvisers !== true) return rejection('adviserOnly')
  const { seat, person } = principal
  return await perform({ match, actor: { seat, person }, mark: parsed.data.mark }, parsed.data)
}
