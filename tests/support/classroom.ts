import type { Board, Projection } from '#shared/protocol/classBoard'
import type { ClassCreated, CreateClass, Enrolled, StudentView } from '#shared/protocol/classroom'
import type { Guess, WallView } from '#shared/protocol/wall'

/** Calls of a class over HTTP, as its teacher, its projector and its students make them. */
export interface Caller {
  get<T>(path: string): Promise<{ readonly status: number; readonly json: T }>
  post<T>(path: string, body: object): Promise<{ readonly status: number; readonly json: T }>
}

export function caller(base: string, token?: string): Caller {
  const headers = {
    'content-type': 'application/json',
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  }
  const call = async <T>(path: string, init: RequestInit) => {
    const response = await fetch(`${base}${path}`, { ...init, headers })
    return { status: response.status, json: (await response.json()) as T }
  }
  return {
    get: (path) => call(path, {}),
    post: (path, body) => call(path, { method: 'POST', body: JSON.stringify(body) }),
  }
}

/** Interests open as the debrief begins: what tests of other things read at the end. */
export const CLASS: CreateClass = {
  scenario: 'two-blocs',
  powers: 4,
  years: 2,
  timeControl: 'untimed',
  chatRule: 'phrases',
  perPower: 1,
  naming: 'typed',
  interestsOpen: 'atEnd',
}

/** A class and its teacher. */
export class Teacher {
  readonly made: ClassCreated
  readonly #call: Caller
  readonly #base: string

  constructor(base: string, made: ClassCreated) {
    this.#base = base
    this.made = made
    this.#call = caller(base, made.teacher)
  }

  get path(): string {
    return `/api/v1/classes/${this.made.id}`
  }

  async act<T = { readonly ok?: true; readonly problem?: { readonly key: string } }>(act: string, wish: object = {}) {
    return (await this.#call.post<T>(`${this.path}/commands`, { command: act, ...wish })).json
  }

  async board(): Promise<Board> {
    return (await this.#call.get<Board>(`${this.path}/board`)).json
  }

  async projection(): Promise<Projection> {
    return (await caller(this.#base, this.made.projector).get<Projection>(`${this.path}/projection`)).json
  }

  /** What is on the wall, once it is read, as the projector gets it. */
  async wall(): Promise<WallView> {
    for (;;) {
      const { json } = await caller(this.#base, this.made.projector).get<WallView>(`${this.path}/wall`)
      if (!json.isReading) return json
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }

  /** One after the other, so that they stand in this order. */
  async enrolAll(labels: readonly string[]): Promise<readonly Student[]> {
    const students: Student[] = []
    for (const label of labels) students.push(await this.enrol(label))
    return students
  }

  async enrol(label?: string): Promise<Student> {
    const wish = label === undefined ? {} : { label }
    const { status, json } = await caller(this.#base).post<Enrolled>(`${this.path}/students`, wish)
    if (status !== 201) throw new Error(`${status} ${JSON.stringify(json)}`)
    const student = new Student(this.#base, this.path, json)
    await student.mine()
    return student
  }

  async zip(): Promise<Uint8Array> {
    const headers = { authorization: `Bearer ${this.made.teacher}` }
    const response = await fetch(`${this.#base}${this.path}/export.zip`, { headers })
    return new Uint8Array(await response.arrayBuffer())
  }
}

export class Student {
  readonly enrolled: Enrolled
  readonly #call: Caller
  readonly #path: string

  constructor(base: string, path: string, enrolled: Enrolled) {
    this.enrolled = enrolled
    this.#path = path
    this.#call = caller(base, enrolled.token)
  }

  async mine(): Promise<StudentView> {
    return (await this.#call.get<StudentView>(`${this.#path}/me`)).json
  }

  async guess(guess: Guess) {
    return await this.#call.post<{ readonly ok?: true; readonly problem?: { readonly key: string } }>(
      `${this.#path}/guesses`,
      guess,
    )
  }

  async answer(question: string, choice: number, moment: 'before' | 'after' = 'before') {
    return await this.#call.post<{ readonly ok?: true; readonly problem?: { readonly key: string } }>(
      `${this.#path}/answers`,
      { question, choice, moment },
    )
  }
}

export async function openClass(base: string, wish: Partial<CreateClass> = {}): Promise<Teacher> {
  const { status, json } = await caller(base).post<ClassCreated>('/api/v1/classes', { ...CLASS, ...wish })
  if (status !== 201) throw new Error(`${status} ${JSON.stringify(json)}`)
  return new Teacher(base, json)
}
