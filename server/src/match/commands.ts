import type { SeatActor } from '#shared/match/session'
import { COMMANDS, type CommandInput, type CommandName, type Reply } from '#shared/protocol/messages'
import { problem } from '#shared/view/phrase'
import type { Match } from './match.ts'
import { rejection } from './matchDeps.ts'
import type { Principal } from './principal.ts'
import { clockAfterRequest } from './windowClock.ts'

/** A request about the clock of the open window: by the host, or by the votes of a majority of those present. */
export function requestClock(match: Match, { seat }: SeatActor, input: CommandInput<'clock'>): Promise<Reply> {
  const { timeControl, host, classId } = match.setup
  if (classId !== undefined) return Promise.resolve(rejection('teacherKeepsTime'))
  return match.changeClock((clock, now) => {
    if (input.window !== match.state.windowNumber) return problem('windowClosed')
    const present = match.seats.people.filter((other) => match.isPresent(other))
    return clockAfterRequest(timeControl, clock, { seat, request: input.request, host, present }, now)
  })
}

/** A player's answer to somebody who asks for a seat. */
async function answerRequest(match: Match, { seat }: SeatActor, input: CommandInput<'admit'>): Promise<Reply> {
  if (match.state.window.kind === 'ended') return rejection('matchEnded')
  return await match.places.answer(seat, input)
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
  /** Who may: those who play the seat, unless told otherwise. Advisers propose and talk, no more. */
  readonly roles?: readonly Principal['role'][]
  perform(context: CommandContext, input: CommandInput<Name>): Promise<Reply>
}

const PLAYERS = ['holder', 'substitute'] as const
const WITH_ADVISERS = [...PLAYERS, 'adviser'] as const

const HANDLERS: { readonly [Name in CommandName]: CommandHandler<Name> } = {
  draft: { roles: WITH_ADVISERS, perform: ({ match, actor }, input) => match.submit(actor, input) },
  ready: { perform: ({ match, actor }, input) => match.setReady(actor, input) },
  approve: { perform: ({ match, actor }, input) => match.approve(actor, input) },
  chat: { roles: WITH_ADVISERS, perform: ({ match, actor }, input) => match.chat.send(actor, input) },
  clock: { perform: ({ match, actor }, input) => requestClock(match, actor, input) },
  // Whoever stands in for a player was let in themselves, and lets in nobody.
  admit: { roles: ['holder'], perform: ({ match, actor }, input) => answerRequest(match, actor, input) },
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
  const { roles = PLAYERS, perform } = HANDLERS[name] as CommandHandler<CommandName>
  if (!roles.includes(principal.role)) return rejection(principal.role === 'adviser' ? 'adviserOnly' : 'holdersOnly')
  const { seat, person } = principal
  return await perform({ match, actor: { seat, person }, mark: parsed.data.mark }, parsed.data)
}
