import { setTimeout as pause } from 'node:timers/promises'
import { printOrder } from '#shared/notation/orderText'
import { moduleOf, type Order } from '#shared/orders/index'
import type { Board } from '#shared/protocol/classBoard'
import type { Enrolled, StudentView } from '#shared/protocol/classroom'
import { QUIZ_QUESTIONS } from '#shared/protocol/questions'
import { type Caller, caller } from '#tests/support/classroom'
import { type Seat, sit } from '#tests/support/servers'

/** One power in one window of one match. */
export interface OrderMoment {
  readonly match: string
  readonly window: number
  readonly power: string
}

/** One change of a slot; `order` is its notation, absent where the slot was emptied. Times in milliseconds. */
interface Change {
  readonly order: string | undefined
  readonly sentAt: number
  /** Infinity until it is acknowledged. */
  ackedAt: number
  refused: boolean
}

const keyOf = ({ match, window, power }: OrderMoment): string => `${match}/${window}/${power}`
const slotOf = (order: Order): string => moduleOf(order).slot(order)

/** Every acknowledged change: what must stand in the record afterwards. */
export class Ledger {
  readonly #moments = new Map<string, { readonly moment: OrderMoment; readonly slots: Map<string, Change[]> }>()

  /** A draft goes out. Without `changed` it replaces all that the seat had. Returns how to note the answer. */
  sent(moment: OrderMoment, orders: readonly Order[], changed?: readonly string[]): (ok: boolean) => void {
    const key = keyOf(moment)
    const { slots } = this.#moments.get(key) ?? { slots: new Map<string, Change[]>() }
    this.#moments.set(key, { moment, slots })
    const named = new Set(changed ?? [...slots.keys(), ...orders.map(slotOf)])
    const changes = [...named].map((slot): Change => {
      const order = orders.find((each) => slotOf(each) === slot)
      const change = { order: order && printOrder(order), sentAt: performance.now(), ackedAt: Infinity, refused: false }
      slots.set(slot, [...(slots.get(slot) ?? []), change])
      return change
    })
    return (ok) => {
      for (const change of changes) {
        if (ok) change.ackedAt = performance.now()
        else change.refused = true
      }
    }
  }

  /** Slots in which these orders are not what was last acknowledged. */
  lost(moment: OrderMoment, orders: readonly Order[]): readonly string[] {
    const slots = this.#moments.get(keyOf(moment))?.slots ?? new Map<string, Change[]>()
    const found = new Map(orders.map((order) => [slotOf(order), printOrder(order)]))
    return [...slots].flatMap(([slot, changes]) => (mayStand(changes).has(found.get(slot)) ? [] : [slot]))
  }

  get moments(): readonly OrderMoment[] {
    return [...this.#moments.values()].map(({ moment }) => moment)
  }
}

/**
 * What may stand in a slot: of changes that were under way at the same time any, since only the server knows which came
 * first; of those that followed an acknowledgement the last.
 */
function mayStand(changes: readonly Change[]): ReadonlySet<string | undefined> {
  const acked = changes.filter(({ ackedAt }) => ackedAt < Infinity)
  const isBefore = (one: Change) => acked.some((other) => other !== one && other.sentAt >= one.ackedAt)
  const last = changes.filter((change) => !change.refused && !isBefore(change)).map(({ order }) => order)
  return new Set(acked.length === 0 ? [...last, undefined] : last)
}

/** How long the board takes to show what has been acknowledged. */
class Freshness {
  /** Milliseconds from the acknowledgement of a seat's ready to the board that shows it. */
  readonly waits: number[] = []
  readonly #pending = new Map<string, { readonly moment: OrderMoment; readonly since: number }>()
  /** Who said ready on a seat since its last draft. */
  readonly #said = new Map<string, Set<string>>()

  /** A student of the seat changed its orders, left or came: all of them must say ready again. */
  disturbed(moment: OrderMoment): void {
    this.#said.delete(keyOf(moment))
    this.#pending.delete(keyOf(moment))
  }

