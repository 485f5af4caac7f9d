import { problem } from '#shared/view/phrase'
import { type Failure, failure } from '../../lib/failure.ts'
import type { Match } from '../../match/match.ts'
import { pausedClock, reopenedClock, resumedClock } from '../../match/windowClock.ts'
import { type ClassContext, matchAt, worldIndexes } from '../classContext.ts'
import { DONE, type TeacherCommandHandler } from './define.ts'

type Deed = 'paused' | 'resumed' | 'extended' | 'advanced'

/**
 * Does something to the clock of one world, or of all. What cannot be done to one of all is left; what cannot be done to
 * any, or to the one that was named, is refused.
 */
async function toClocks(
  context: ClassContext,
  world: number | undefined,
  did: Deed,
  change: (match: Match) => ReturnType<Match['closeWindow']>,
  amount?: number,
): Promise<typeof DONE | Failure> {
  const changed: number[] = []
  let why = problem('noSuchWorld', { world: (world ?? 0) + 1 })
  for (const index of worldIndexes(context, world)) {
    const match = await matchAt(context, index)
    const reply = match && (await change(match))
    if (reply?.ok) changed.push(index)
    else if (reply) why = reply.faults[0]?.problem ?? why
  }
  if (changed.length === 0) return { problem: why }
  await context.keep(context.classroom, { did, worlds: changed, ...(amount === undefined ? {} : { amount }) })
  return DONE
}

/** Pauses the clocks of one world or all. */
export const pauseClocks: TeacherCommandHandler<'pause'> = (context, { world }) =>
  toClocks(context, world, 'paused', (match) => match.changeClock(pausedClock))

/** Resumes the clocks of one world or all. */
export const resumeClocks: TeacherCommandHandler<'resume'> = (context, { world }) =>
  toClocks(context, world, 'resumed', (match) => match.changeClock(resumedClock))

/** Adds time to the open windows of one world or all. */
export const extendClocks: TeacherCommandHandler<'extend'> = (context, { world, seconds }) =>
  toClocks(
    context,
    world,
    'extended',
    (match) => match.changeClock((clock, now) => reopenedClock(clock, now, seconds * 1000)),
    seconds,
  )

/** Closes the open windows of one world or all. */
export const closeWindows: TeacherCommandHandler<'advance'> = async (context, { world }) => {
  if (world === undefined && worldIndexes(context, undefined).length === 0) return failure('notPlaying')
  return await toClocks(context, world, 'advanced', (match) => match.closeWindow())
}
