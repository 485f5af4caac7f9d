import { isTaskDone } from '#shared/homework/parts'
import type { BoardTask, OwnTask, Task } from '#shared/protocol/homework'
import type { Classroom, Student } from './classroom.ts'

/** Parts of a task that the class has from a student. */
export const partsFrom = ({ handedIn = [] }: Classroom, task: string, student: string): readonly string[] =>
  handedIn.filter((each) => each.task === task && each.student === student).map(({ part }) => part)

/** The tasks of a class as one student sees them. */
export const ownTasks = (classroom: Classroom, student: Student): readonly OwnTask[] =>
  (classroom.tasks ?? []).map((task) => {
    const has = partsFrom(classroom, task.id, student.id)
    return { ...toldTask(task), has, done: isTaskDone(task, has) }
  })

/** The tasks of a class as its teacher sees them: who is done, and nothing of what they did. */
export const boardTasks = (classroom: Classroom): readonly BoardTask[] =>
  (classroom.tasks ?? []).map((task) => {
    const parts = classroom.students.map(({ id }) => ({ id, has: partsFrom(classroom, task.id, id) }))
    const done = parts.filter(({ has }) => isTaskDone(task, has)).map(({ id }) => id)
    const begun = parts.filter(({ id, has }) => has.length > 0 && !done.includes(id)).map(({ id }) => id)
    return { ...toldTask(task), done, begun }
  })

/** Field by field: all of a task is told to its class. */
const toldTask = ({ id, set, seed, power, until }: Task): Task => ({
  id,
  set,
  ...(seed === undefined ? {} : { seed }),
  ...(power === undefined ? {} : { power }),
  ...(until === undefined ? {} : { until }),
})

/** The classroom without a task, and without what was handed in for it. */
export const withoutTask = ({ tasks = [], handedIn = [], ...classroom }: Classroom, task: string): Classroom => ({
  ...classroom,
  tasks: tasks.filter(({ id }) => id !== task),
  handedIn: handedIn.filter((each) => each.task !== task),
})
