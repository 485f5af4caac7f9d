import type { ClassCreated, ClassSetup } from '#shared/protocol/classroom'
import type { Clock } from '../../lib/clock.ts'
import type { Failure } from '../../lib/failure.ts'
import { Timer } from '../../lib/timer.ts'
import type { Matches } from '../../match/matches.ts'
import type { Classes } from '../classes.ts'
import { type Habits, SimulatedStudent } from './simulatedStudent.ts'

/** What rehearsals need of the rest of the server. */
export interface RehearsalsDeps {
  readonly classes: Classes
  readonly matches: Matches
  readonly clock: Clock
  onFault(fault: unknown): void
}

/** How often the simulated students act, in milliseconds. */
const BEAT_MILLISECONDS = 500
/** A rehearsal is deleted so long after it began, in milliseconds. */
const LONGEST_REHEARSAL = 2 * 3_600_000
/** The first students come in at once, the others one after the other within so many milliseconds. */
const COMING_MILLISECONDS = 16_000

/** Thinking takes 4 to 12 seconds; one student needs three times as long. */
const thinkingTime = (number: number): number => (number === 2 ? 30_000 : 4000 + ((number * 2741) % 8000))

/** How many simulated students, and how many times as fast as people they are. */
interface Crowd {
  readonly students: number
  readonly speed: number
}

/** One student leaves and comes back, one comes late, one is slow and asks for more time, one asks for help. */
function habitsOf(number: number, { students, speed }: Crowd): Habits {
  const late = number === students - 1 && students > 1
  return {
    late,
    comesAfter: Math.round((COMING_MILLISECONDS * number) / students / speed),
    thinks: Math.round(thinkingTime(number) / speed),
    ...(number === 4 ? { leavesIn: 2 } : {}),
    ...(number === 2 ? { asks: 'time' } : number === 7 ? { asks: 'help' } : {}),
  }
}

/**
 * Classes of simulated students, in which a teacher tries out the board alone. The server plays the students; the class is led
 * like any other, cannot be joined, and is deleted after two hours or when the server starts again.
 */
export class Rehearsals {
  readonly #deps: RehearsalsDeps
  readonly #running = new Map<string, Timer>()

  constructor(deps: RehearsalsDeps) {
    this.#deps = deps
  }

  /** Opens a class of simulated students. */
  async begin(setup: ClassSetup, size: Crowd): Promise<ClassCreated | Failure> {
    const { classes, clock } = this.#deps
    const made = await classes.create(setup, { speed: size.speed })
    if ('problem' in made) return made
    const crowd = Array.from(
      { length: size.students },
      (_, number) => new SimulatedStudent(this.#deps, made.id, number, habitsOf(number, size)),
    )
    const timer = new Timer(clock)
    this.#running.set(made.id, timer)
    this.#beatLater(made.id, timer, crowd, clock.now())
    return made
  }

  /** The students of all rehearsals stop. */
  stopAll(): void {
    for (const timer of this.#running.values()) timer.stop()
    this.#running.clear()
  }

  #beatLater(id: string, timer: Timer, crowd: readonly SimulatedStudent[], openedAt: number): void {
    timer.set(BEAT_MILLISECONDS, () => {
      void this.#beat(id, crowd, openedAt)
        .catch((fault: unknown) => {
          this.#deps.onFault(fault)
          return true
        })
        .then((goesOn) => {
          if (goesOn && this.#running.has(id)) this.#beatLater(id, timer, crowd, openedAt)
          else this.#running.delete(id)
        })
    })
  }

  /** Every student does what is due; false when the class is gone, or closed, or old. */
  async #beat(id: string, crowd: readonly SimulatedStudent[], openedAt: number): Promise<boolean> {
    const { classes, clock } = this.#deps
    const since = clock.now() - openedAt
    if (since > LONGEST_REHEARSAL) await classes.remove(id)
    for (const student of crowd) {
      const classroom = await classes.classroomOf(id)
      if (classroom === undefined || classroom.phase === 'over') {
        for (const each of crowd) each.leave()
        return false
      }
      await student.act(classroom, since)
    }
    return true
  }
}
