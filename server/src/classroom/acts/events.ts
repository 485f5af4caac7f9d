import { moduleOfInjection } from '#shared/injections/index'
import type { Match } from '../../match/match.ts'
import { type Desk, matchAt, type Refused, refused, worldsAt } from '../desk.ts'
import { currentRound, withWorld } from '../room.ts'
import { DONE, type Perform } from './define.ts'

/** Messages kept, the oldest forgotten first. */
const MOST_WORDS = 100

export const say: Perform<'say'> = async (desk, { world, text }) => {
  const number = (desk.room.words.at(-1)?.number ?? 0) + 1
  const word = { number, text, ...(world === undefined ? {} : { world }) }
  const words = [...desk.room.words, word].slice(-MOST_WORDS)
  await desk.keep({ ...desk.room, words }, { did: 'told', worlds: worldsAt(desk, world) })
  return DONE
}

/** What will happen when the open year closes; in all worlds, those that plan none are left out. */
export const inject: Perform<'inject'> = async (desk, { world, injections }) => {
  let { room } = desk
  let why = refused('noSuchWorld', { world: (world ?? 0) + 1 })
  let done = false
  for (const index of worldsAt(desk, world)) {
    const match = await matchAt(desk, index)
    if (match === undefined) continue
    const wrong = injections
      .map((injection) => moduleOfInjection(injection).problemWith(match.state, injection))
      .find((found) => found !== undefined)
    if (wrong !== undefined) {
      why = { problem: wrong }
      continue
    }
    const window = match.state.windowNumber
    room = withWorld(room, index, ({ coming: _, ...rest }) =>
      injections.length === 0 ? rest : { ...rest, coming: { window, injections } },
    )
    await desk.keep(room, { did: 'injected', world: index, window, injections })
    match.inject(window, injections)
    done = true
  }
  return done ? DONE : why
}

export const giveToBot: Perform<'giveToBot'> = async (desk, { world, power, bot }) => {
  const found = await seatAt(desk, world, power)
  if ('problem' in found) return found
  const { match, seat } = found
  const { people } = match.seats.all[seat]!
  if (!bot && people.length === 0) return refused('nobodySits', { power })
  await desk.keep(desk.room, { did: 'gaveToBot', world, power, bot })
  await match.seats.reseat(seat, { people, ...(bot ? { bot: HOUSE_BOT } : {}) })
  return DONE
}

/** Plays for students who are not there: it answers like with like and starts nothing. */
const HOUSE_BOT = 'tit-for-tat'

export const lookAs: Perform<'lookAs'> = async (desk, { world, power }) => {
  const found = await seatAt(desk, world, power)
  if ('problem' in found) return found
  const { match, seat } = found
  await desk.keep(desk.room, { did: 'lookedAs', world, power })
  return { match: match.setup.id, token: await match.seats.inviteGuests(seat) }
}

interface SeatFound {
  readonly match: Match
  readonly seat: number
}

/** The seat of a power in a world that is played, or which of the two there is not. */
async function seatAt(desk: Desk, world: number, power: string): Promise<SeatFound | Refused> {
  const match = await matchAt(desk, world)
  if (match === undefined) return refused('noSuchWorld', { world: world + 1 })
  const seat = match.seats.seatOf(power)
  return seat < 0 ? refused('noSuchPower', { power }) : { match, seat }
}

export const reveal: Perform<'reveal'> = async (desk, { revealed }) => {
  if (currentRound(desk.room) === undefined) return refused('notPlaying')
  await desk.keep({ ...desk.room, revealed }, { did: 'revealed', revealed })
  return DONE
}
