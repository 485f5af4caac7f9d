import { BOTS, defaultBot } from '#shared/bots/index'
import { powerId } from '#shared/ids'
import type { Enrolled } from '#shared/protocol/classroom'
import { answersTo, OWN_QUESTION_NAMES } from '#shared/protocol/ownQuestions'
import { QUIZ_QUESTIONS } from '#shared/protocol/questions'
import { createRng } from '#shared/rng'
import { INTERESTS } from '#shared/ruleset/forces'
import { RULESET } from '#shared/ruleset/ruleset'
import { isPlayerView } from '#shared/view/observation'
import { hashToken } from '../../lib/token.ts'
import type { Match } from '../../match/match.ts'
import type { Matches } from '../../match/matches.ts'
import type { Classes } from '../classes.ts'
import { type Classroom, currentRound, isRevealed, type SeatAssignment } from '../classroom.ts'
import { hasAnswered, openMoment, ownQuestionsOf } from '../ownQuestions.ts'
import { keepAnswer, keepGuess, keepWish } from '../studentActs.ts'

/** What a simulated student acts through: what a real one's calls end in. */
export interface SimulatedStudentDeps {
  readonly classes: Pick<Classes, 'enrol' | 'studentView' | 'change'>
  readonly matches: Pick<Matches, 'find'>
}

/** What may go wrong with a student, so that a teacher can meet it once. Times in milliseconds. */
export interface Habits {
  /** Comes so long after the class was opened; a late one once a round plays. */
  readonly comesAfter: number
  readonly late: boolean
  /** Thinks so long about a year, and a third of that about a move of a crisis. */
  readonly thinks: number
  /** Goes in this year and comes back two years later. */
  readonly leavesIn?: number
  /** Asks for this in the first year. */
  readonly asks?: 'time' | 'help'
}

/** How often a student's page asks, in milliseconds. */
const LOOK_MILLISECONDS = 2000
/** One student in three answers a question wrongly. */
const WRONG_OF = 3
const YEARS_AWAY = 2
/** Part of the time that a year takes, for one choice of a few. */
const CRISIS_SHARE = 1 / 3

/** A student of a rehearsal: comes in, answers, plays by a simple bot, guesses. Does one thing at a time, when asked to. */
export class SimulatedStudent {
  readonly #deps: SimulatedStudentDeps
  readonly #class: string
  readonly #number: number
  readonly #habits: Habits
  #enrolled: Enrolled | undefined
  #lookedAt = 0
  #isAway = false
  #hasAsked = false
  #memory: unknown
  #sits: { readonly match: Match; leave(): void } | undefined
  /** The window being thought about, and since when. */
  #thinking: { readonly window: number; readonly since: number } | undefined
  #done = -1

  /** @param number tells the students of a class apart, from 0 */
  constructor(deps: SimulatedStudentDeps, classId: string, number: number, habits: Habits) {
    this.#deps = deps
    this.#class = classId
    this.#number = number
    this.#habits = habits
  }

  /** Does what is due. @param sinceOpened milliseconds since the class was opened */
  async act(classroom: Classroom, sinceOpened: number): Promise<void> {
    const { late, comesAfter } = this.#habits
    if (this.#enrolled === undefined) {
      const isDue = late ? classroom.phase === 'playing' : sinceOpened >= comesAfter
      if (isDue) await this.#comeIn(classroom)
      return
    }
    if (sinceOpened - this.#lookedAt >= LOOK_MILLISECONDS && !this.#isAway) {
      this.#lookedAt = sinceOpened
      await this.#deps.classes.studentView(this.#class, this.#enrolled.id)
    }
    if (classroom.phase === 'questions') await this.#answer(classroom)
    await this.#answerOwn(classroom)
    if (classroom.phase === 'playing') await this.#play(classroom, sinceOpened)
    else this.leave()
    if (classroom.phase === 'debrief') await this.#guess(classroom)
  }

  /** Leaves the match. */
  leave(): void {
    this.#sits?.leave()
    this.#sits = undefined
  }

  async #comeIn({ setup }: Classroom): Promise<void> {
    const label = setup.naming === 'roster' ? setup.roster[this.#number] : `Student ${this.#number + 1}`
    if (label === undefined) return
    const wish = setup.naming === 'alias' ? {} : { label }
    const enrolled = await this.#deps.classes.enrol(this.#class, wish, `rehearsal ${this.#number}`)
    if (!('problem' in enrolled)) this.#enrolled = enrolled
  }

