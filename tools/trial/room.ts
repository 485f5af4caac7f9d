import type { Browser, BrowserContext, Page } from 'playwright-core'
import { Teacher } from '#tests/support/classroom'
import { answerInPassing, lookAround, openPage, type Player, sitDown, takeChair } from '#tests/support/player'
import { newLesson, Pupil } from '../../bench/classLesson.ts'

/** Students of the trial: four in browsers, one of whom comes late, and so many clients without one. */
export const LIGHT_CLIENTS = 24
const BROWSERS = 4
/** All who are there when the first round begins. */
export const ALL_STUDENTS = LIGHT_CLIENTS + BROWSERS
/** Milliseconds within which a light client sends each message at a random moment. */
const SPREAD = 600

/** A person's hand on a page: every press is a click, every key that is no typing a key. Typing is not counted, as in the review. */
export class Hand {
  readonly player: Player
  clicks = 0
  keys = 0
  /** When what is timed began, where that is later than the step, as performance.now() tells it. */
  since: number | undefined

  constructor(player: Player) {
    this.player = player
  }

  get page(): Page {
    return this.player.page
  }

  async press(selector: string): Promise<void> {
    await this.page.locator(selector).first().click()
    this.clicks++
  }

  /** Picks a value of a list, or the one at a place of it. */
  async pick(selector: string, value: string | { readonly index: number }): Promise<void> {
    await this.page.selectOption(selector, value)
    this.clicks++
  }

  async type(selector: string, text: string): Promise<void> {
    await this.page.fill(selector, text)
  }

  async key(key: string): Promise<void> {
    await this.page.keyboard.press(key)
    this.keys++
  }
}

/** A classroom: what the steps of the trial share. */
export class TrialRoom {
  readonly base: string
  readonly browser: Browser
  readonly board: Hand
  readonly students = new Map<string, Hand>()
  readonly pupils: Pupil[] = []
  #wall: Player | undefined
  #teacher: Teacher | undefined
  #code = ''
  #lesson: ReturnType<typeof newLesson> | undefined

  constructor(base: string, browser: Browser, board: Player) {
    this.base = base
    this.browser = browser
    this.board = new Hand(board)
  }

  static async open(base: string, browser: Browser): Promise<TrialRoom> {
    return new TrialRoom(base, browser, await sitDown(browser, `${base}/?lang=en`))
  }

  get context(): BrowserContext {
    return this.board.page.context()
  }

  /** The projector's page. */
  get wall(): Page {
    return this.#wall!.page
  }

  /** The class over HTTP, for checks. */
  get teacher(): Teacher {
    return this.#teacher!
  }

  get code(): string {
    return this.#code
  }

  student(label: string): Hand {
    const hand = this.students.get(label)
    if (hand === undefined) throw new Error(`nobody is called ${label}`)
    return hand
  }

  /** Somebody comes with a device of their own, to the front page. */
  async arrive(label: string, screen: 'laptop' | 'phone'): Promise<Hand> {
    const hand = new Hand(await sitDown(this.browser, `${this.base}/?lang=en`, screen))
    this.students.set(label, hand)
    return hand
  }

  /** The class that the board leads from now on. */
  async lead(): Promise<void> {
    const { page } = this.board
    const secret = (await page.textContent('[data-test=teacher-link]')) ?? ''
    const [, id = '', token = ''] = /#\/teach\/([^/]+)\/(.+)$/.exec(secret.trim()) ?? []
    this.#code = ((await page.textContent('[data-test=class-code]')) ?? '').trim()
    const projector = ((await page.getAttribute('[data-test=projector]', 'href')) ?? '').split('/').at(-1) ?? ''
    this.#teacher = new Teacher(this.base, { id, code: this.#code, teacher: token, projector })
    this.#lesson = newLesson(this.base, this.#teacher.path, this.#code, SPREAD)
  }

  /** The projector's page has opened, on a wall of this size. */
  async showWall(page: Page): Promise<void> {
    await page.setViewportSize({ width: 1280, height: 720 })
    this.#wall = { page, errors: [] }
  }

  /** All light clients come in by the code, within ten seconds. */
  async comeIn(): Promise<void> {
    const lesson = this.#lesson!
    for (let n = 1; n <= LIGHT_CLIENTS; n++) this.pupils.push(new Pupil(lesson, `Pupil ${n}`))
    await Promise.all(this.pupils.map((pupil) => pupil.comeIn()))
  }

  /** The light clients play the next match on their own. */
  playRound(): void {
    for (const pupil of this.pupils) void pupil.playRound().catch(() => undefined)
  }

  /** Browsers give harmless answers, each for itself, until it is so. @throws after three minutes */
  async playUntil(isSo: () => Promise<boolean>, labels: readonly string[] = [...this.students.keys()]): Promise<void> {
    const end = performance.now() + 180_000
    const play = async ({ player }: Hand) => {
      while (!(await isSo())) {
        if (performance.now() > end) throw new Error('the worlds did not come so far')
        const moment = await lookAround(player)
        if (!(await isSo())) await answerInPassing(player, moment)
        await player.page.waitForTimeout(50)
      }
    }
    await Promise.all(labels.map((label) => play(this.student(label))))
  }

  /** Another page of the teacher's browser. */
  async openBoardElsewhere(): Promise<Player> {
    const { id, teacher } = this.teacher.made
    const other = await sitDown(this.browser, this.base)
    return await openPage(other.page.context(), `${this.base}/?lang=en#/teach/${id}/${teacher}`)
  }

  end(): void {
    if (this.#lesson !== undefined) this.#lesson.isOver = true
  }
}

/** Waits until it is so. @throws Error that says what was not, after so many seconds */
export async function within(seconds: number, what: string, isSo: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + seconds * 1000
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`not within ${seconds} s: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** @throws Error with these words unless it is so */
export function must(isSo: boolean, what: string): void {
  if (!isSo) throw new Error(what)
}

/** All words on the wall. */
export const wallText = async ({ wall }: TrialRoom) => (await wall.textContent('body')) ?? ''

/** The row of a student on the board, unfolded. */
export async function unfold(board: Hand, label: string): Promise<string> {
  const row = `[data-test="student-${label}"]`
  if (!(await board.page.locator(`${row} details`).evaluate((row) => (row as HTMLDetailsElement).open)))
    await board.press(`${row} summary`)
  return row
}

/** Where a student of this name sits, and the board. @throws for one who sits nowhere */
export async function placeOf({ teacher }: TrialRoom, label: string) {
  const board = await teacher.board()
  const student = board.students.find((each) => each.label === label)
  if (student?.world === undefined) throw new Error(`${label} sits nowhere`)
  return { world: student.world, power: student.power ?? '', board }
}

/** Cards of a match are put away by all who have one. */
export async function takeChairs(room: TrialRoom): Promise<void> {
  for (const { page } of room.students.values()) await takeChair(page)
}

/** One step of the lesson, as the review of it had them. */
export interface TrialStep {
  readonly step: string
  /** Clicks and seconds of the review; absent where the step could not be done, or was not there. */
  readonly old?: { readonly clicks?: number; readonly seconds?: number }
  /** The findings of the review whose cure is checked here. */
  readonly once?: string
  /** What is checked, in words. */
  readonly checked: string
  /** Whose clicks count. @param room the classroom */
  does(room: TrialRoom): Promise<Hand | undefined>
  checks?(room: TrialRoom): Promise<void>
}
