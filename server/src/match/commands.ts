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
  draft: { forAdvisers: true, perform: ({ match, actor }, input) => match.submit(actor, input) },
  ready: { perform: ({ match, actor }, input) => match.setReady(actor, input) },
  approve: { perform: ({ match, actor }, input) => match.approve(actor, input) },
  chat: { forAdvisers: true, perform: ({ match, actor }, input) => match.chat.send(actor, input) },
  clock: { perform: ({ match, actor }, input) => requestClock(match, actor, input) },
}

/** Type of `dispatch`, for wrappers that measure it. */
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
  if (principal?.seat === undefined) return rejection('spectator')
  const { forAdvisers, perform } = HANDLERS[name] as CommandHandler<CommandName>
  if (principal.role === 'adviser' && forAdvisers !== true) return rejection('adviserOnly')
  const { seat, person } = principal
  return await perform({ match, actor: { seat, person }, mark: parsed.data.mark }, parsed.data)
}
