import { problem } from '#shared/view/phrase'
import type { Match } from '../../match/match.ts'
import { goingOn, lengthened, stopped } from '../../match/windowClock.ts'
import { type Desk, matchAt, type Refused, refused, worldsAt } from '../desk.ts'
import { DONE, type Perform } from './define.ts'

type Deed = 'paused' | 'resumed' | 'extended' | 'advanced'

/**
 * Does something to the clock of one world, or of all. What cannot be done to one of all is left; what cannot be done to
 * any, or to the one that was named, is refused.
 */
async function toClocks(
  desk: Desk,
  world: number | undefined,
  did: Deed,
  change: (match: Match) => ReturnType<Match['advance']>,
  amount?: number,
): Promise<object | Refused> {
  const changed: number[] = []
  let why = problem('noSuchWorld', { world: (world ?? 0) + 1 })
  for (const index of worldsAt(desk, world)) {
    const match = await matchAt(desk, index)
    const reply = match && (await change(match))
    if (reply?.ok) changed.push(index)
    else if (reply) why = reply.faults[0]?.problem ?? why
  }
  if (changed.length === 0) return { problem: why }
  await desk.keep(desk.room, { did, worlds: changed, ...(amount === undefined ? {} : { amount }) })
  return DONE
}

export const pause: Perform<'pause'> = (desk, { world }) =>
  toClocks(desk, world, 'paused', (match) => match.keepTime(stopped))

export const resume: Perform<'resume'> = (desk, { world }) =>
  toClocks(desk, world, 'resumed', (match) => match.keepTime(goingOn))

export const extend: Perform<'extend'> = (desk, { world, seconds }) =>
  toClocks(
    desk,
    world,
    'extended',
    (match) => match.keepTime((clock, now) => lengthened(clock, now, seconds * 1000)),
    seconds,
  )

export const advance: Perform<'advance'> = async (desk, { world }) => {
  if (world === undefined && worldsAt(desk, undefined).length === 0) return refused('notPlaying')
  return await toClocks(desk, world, 'advanced', (match) => match.advance())
}