  /** @param present students on the seat now */
  saidReady(moment: OrderMoment, student: string, present: number): void {
    const key = keyOf(moment)
    const said = (this.#said.get(key) ?? new Set()).add(student)
    this.#said.set(key, said)
    if (said.size * 2 > present) this.#pending.set(key, { moment, since: performance.now() })
  }

  seen({ worlds }: Board): void {
    const byMatch = new Map(worlds.map((world) => [world.match, world]))
    for (const [key, { moment, since }] of this.#pending) {
      const world = byMatch.get(moment.match)
      const seat = world?.seats.find(({ power }) => power === moment.power)
      const isOver = world !== undefined && (world.number > moment.window || world.window === 'ended')
      if (!isOver && seat?.awaited !== false) continue
      this.#pending.delete(key)
      this.waits.push(performance.now() - since)
    }
  }
}

/** What is measured of a lesson. Times in milliseconds. */
export interface Lesson {
  readonly base: string
  /** Path of the class. */
  readonly path: string
  readonly code: string
  /** Milliseconds within which each message goes out at a random moment. */
  readonly spread: number
  readonly ledger: Ledger
  readonly fresh: Freshness
  /** Sockets on each seat now, by match and power. */
  readonly present: Map<string, number>
  readonly joins: number[]
  readonly polls: number[]
  readonly acks: number[]
  readonly returns: number[]
  readonly seated: number[]
  /** When the teacher began. */
  begunAt: number
  /** Calls the server refused or failed, by status. */
  readonly turnedAway: Record<string, number>
  /** Requests a match refused, by the key of the problem. */
  readonly refusals: Record<string, number>
  orders: number
  dropouts: number
  lost: number
  /** Connections that closed although no student left. */
  cut: number
  isOver: boolean
}

export const newLesson = (base: string, path: string, code: string, spread: number): Lesson => ({
  ...{ base, path, code, spread, ledger: new Ledger(), fresh: new Freshness(), present: new Map() },
  ...{ joins: [], polls: [], acks: [], returns: [], seated: [], begunAt: 0, turnedAway: {}, refusals: {} },
  ...{ orders: 0, dropouts: 0, lost: 0, cut: 0, isOver: false },
})

const count = (tally: Record<string, number>, what: string | number): void => {
  tally[what] = (tally[what] ?? 0) + 1
}

const ASK_MILLISECONDS = 2000
const JOIN_MILLISECONDS = 10_000
/** Share of students who reload their page in a year. */
const RELOADS = 0.05

const build = (force: 'silos' | 'submarines' | 'bombers', lots: number): Order => ({ type: 'build', force, lots })
/** Whole drafts of a student who holds a seat alone, one after another. */
const PLANS: readonly (readonly Order[])[] = [
  [build('silos', 1)],
  [build('silos', 1), build('submarines', 1)],
  [build('submarines', 1)],
]
const aim = (targeting: 'counterforce' | 'countervalue'): Order => ({
  type: 'posture',
  readiness: { silos: 4, submarines: 4, bombers: 4 },
  targeting,
  authority: 'afterImpact',
})
/** What each of two students who share a power changes, one after another: a force of their own, and the aim that both change. */
const SHARED: readonly (readonly Order[])[] = [
  [build('silos', 1), aim('counterforce'), build('silos', 2)],
  [build('submarines', 1), aim('countervalue'), aim('countervalue')],
]

/** A student with a page of the class and, once it plays, a seat. */
export class Pupil {
  readonly label: string
  readonly #lesson: Lesson
  /** Leaves for good in this planning window, if any; the first is 0. */
  readonly #leavesIn: number | undefined
  #me: Enrolled | undefined
  #call: Caller
  #mine: StudentView | undefined
  #seat: Seat | undefined
  #gone = false

  constructor(lesson: Lesson, label: string, leavesIn?: number) {
    this.#lesson = lesson
    this.label = label
    this.#leavesIn = leavesIn
    this.#call = caller(lesson.base)
  }

