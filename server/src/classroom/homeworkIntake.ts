import { isTaskDone } from '#shared/homework/parts'
import type { HandedIn } from '#shared/protocol/homework'
import type { Scenario } from '#shared/scenario/schema'
import { type Failure, failure } from '../lib/failure.ts'
import { ThreadQueue } from '../records/threadQueue.ts'
import type { WorkTask } from '../records/workWorker.ts'
import type { Classes } from './classes.ts'
import { studentOf } from './classroom.ts'
import { partsFrom } from './homework.ts'

/** Pieces that wait or are checked, at most: a class that hands in at one moment, a megabyte each. */
const MOST_PENDING = 40

/** What homework needs of the rest of the server. */
export interface HomeworkDeps {
  readonly classes: Pick<Classes, 'classroomOf' | 'change'>
  readonly scenarios: ReadonlyMap<string, Scenario>
}

/** Homework as students hand it in: each piece is played again, and kept where it holds. */
export class Homework {
  readonly #deps: HomeworkDeps
  /** Where they wait and are checked: it may be full, and is stopped with the server. */
  readonly checks = new ThreadQueue<WorkTask, { readonly part: string; readonly text: string }>({
    file: new URL('../records/workWorker.ts', import.meta.url),
    mostPending: MOST_PENDING,
  })

  constructor(deps: HomeworkDeps) {
    this.#deps = deps
  }

  /**
   * Takes a piece of homework, or says why it is not taken. The first of a part that holds counts: what comes for that part
   * later has the same outcome and changes nothing. Durable when it resolves.
   */
  async handIn(id: string, student: string, task: string, text: string): Promise<HandedIn | Failure> {
    const classroom = await this.#deps.classes.classroomOf(id)
    const found = classroom?.tasks?.find((each) => each.id === task)
    if (classroom === undefined || found === undefined) return failure('noSuchTask')
    const held = await this.checks.run({ task: found, text, scenarios: this.#deps.scenarios })
    if ('problem' in held) return held
    return await this.#deps.classes.change(id, async ({ classroom: now, clock, keep, keepWork }) => {
      if (studentOf(now, student) === undefined) return failure('noSuchStudent')
      if (!now.tasks?.some((each) => each.id === task)) return failure('noSuchTask')
      const { part } = held
      const has = partsFrom(now, task, student)
      if (!has.includes(part)) {
        await keepWork({ student, task, part, text: held.text })
        const handedIn = [...(now.handedIn ?? []), { student, task, part, at: clock.now() }]
        await keep({ ...now, handedIn }, { did: 'handedIn', student, task, part })
      }
      return { part, done: isTaskDone(found, [...has, part]) }
    })
  }
}
