import type { z } from 'zod'
import type { SeatActor } from '#shared/match/session'
import { sendChatSchema } from '#shared/protocol/chat'
import { approveSchema, clockSchema, draftSchema, type Reply, readySchema } from '#shared/protocol/messages'
import { problem } from '#shared/view/phrase'
import type { Match } from './match.ts'
import { rejection } from './matchDeps.ts'
import type { Principal } from './principal.ts'
import { clockAfterRequest } from './windowClock.ts'

/** Something a seat's holder may do, over whatever transport it comes. */
interface Command<Input> {
  readonly schema: z.ZodType<Input>
  /** Advisers may propose and chat, no more. */
  readonly forAdvisers?: true
  perform(match: Match, actor: SeatActor, input: Input): Promise<Reply>
}

/** A request about the clock of the open window: by the host, or by the votes of a majority of those present. */
export function requestClock(match: Match, { seat }: SeatActor, input: z.infer<typeof clockSchema>): Promise<Reply> {
  const { timeControl, host, classId } = match.setup
  if (classId !== undefined) return Promise.resolve(rejection('teacherKeepsTime'))
  return match.changeClock((clock, now) => {
    if (input.window !== match.state.windowNumber) return problem('windowClosed')
    const present = match.seats.people.filter((other) => match.isPresent(other))
    return clockAfterRequest(timeControl, clock, { seat, request: input.request, host, present }, now)
  })
}

const define = <Input>(command: Command<Input>): Command<Input> => command

const COMMANDS = {
  draft: define({
    schema: draftSchema,
    forAdvisers: true,
    perform: (match, actor, input) => match.submit(actor, input),
  }),
  ready: define({ schema: readySchema, perform: (match, actor, input) => match.setReady(actor, input) }),
  approve: define({ schema: approveSchema, perform: (match, actor, input) => match.approve(actor, input) }),
  say: define({
    schema: sendChatSchema,
    forAdvisers: true,
    perform: (match, actor, input) => match.chat.send(actor, input),
  }),
  clock: define({ schema: clockSchema, perform: requestClock }),
}

export type CommandName = keyof typeof COMMANDS
export const COMMAND_NAMES = Object.keys(COMMANDS) as readonly CommandName[]
export const isCommandName = (name: unknown): name is CommandName => COMMAND_NAMES.some((known) => known === name)

export type Dispatch = typeof dispatch

/** Parses what a caller sent and does it for their seat; spectators and guests may do nothing. */
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