  /** Joins by the code at a random moment of the first ten seconds. */
  async comeIn(): Promise<void> {
    const { path, code, joins, base } = this.#lesson
    await pause(Math.random() * JOIN_MILLISECONDS)
    const start = performance.now()
    await this.#http(this.#call.get(`/api/v1/classes/code/${code}`))
    this.#me = await this.#http(this.#call.post<Enrolled>(`${path}/students`, { label: this.label }))
    if (this.#me === undefined) return
    this.#call = caller(base, this.#me.token)
    await this.#ask()
    joins.push(performance.now() - start)
    void this.#keepAsking()
  }

  /** Answers the three questions, then plays. */
  async attend(): Promise<void> {
    await this.answer()
    await this.playRound()
    this.#gone = true
  }

  /** Answers the three questions once they are asked. */
  async answer(): Promise<void> {
    const { spread, path } = this.#lesson
    await this.#until((mine) => mine.phase !== 'joining')
    for (const { name } of QUIZ_QUESTIONS) {
      await pause((Math.random() * spread) / 3)
      const choice = Math.floor(Math.random() * 3)
      await this.#http(this.#call.post(`${path}/answers`, { question: name, choice }))
    }
  }

  /** Waits for a seat, and plays until the match has ended or it is time to go. */
  async playRound(): Promise<void> {
    const { seated } = this.#lesson
    const mine = await this.#until(({ seat }) => seat !== undefined)
    if (mine === undefined) return
    await this.#sitDown()
    seated.push(performance.now() - this.#lesson.begunAt)
    await this.#play()
  }

  /** What the student says when all is over, that all others wanted only security; false without a seat. */
  async guess(): Promise<boolean> {
    const mine = await this.#until(({ guess }) => guess !== undefined)
    if (mine?.guess === undefined) return false
    const wanted = Object.fromEntries(mine.guess.powers.map((power) => [power, 'securitySeeker' as const]))
    await this.#http(this.#call.post(`${this.#lesson.path}/guesses`, { wanted, frightened: 'none' }))
    return true
  }

  async #http<T>(asked: Promise<{ readonly status: number; readonly json: T }>): Promise<T | undefined> {
    const { status, json } = await asked.catch(() => ({ status: 0, json: undefined }))
    if (status >= 200 && status < 300) return json
    count(this.#lesson.turnedAway, status)
    return undefined
  }

  async #ask(): Promise<void> {
    const start = performance.now()
    this.#mine = (await this.#http(this.#call.get<StudentView>(`${this.#lesson.path}/me`))) ?? this.#mine
    this.#lesson.polls.push(performance.now() - start)
  }

  async #keepAsking(): Promise<void> {
    while (!this.#gone && !this.#lesson.isOver) {
      await pause(ASK_MILLISECONDS)
      await this.#ask()
    }
  }

  /** Waits until the class reaches this state; undefined when the lesson is over first. */
  async #until(fits: (mine: StudentView) => boolean): Promise<StudentView | undefined> {
    while (!this.#lesson.isOver) {
      if (this.#mine !== undefined && fits(this.#mine)) return this.#mine
      await pause(200)
    }
    return undefined
  }

  async #sitDown(): Promise<void> {
    const { match, power } = this.#mine!.seat!
    const seat = await sit(this.#lesson.base, match, this.#me!.token)
    seat.room.onLeave(() => {
      if (this.#seat === seat) this.#lesson.cut++
    })
    this.#seat = seat
    this.#present(match, power, 1)
  }

  async #leave(): Promise<void> {
    const { room } = this.#seat!
    const { match, power } = this.#mine!.seat!
    this.#seat = undefined
    this.#present(match, power, -1)
    await room.leave(false)
  }

  #present(match: string, power: string, more: number): void {
    const { present, fresh } = this.#lesson
    const key = `${match}/${power}`
    present.set(key, (present.get(key) ?? 0) + more)
    if (this.#seat !== undefined) fresh.disturbed(this.#moment)
  }

  /** The open window, as this seat sees it. */
  get #moment(): OrderMoment {
    const { match, power } = this.#mine!.seat!
    return { match, power, window: this.#seat!.view().observation.window.number }
  }

