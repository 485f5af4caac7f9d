import { DILEMMAS } from '#shared/daily/chairs'
import { MOST_TASKS, type Task, type TaskWish } from '#shared/protocol/homework'
import { type Failure, failure } from '../../lib/failure.ts'
import { newSeed } from '../../match/luck.ts'
import { newMatchId } from '../../match/matches.ts'
import type { ClassContext } from '../classContext.ts'
import { withoutTask } from '../homework.ts'
import { DONE, type TeacherCommandHandler } from './define.ts'

/** Why a task cannot be set; undefined when it can. */
function faultOf({ scenarios }: ClassContext, set: TaskWish): Failure | undefined {
  if (set.kind === 'dilemma' && set.number > DILEMMAS) return failure('malformedRequest', { field: 'number' })
  if (set.kind !== 'chair') return undefined
  const scenario = scenarios.get(set.scenario)
  if (scenario === undefined) return failure('noSuchScenario', { scenario: set.scenario })
  const { powers, seat } = set
  return scenario.seatings[String(powers)]?.[seat] === undefined ? failure('noSuchSeating', { powers }) : undefined
}

/** Sets a task, with luck that is the same for all; one that is set already stays as it is, with this last day. */
export const assignTask: TeacherCommandHandler<'assign'> = async (context, { task: set, until }) => {
  const { classroom } = context
  const { tasks = [] } = classroom
  const fault = faultOf(context, set)
  if (fault !== undefined) return fault
  const before = tasks.find((task) => JSON.stringify(task.set) === JSON.stringify(set))
  if (before === undefined && tasks.length >= MOST_TASKS) return failure('tooManyTasks', { most: MOST_TASKS })
  const { until: _, ...kept } = before ?? newTask(context, set)
  const task: Task = { ...kept, ...(until === undefined ? {} : { until }) }
  const next = before === undefined ? [...tasks, task] : tasks.map((each) => (each === before ? task : each))
  const details = before === undefined ? [{ did: 'assigned', task: task.id, set } as const] : []
  await context.keep({ ...classroom, tasks: next }, ...details)
  return DONE
}

function newTask({ scenarios }: ClassContext, set: TaskWish): Task {
  const id = newMatchId()
  if (set.kind !== 'chair') return { id, set }
  const power = scenarios.get(set.scenario)?.seatings[String(set.powers)]?.[set.seat]
  return { id, set, seed: newSeed(), ...(power === undefined ? {} : { power }) }
}

/** Takes a task back, with all that was handed in for it; done again it changes nothing. */
export const withdrawTask: TeacherCommandHandler<'withdraw'> = async (context, { task }) => {
  const { classroom } = context
  if (!classroom.tasks?.some(({ id }) => id === task)) return DONE
  await context.keep(withoutTask(classroom, task), { did: 'withdrawn', task })
  return DONE
}
