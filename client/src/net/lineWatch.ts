/** How long a line that can be asked may be silent before it is asked, and how long the answer may take, in milliseconds. */
const ASK_AFTER = 10_000
const ANSWER_WITHIN = 12_000
/** The same after a pause of the page, when the line has probably died meanwhile. */
const ANSWER_WITHIN_AFTER_PAUSE = 4000
/** How long a line that cannot be asked may be silent, in milliseconds: the server says on it every 15 seconds that it is alive. */
const SILENT_AFTER = 25_000
/** A beat of the server is overdue. */
const OVERDUE_AFTER = 16_000

/** What is watched. */
export interface WatchedLine {
  /** Asks for a sign of life; absent on lines that carry nothing from the page to the server. */
  ask?(): void
  /** Told once, when the line has been silent for too long. The watch has ended then. */
  silent(): void
}

/**
 * Watches a line that may die without being closed, as when a router restarts, a phone changes networks or a laptop sleeps.
 * `heard` is called for everything that comes over it.
 */
export class LineWatch {
  readonly #line: WatchedLine
  #timer: ReturnType<typeof setTimeout> | undefined
  #heardAt = performance.now()
  #ended = false

  constructor(line: WatchedLine) {
    this.#line = line
    this.heard()
  }

  /** Something has come over the line. */
  heard(): void {
    if (this.#ended) return
    this.#heardAt = performance.now()
    if (this.#line.ask === undefined) this.#in(SILENT_AFTER, () => this.#giveUp())
    else this.#in(ASK_AFTER, () => this.#ask(ANSWER_WITHIN))
  }

  /** Finds out now, after a pause of the page, whether the line is alive. */
  check(): void {
    if (this.#ended) return
    if (this.#line.ask !== undefined) this.#ask(ANSWER_WITHIN_AFTER_PAUSE)
    else if (performance.now() - this.#heardAt > OVERDUE_AFTER) this.#giveUp()
  }

  stop(): void {
    this.#ended = true
    clearTimeout(this.#timer)
  }

  #ask(patience: number): void {
    this.#in(patience, () => this.#giveUp())
    this.#line.ask?.()
  }

  #giveUp(): void {
    this.stop()
    this.#line.silent()
  }

  #in(milliseconds: number, task: () => void): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(task, milliseconds)
  }
}