  async #play(): Promise<void> {
    for (let year = 0; !this.#lesson.isOver; ) {
      const { window, self } = this.#seat!.view().observation
      if (window.kind === 'ended') break
      if (window.participants.some((power) => power === self?.id)) {
        if (window.kind === 'planning') {
          const leaves = this.#leavesIn !== undefined && year++ >= this.#leavesIn
          if (!(await this.#plan(window.number, leaves))) return
        }
        await this.#beReady(window.number)
      }
      await this.#seat!.until(({ observation }) => observation.window.number > window.number)
    }
    await this.#leave()
  }

  /** Drafts a year; false when the student has left for good. */
  async #plan(window: number, leaves: boolean): Promise<boolean> {
    const reloads = Math.random() < RELOADS
    const together = this.#seat!.view().delegation?.people.findIndex(({ id }) => id === this.#me!.id)
    const steps = together === undefined ? PLANS : SHARED[together % SHARED.length]!.map((order) => [order])
    for (const [index, orders] of steps.entries()) {
      await pause(Math.random() * this.#lesson.spread)
      if (this.#moment.window !== window) return true
      await this.#draft(orders, together !== undefined)
      if (index !== 1) continue
      if (leaves) {
        this.#lesson.dropouts++
        await this.#leave()
        return false
      }
      if (reloads) await this.#reload()
    }
    return true
  }

  /** A student who shares a seat sends all orders of the seat, and names the slots of their own. */
  async #draft(wished: readonly Order[], isShared: boolean): Promise<void> {
    const { ledger, fresh } = this.#lesson
    const moment = this.#moment
    const slots = wished.map(slotOf)
    const rest = this.#seat!.view().orders.filter((order) => !slots.includes(slotOf(order)))
    const orders = isShared ? [...rest, ...wished] : wished
    const answered = isShared ? ledger.sent(moment, wished, slots) : ledger.sent(moment, wished)
    this.#lesson.orders++
    const message = { window: moment.window, orders, ...(isShared ? { changed: slots } : {}) }
    const ok = await this.#request('draft', message)
    answered(ok)
    if (ok) fresh.disturbed(moment)
  }

  /** Leaves and comes back at once: the draft must be there. */
  async #reload(): Promise<void> {
    const before = this.#moment
    await this.#leave()
    const start = performance.now()
    await this.#sitDown()
    this.#lesson.returns.push(performance.now() - start)
    if (this.#moment.window !== before.window) return
    const lost = this.#lesson.ledger.lost(before, this.#seat!.view().orders)
    this.#lesson.lost += lost.length
    if (lost.length > 0) process.stderr.write(`not there after a reload: ${keyOf(before)} ${lost}\n`)
  }

  /** Says ready until the next window opens: a change by another student of the seat takes it back, and a bot does not answer. */
  async #beReady(window: number): Promise<void> {
    const { spread, fresh, present } = this.#lesson
    await pause(Math.random() * spread)
    while (!this.#lesson.isOver && this.#moment.window === window) {
      const moment = this.#moment
      const ok = await this.#request('ready', { window, ready: true })
      if (ok) fresh.saidReady(moment, this.label, present.get(`${moment.match}/${moment.power}`) ?? 1)
      await pause(ok ? 300 : 1000)
      if (!ok) continue
      await this.#seat!.until(
        ({ observation, ready, delegation }) =>
          observation.window.number > window || (delegation !== undefined && !ready),
      )
    }
  }

  async #request(name: string, message: object): Promise<boolean> {
    const { acks, refusals } = this.#lesson
    const start = performance.now()
    type Answer = { readonly ok: boolean; readonly faults?: readonly { readonly problem: { readonly key: string } }[] }
    const answer = await this.#seat!.room.request<object, Answer>(name, message).catch(() => ({ ok: false }) as Answer)
    acks.push(performance.now() - start)
    if (!answer.ok) count(refusals, answer.faults?.[0]?.problem.key ?? 'noAnswer')
    return answer.ok
  }
}
