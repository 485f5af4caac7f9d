import type { WorldFigures } from '../../../../shared/src/debrief/worldFigures.ts'
import type { Findings } from './groups.ts'

/** A match was read, or is to be read again. */
export type DebriefReading =
  | { readonly kind: 'found'; readonly match: string; readonly finding: WorldFigures | string }
  | { readonly kind: 'again'; readonly match: string }

/** The findings after a reading. */
export function withReading(findings: Findings, reading: DebriefReading): Findings {
  const next = new Map(findings)
  if (reading.kind === 'found') next.set(reading.match, reading.finding)
  else next.delete(reading.match)
  return next
}

/** Reads a match: its figures, or a sentence that says why there are none. Never rejects. */
export type ReadMatch = (match: string, signal: AbortSignal) => Promise<WorldFigures | string>

/** Reads matches in their order, at most `most` at a time. `read` must not reject: a failure is a sentence. */
export class ReadingQueue {
  readonly #read: ReadMatch
  readonly #onReading: (reading: DebriefReading) => void
  readonly #most: number
  readonly #known = new Set<string>()
  readonly #stop = new AbortController()
  #waiting: readonly string[] = []
  #busy = 0

  constructor(read: ReadMatch, onReading: (reading: DebriefReading) => void, most = 2) {
    this.#read = read
    this.#onReading = onReading
    this.#most = most
  }

  /** Adds matches; each is read once, however often it is added. */
  want(matches: readonly string[]): void {
    const fresh = matches.filter((match) => !this.#known.has(match))
    for (const match of fresh) this.#known.add(match)
    this.#waiting = [...this.#waiting, ...fresh]
    this.#startNext()
  }

  /** Reads one again. */
  again(match: string): void {
    this.#known.delete(match)
    this.#onReading({ kind: 'again', match })
    this.want([match])
  }

  /** Aborts; nothing is read or reported after this. */
  stop(): void {
    this.#waiting = []
    this.#stop.abort()
  }

  #startNext(): void {
    while (this.#busy < this.#most) {
      const [match, ...later] = this.#waiting
      if (match === undefined) return
      this.#waiting = later
      this.#busy++
      void this.#readOne(match)
    }
  }

  async #readOne(match: string): Promise<void> {
    const finding = await this.#read(match, this.#stop.signal)
    if (this.#stop.signal.aborted) return
    this.#busy--
    this.#onReading({ kind: 'found', match, finding })
    this.#startNext()
  }
}
