import {
  type Board,
  type ClassDoor,
  type ClassMade,
  type ClassSetup,
  type Enrolled,
  type Mine,
  MOST_STUDENTS,
  type Projection,
  TEACHER_ACTS,
  type TeacherActName,
} from '#shared/protocol/classroom'
import type { QuestionName } from '#shared/protocol/questions'
import type { Scenario } from '#shared/scenario/schema'
import type { Clock } from '../match/clock.ts'
import type { JournalEntry } from '../match/journal.ts'
import { type Matches, newMatchId } from '../match/matches.ts'
import { randomCode } from '../match/randomCode.ts'
import { comparerFor, hashSeatToken, newSeatToken } from '../match/seatToken.ts'
import { type Ownership, PlayedElsewhere } from '../scale/ownership.ts'
import type { ClassStore } from '../store/classStore.ts'
import { PERFORM } from './acts/index.ts'
import { boardOf, projectionOf } from './board.ts'
import { type Desk, type Refused, refused } from './desk.ts'
import { doorOf, mineOf } from './facts.ts'
import { LiveClass } from './liveClass.ts'
import { newAlias, newWords, plainWords } from './names.ts'
import { type ClassRoom, type Student, withStudent } from './room.ts'
import { reseat, seatLate } from './seating.ts'

export interface ClassesParts {
  readonly scenarios: ReadonlyMap<string, Scenario>
  readonly store: ClassStore
  readonly matches: Matches
  /** Which server keeps a class, and plays its worlds. */
  readonly ownership: Ownership
  readonly clock: Clock
  /** Days after which a class nobody uses is forgotten; 0 keeps everything. */
  readonly keepDays: number
  onFault(fault: unknown): void
}

const CODE_LENGTH = 5
const STUDENT_ID_LENGTH = 6

/** Who asks: the token decides, never the message. */
export type Visitor =
  | { readonly role: 'teacher' | 'projector' }
  | { readonly role: 'student'; readonly student: Student }

/**
 * Every class: people, places, rounds. Changes to one class come one after the other; nothing is answered before the store
 * has it. The server keeps the class going; the teacher's page is only its remote control.
 */
export class Classes {
  readonly #parts: ClassesParts
  readonly #live = new Map<string, LiveClass>()
  readonly #waking = new Map<string, Promise<LiveClass | undefined>>()

  constructor(parts: ClassesParts) {
    this.#parts = parts
  }

  /** How many are in memory. */
  get live(): number {
    return this.#live.size
  }

  /** A new class; whoever has the teacher's token is its teacher. */
  async create(setup: ClassSetup): Promise<ClassMade | Refused> {
    const { scenarios, store, clock } = this.#parts
    const scenario = scenarios.get(setup.scenario)
    if (scenario === undefined) return refused('noSuchScenario', { scenario: setup.scenario })
    if (scenario.seatings[String(setup.powers)] === undefined) return refused('noSuchSeating', { powers: setup.powers })
    const twice = setup.roster.find((label, index) => setup.roster.indexOf(label) !== index)
    if (twice !== undefined) return refused('labelTaken', { label: twice })
    if (setup.naming === 'roster' && setup.roster.length === 0) return refused('emptyRoster')
    const [teacher, projector] = [newSeatToken(), newSeatToken()]
    const room: ClassRoom = {
      id: newMatchId(),
      code: randomCode(CODE_LENGTH),
      teacherHash: hashSeatToken(teacher),
      projectorHash: hashSeatToken(projector),
      setup,
      phase: 'joining',
      locked: false,
      revealed: false,
      students: [],
      rounds: [],
      next: { half: false, years: setup.years, tempo: setup.tempo },
      words: [],
      answers: [],
    }
    await this.#parts.ownership.require(room.id)
    await store.create(room, clock.now())
    return { id: room.id, code: room.code, teacher, projector }
  }

