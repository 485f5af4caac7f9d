import { STAND_IN } from '#shared/bots/index'
import { powerId } from '#shared/ids'
import { moduleOfInjection } from '#shared/injections/index'
import { type Failure, failure } from '../../lib/failure.ts'
import { hashToken, newToken } from '../../lib/token.ts'
import type { Match } from '../../match/match.ts'
import { inviteGuests, replaceMembers } from '../../match/seatTable.ts'
import { type ClassContext, matchAt, worldIndexes } from '../classContext.ts'
import { replaceWorld, type Student } from '../classroom.ts'
import { DONE, type TeacherCommandHandler } from './define.ts'

/** Messages kept, the oldest forgotten first. */
const MOST_WORDS = 100

/** Sends a message of the teacher to all worlds or one. */
export const sendMessage: TeacherCommandHandler<'say'> = async (context, { world, text }) => {
  const number = (context.classroom.messages.at(-1)?.number ?? 0) + 1
  const word = { number, text, ...(world === undefined ? {} : { world }) }
  const words = [...context.classroom.messages, word].slice(-MOST_WORDS)
  await context.keep({ ...context.classroom, messages: words }, { did: 'told', worlds: worldIndexes(context, world) })
  return DONE
}

/** What will happen when the open year closes; in all worlds, those that plan none are left out. */
export const injectEvents: TeacherCommandHandler<'inject'> = async (context, { world, injections }) => {
  let { classroom } = context
  let why = failure('noSuchWorld', { world: (world ?? 0) + 1 })
  let done = false
  for (const index of worldIndexes(context, world)) {
    const match = await matchAt(context, index)
    if (match === undefined) continue
    const wrong = injections
      .map((injection) => moduleOfInjection(injection).problemWith(match.state, injection))
      .find((found) => found !== undefined)
    if (wrong !== undefined) {
      why = { problem: wrong }
      continue
    }
    const window = match.state.windowNumber
    classroom = replaceWorld(classroom, index, ({ coming: _, ...rest }) =>
      injections.length === 0 ? rest : { ...rest, coming: { window, injections } },
    )
    await context.keep(classroom, { did: 'injected', world: index, window, injections })
    match.inject(window, injections)
    done = true
  }
  return done ? DONE : why
}

/** Lets a bot play a seat in place of its students, or gives it back. */
export const giveToBot: TeacherCommandHandler<'giveToBot'> = async (context, { world, power, bot }) => {
  const found = await seatAt(context, world, power)
  if ('problem' in found) return found
  const { match, seat } = found
  const { people } = match.seats.all[seat]!
  if (!bot && people.length === 0) return failure('nobodySits', { power: powerId(power) })
  await context.keep(context.classroom, { did: 'gaveToBot', world, power, bot })
  await match.places.change(replaceMembers(seat, { people, ...(bot ? { bot: STAND_IN } : {}) }))
  return DONE
}

/** Chooses the perspective from which the teacher watches a world. */
export const watchAs: TeacherCommandHandler<'lookAs'> = async (context, { world, power }) => {
  const found = await seatAt(context, world, power)
  if ('problem' in found) return found
  const { match, seat } = found
  await context.keep(context.classroom, { did: 'lookedAs', world, power })
  const token = newToken()
  await match.places.change(inviteGuests(seat, hashToken(token)))
  return { match: match.setup.id, token }
}

interface SeatFound {
  readonly match: Match
  readonly seat: number
}

/** The seat of a power in a world that is played, or which of the two there is not. */
async function seatAt(context: ClassContext, world: number, power: string): Promise<SeatFound | Failure> {
  const match = await matchAt(context, world)
  if (match === undefined) return failure('noSuchWorld', { world: world + 1 })
  const seat = match.seats.seatOf(power)
  return seat === undefined ? failure('noSuchPower', { power: powerId(power) }) : { match, seat }
}

/** Changes what may be said from now on in one world, or in all and in the rounds to come. */
export const changeTalk: TeacherCommandHandler<'talk'> = async (context, { world, rule }) => {
  const worlds = worldIndexes(context, world)
  if (world !== undefined && worlds.length === 0) return failure('noSuchWorld', { world: world + 1 })
  for (const index of worlds) await (await matchAt(context, index))?.chat.changeRule(rule)
  const { classroom } = context
  const setup = world === undefined ? { ...classroom.setup, chatRule: rule } : classroom.setup
  await context.keep({ ...classroom, setup }, { did: 'talk', worlds, rule })
  return DONE
}

/** Shows the names on the wall that the teacher has seen, or their number alone. A name that comes later waits to be seen. */
export const showNames: TeacherCommandHandler<'showNames'> = async (context, { shown, students: named }) => {
  const { namesShown: _, ...classroom } = context.classroom
  const isSeen = (id: string) => shown && (named?.includes(id) ?? true)
  const students = classroom.students.map(
    (student): Student => (isSeen(student.id) ? { ...student, nameSeen: true } : student),
  )
  await context.keep({ ...classroom, students, ...(shown ? { namesShown: true } : {}) }, { did: 'namesShown', shown })
  return DONE
}
