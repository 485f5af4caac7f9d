import { performance } from 'node:perf_hooks'
import type { SeatActor } from '#shared/match/seatInput'
import { COMMANDS, type CommandInput, type CommandName, type Reply } from '#shared/protocol/messages'
import { writtenFault } from '#shared/protocol/visible'
import { problem } from '#shared/view/phrase'
import type { Acts, Attempt } from '../lib/acts.ts'
import type { Match } from './match.ts'
import { rejection } from './matchDeps.ts'
import type { Matches } from './matches.ts'
import { planAbsence } from './plannedAbsence.ts'
import type { Principal, SeatedPrincipal } from './principal.ts'
import { clockAfterRequest } from './windowClock.ts'

/** A request about the clock of the open window: by the host, or by the votes of a majority of those present. */
export function requestClock(match: Match, { seat }: SeatActor, input: CommandInput<'clock'>): Promise<Reply> {
  const { timeControl, host, classId } = match.setup
  if (classId !== undefined) return Promise.resolve(rejection('teacherKeepsTime'))
  return match.changeClock((clock, now) => {
    if (input.window !== match.state.windowNumber) return problem('windowClosed')
    const present = match.seats.people.filter((other) => match.viewers.isPresent(other))
    return clockAfterRequest(timeControl, clock, { seat, request: input.request, host, present }, now)
  })
}

/** A player's answer to a newcomer who asks for a seat. */
async function answerRequest(match: Match, { seat }: SeatActor, input: CommandInput<'admit'>): Promise<Reply> {
  if (match.state.window.kind === 'ended') return rejection('matchEnded')
  return await match.places.answer(seat, input)
}

/** What a command is done with. */
interface CommandContext {
  readonly match: Match
  /** The seat and the person that act; they come from the caller's token, never from a message. */
  readonly actor: SeatActor
}

interface CommandHandler<Name extends CommandName> {
  /** Who may: those who play the seat, unless told otherwise. Advisers propose and chat, no more. */
  readonly roles?: readonly ActorRole[]
  /** Says what shall be, not what shall change: the same again changes nothing. */
  readonly isHarmless?: true
  perform(context: CommandContext, input: CommandInput<Name>): Promise<Reply>
}

type ActorRole = SeatedPrincipal['role']

const PLAYERS: readonly ActorRole[] = ['holder', 'substitute']
const WITH_ADVISERS: readonly ActorRole[] = [...PLAYERS, 'adviser']

const HANDLERS: { readonly [Name in CommandName]: CommandHandler<Name> } = {
  draft: { roles: WITH_ADVISERS, isHarmless: true, perform: ({ match, actor }, input) => match.submit(actor, input) },
  ready: { isHarmless: true, perform: ({ match, actor }, input) => match.setReady(actor, input) },
  approve: { perform: ({ match, actor }, input) => match.approve(actor, input) },
  chat: { roles: WITH_ADVISERS, perform: ({ match, actor }, input) => match.chat.send(actor, input) },
  clock: { perform: ({ match, actor }, input) => requestClock(match, actor, input) },
  away: {
    roles: ['holder'],
    isHarmless: true,
    perform: ({ match, actor }, input) => planAbsence(match, actor, input),
  },
  // A substitute was let in by the players, and lets in no other.
  admit: { roles: ['holder'], perform: ({ match, actor }, input) => answerRequest(match, actor, input) },
  conduct: { roles: ['holder'], perform: ({ match, actor }, input) => match.conduct.wish(actor.seat, input) },
}

/** Checks a command and does it for the caller's seat. */
export type Dispatch = (
  match: Match,
  principal: Principal | undefined,
  name: CommandName,
  message: unknown,
) => Promise<Reply>

/**
 * What every transport ends in, so that a command means the same over each of them. Spectators and guests may do nothing.
 * @param deps `matches` keeps a command from an object that has been put to sleep since the caller found it; `acts` does a
 *   command with a mark once, however often it comes
 * @param onReply told of every command that was replied to, and how many seconds that took
 */
export function createDispatch(
  { matches, acts }: { readonly matches: Pick<Matches, 'use'>; readonly acts: Pick<Acts, 'once'> },
  onReply?: (name: CommandName, seconds: number, reply: Reply) => void,
): Dispatch {
  return async (found, principal, name, message) => {
    const began = performance.now()
    const parsed = COMMANDS[name].safeParse(message)
    const { roles = PLAYERS, perform, isHarmless = false } = HANDLERS[name] as CommandHandler<CommandName>
    const actor = actorFor(principal, roles)
    let reply: Reply
    if (!parsed.success) {
      reply = { ok: false, faults: [{ problem: writtenFault(parsed.error) ?? problem('malformedMessage') }] }
    } else if (typeof actor === 'string') reply = rejection(actor)
    else {
      const { mark, ...input } = parsed.data
      const task = () =>
        matches.use(found, async (match) => {
          const isHeld = principal?.role === 'holder' && name !== 'chat' && match.conduct.isReplaced(actor.seat)
          return isHeld ? rejection('replaced') : await perform({ match, actor }, input as CommandInput<CommandName>)
        })
      const scope = `${found.setup.id} ${actor.seat} ${actor.person} ${name}`
      reply = await (mark === undefined
        ? task()
        : acts.once({ scope, mark, content: JSON.stringify(input), isHarmless }, task, ({ ok }) => ok).then(replyOf))
    }
    onReply?.(name, (performance.now() - began) / 1000, reply)
    return reply
  }
}

/** What a command that may have come before is replied with. */
const replyOf = (attempt: Attempt<Reply>): Reply =>
  'result' in attempt ? attempt.result : rejection(attempt.did === 'otherwise' ? 'markUsed' : 'outcomeUnknown')

/** The seat and person a caller acts as, or why it may not. */
function actorFor(
  principal: Principal | undefined,
  roles: readonly ActorRole[],
): SeatActor | 'spectator' | 'adviserOnly' | 'holdersOnly' {
  if (principal?.seat === undefined) return 'spectator'
  const { seat, person, role } = principal
  if (!roles.includes(role)) return role === 'adviser' ? 'adviserOnly' : 'holdersOnly'
  return { seat, person }
}