  /** One question a beat. */
  async #answer({ answers }: Classroom): Promise<void> {
    const { id } = this.#enrolled!
    const given = answers.filter(({ student }) => student === id).length
    const question = QUIZ_QUESTIONS[given]
    if (question === undefined) return
    const choice = (this.#number + given) % WRONG_OF === 0 ? (question.right + 1) % 3 : question.right
    await this.#deps.classes.change(this.#class, (context) =>
      keepAnswer(context, id, { question: question.name, choice, moment: 'before' }),
    )
  }

  /** One of the teacher's own questions a beat, while they are asked. */
  async #answerOwn(classroom: Classroom): Promise<void> {
    const { id } = this.#enrolled!
    const moment = openMoment(classroom)
    if (moment === undefined) return
    const index = ownQuestionsOf(classroom).findIndex(
      (_, each) => !hasAnswered(classroom, id, OWN_QUESTION_NAMES[each]!, moment),
    )
    if (index < 0) return
    const answers = answersTo(ownQuestionsOf(classroom)[index]!)
    const choice = (this.#number + (moment === 'after' ? 1 : 0)) % answers
    const question = OWN_QUESTION_NAMES[index]!
    await this.#deps.classes.change(this.#class, (context) => keepAnswer(context, id, { question, choice, moment }))
  }

  #isAwayIn(year: number): boolean {
    const { leavesIn } = this.#habits
    return leavesIn !== undefined && year >= leavesIn && year < leavesIn + YEARS_AWAY
  }

  #placeIn({ students }: Classroom): SeatAssignment | undefined {
    return students.find(({ id }) => id === this.#enrolled?.id)?.place
  }

  async #play(classroom: Classroom, now: number): Promise<void> {
    const place = this.#placeIn(classroom)
    const world = place && currentRound(classroom)?.worlds[place.world]
    const match = world && world.ended === undefined ? await this.#deps.matches.find(world.match) : undefined
    if (place === undefined || match === undefined || match.state.window.kind === 'ended') return this.leave()
    const { year, windowNumber, window } = match.state
    this.#isAway = this.#isAwayIn(year)
    if (this.#isAway) return this.leave()
    this.#sitDown(match, place)
    await this.#askFor()
    const seat = match.seats.seatOf(place.power)
    if (seat === undefined || !window.participants.includes(seat) || this.#done === windowNumber) return
    if (this.#thinking?.window !== windowNumber) this.#thinking = { window: windowNumber, since: now }
    const share = window.kind === 'planning' ? 1 : CRISIS_SHARE
    if (now - this.#thinking.since < this.#habits.thinks * share) return
    await this.#decide(match, seat, place)
    this.#done = windowNumber
  }

  #sitDown(match: Match, { power }: SeatAssignment): void {
    if (this.#sits?.match === match) return
    this.leave()
    const { id, token } = this.#enrolled!
    const seat = {
      viewer: { kind: 'power', power: powerId(power) },
      role: 'holder',
      person: id,
      tokenHash: hashToken(token),
    } as const
    const displaced = () => {
      this.#sits = undefined
    }
    const leave = match.subscribe({ ...seat, send: () => undefined, displaced })
    this.#sits = { match, leave }
  }

  async #askFor(): Promise<void> {
    const { asks } = this.#habits
    if (asks === undefined || this.#hasAsked) return
    this.#hasAsked = true
    await this.#deps.classes.change(this.#class, (context) => keepWish(context, this.#enrolled!.id, asks, true))
  }

  /** A delegation's first member gives its orders; others look and agree. */
  async #decide(match: Match, seat: number, { power }: SeatAssignment): Promise<void> {
    const actor = { seat, person: this.#enrolled!.id }
    const window = match.state.windowNumber
    const view = match.view({ kind: 'power', power: powerId(power) })
    const isFirst = match.seats.peopleAt(seat)[0]?.id === actor.person
    if (isFirst && isPlayerView(view)) {
      const rng = createRng(`${this.#class} ${this.#number} ${window}`)
      const { orders, memory } = BOTS[defaultBot(this.#number)].decide(RULESET, view, rng, this.#memory)
      this.#memory = memory
      await match.submit(actor, { window, orders: [...orders] })
    }
    await match.setReady(actor, { window, ready: true })
  }

  async #guess(classroom: Classroom): Promise<void> {
    const place = this.#placeIn(classroom)
    const round = classroom.rounds.at(-1)
    const { id } = this.#enrolled!
    const number = classroom.rounds.length - 1
    const hasGuessed = classroom.guesses?.some((guess) => guess.student === id && guess.round === number) ?? false
    if (place === undefined || round === undefined || isRevealed(classroom, round) || hasGuessed) return
    await this.#deps.classes.change(this.#class, (context) => {
      const others = (context.scenario.seatings[String(classroom.setup.powers)] ?? []).filter(
        (one) => one !== place.power,
      )
      const wanted = Object.fromEntries(
        others.map((power, index) => [power, INTERESTS[(this.#number + index) % INTERESTS.length]!]),
      )
      return keepGuess(context, id, { wanted, frightened: others[this.#number % others.length] ?? 'none' })
    })
  }
}