  /** What anybody may know of a class by its code. */
  async door(code: string): Promise<ClassDoor | undefined> {
    const found = await this.#parts.store.byCode(code.trim().toUpperCase())
    const live = found && (await this.#wake(found.id))
    return live && doorOf(live.room)
  }

  /** Who a token makes somebody in this class; undefined when it opens nothing. Every hash is compared. */
  async admit(id: string, token: string): Promise<Visitor | undefined> {
    const live = await this.#wake(id)
    if (live === undefined) return undefined
    const { teacherHash, projectorHash, students } = live.room
    const opens = comparerFor(token)
    let visitor: Visitor | undefined
    for (const student of students) if (opens(student.tokenHash)) visitor = { role: 'student', student }
    if (opens(projectorHash)) visitor = { role: 'projector' }
    if (opens(teacherHash)) visitor = { role: 'teacher' }
    return visitor
  }

  /** Somebody comes in: under the label they chose, one from the roster, or one the game gives. */
  enrol(id: string, wish: { readonly label?: string | undefined }): Promise<Enrolled | Refused> {
    return this.#change(id, async (desk) => {
      const { room } = desk
      const label = labelFor(room, wish.label)
      if (typeof label !== 'string') return label
      const [token, words] = [newSeatToken(), newWords()]
      const student: Student = {
        id: randomCode(STUDENT_ID_LENGTH).toLowerCase(),
        label,
        tokenHash: hashSeatToken(token),
        wordsHash: hashSeatToken(plainWords(words)),
      }
      const joined = { ...room, students: [...room.students, student] }
      await desk.keep(joined, { did: 'joined', student: student.id })
      await seatLate(desk, student.id)
      return { id: student.id, label, token, words }
    })
  }

  /** Somebody comes back with their four words, perhaps from another device: the old one's token opens nothing any more. */
  comeBack(id: string, words: string): Promise<Enrolled | Refused> {
    return this.#change(id, async (desk) => {
      const plain = plainWords(words)
      const opens = comparerFor(plain)
      const found = desk.room.students.filter(({ wordsHash }) => opens(wordsHash))[0]
      if (found === undefined) return refused('wrongWords')
      const token = newSeatToken()
      const room = withStudent(desk.room, found.id, (student) => ({ ...student, tokenHash: hashSeatToken(token) }))
      await desk.keep(room, { did: 'returned', student: found.id })
      if (found.place) await reseat(desk, room, found.place.world, found.place.power)
      return { id: found.id, label: found.label, token, words: plain }
    })
  }

  /** What a student may know; asking is a sign of being there. Whoever has no place in a round under way gets one. */
  async mine(id: string, student: string): Promise<Mine | undefined> {
    const live = await this.#wake(id)
    const found = live?.room.students.find((each) => each.id === student)
    if (live === undefined || found === undefined) return undefined
    live.sign(student)
    if (found.place === undefined && live.room.phase === 'playing') {
      await this.#change(id, async (desk) => {
        const waiting = desk.room.students.find((each) => each.id === student)
        if (waiting && waiting.place === undefined) await seatLate(desk, student)
        return {}
      })
    }
    const now = live.room.students.find((each) => each.id === student)
    return now && mineOf(live.room, now)
  }

  /** A student's answer to a question; the first counts. */
  answer(id: string, student: string, question: QuestionName, choice: number): Promise<{ ok: true } | Refused> {
    return this.#change(id, async (desk) => {
      const { room } = desk
      if (room.answers.some((given) => given.student === student && given.question === question)) {
        return refused('answeredAlready')
      }
      const answer = { student, question, choice, at: desk.clock.now() }
      await desk.keep({ ...room, answers: [...room.answers, answer] }, { did: 'answered', student, question, choice })
      return { ok: true } as const
    })
  }

  /** What the teacher wishes, after everything before it. */
  act(id: string, name: TeacherActName, message: unknown): Promise<object | Refused> {
    const parsed = TEACHER_ACTS[name].safeParse(message)
    if (!parsed.success) {
      return Promise.resolve(refused('malformedRequest', { field: parsed.error.issues[0]?.path.join('.') ?? '' }))
    }
    const perform = PERFORM[name] as (desk: Desk, wish: unknown) => Promise<object | Refused>
    return this.#change(id, (desk) => perform(desk, parsed.data))
  }

  async board(id: string): Promise<Board | undefined> {
    const live = await this.#wake(id)
    await live?.touch()
    return live && boardOf(live, this.#parts.keepDays)
  }

  async projection(id: string): Promise<Projection | undefined> {
    const live = await this.#wake(id)
    return live && projectionOf(live)
  }

  /** The room as it is kept, for the export: the caller builds what may leave from it. */
  async roomOf(id: string): Promise<ClassRoom | undefined> {
    return (await this.#wake(id))?.room
  }

  /** Deletes a class, its matches and its log: nothing of it is left. */
  async remove(id: string): Promise<void> {
    await this.#live.get(id)?.stop()
    this.#live.delete(id)
    const { store, matches } = this.#parts
    await matches.forget(await store.matchesOf(id))
    await store.forget(id)
  }

  /** Deletes classes nobody has used for so long. */
  async forgetUnused(milliseconds: number): Promise<void> {
    const { store, clock } = this.#parts
    const others = await this.#parts.ownership.heldByOthers()
    const unused = await store.untouchedSince(clock.now() - milliseconds)
    for (const id of unused) if (!others.includes(id)) await this.remove(id)
  }

  /** After a restart: worlds that are still played are looked after again. */
  async resumeAll(): Promise<void> {
    const playing = (await this.#parts.store.all()).filter(({ phase }) => phase === 'playing')
    await this.resumeOf(playing.map(({ id }) => id))
  }

  /** Looks after those of these classes that no other server does. */
  async resumeOf(subjects: readonly string[]): Promise<void> {
    for (const id of subjects) {
      await this.#wake(id).catch((fault: unknown) => {
        if (!(fault instanceof PlayedElsewhere)) throw fault
      })
    }
  }

  /** Writes down what was done in a match of a class. */
  async journal(id: string, entry: JournalEntry): Promise<void> {
    await (await this.#wake(id))?.note(entry)
  }

  async stopAll(): Promise<void> {
    await Promise.all([...this.#live.values()].map((live) => live.stop()))
  }

  async #wake(id: string): Promise<LiveClass | undefined> {
    const live = this.#live.get(id)
    if (live !== undefined) return live
    const waking = this.#waking.get(id) ?? this.#bringToLife(id).finally(() => this.#waking.delete(id))
    this.#waking.set(id, waking)
    return await waking
  }

  async #bringToLife(id: string): Promise<LiveClass | undefined> {
    const { store, clock, scenarios, ownership } = this.#parts
    if ((await store.load(id)) === undefined) return undefined
    await ownership.require(id)
    const room = await store.load(id)
    const scenario = room && scenarios.get(room.setup.scenario)
    if (room === undefined || scenario === undefined) return undefined
    const live = new LiveClass(this.#parts, room, scenario, (await store.touchedAt(id)) ?? clock.now())
    this.#live.set(id, live)
    await live.superviseAll()
    return live
  }

  /** Applies one change to a class after all before it. */
  async #change<Reply extends object>(
    id: string,
    change: (desk: Desk) => Promise<Reply | Refused>,
  ): Promise<Reply | Refused> {
    const live = await this.#wake(id)
    return live === undefined ? refused('noSuchClass') : await live.change(change)
  }
}

/** The label somebody comes in under, or why they cannot come in. */
function labelFor({ locked, phase, students, setup }: ClassRoom, wished: string | undefined): string | Refused {
  if (phase === 'over') return refused('classOver')
  if (locked) return refused('classLocked')
  if (students.length >= MOST_STUDENTS) return refused('classFull', { most: MOST_STUDENTS })
  const taken = students.map(({ label }) => label)
  if (setup.naming === 'alias') return newAlias(taken)
  if (wished === undefined) return refused('malformedRequest', { field: 'label' })
  if (setup.naming === 'roster' && !setup.roster.includes(wished)) return refused('notOnRoster', { label: wished })
  const isTaken = taken.some((label) => label.toLowerCase() === wished.toLowerCase())
  return isTaken ? refused('labelTaken', { label: wished }) : wished
}
