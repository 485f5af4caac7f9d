import type { WorldFigures } from './figures.ts'
import type { Findings } from './groups.ts'

/** Something has become known of a match, or is wanted anew. */
export type DebriefReading =
  | { readonly kind: 'found'; readonly match: string; readonly finding: WorldFigures | string }
  | { readonly kind: 'again'; readonly match: string }

/** What is known after a reading. */
export function afterReading(findings: Findings, reading: DebriefReading): Findings {
  const next = new Map(findings)
  if (reading.kind === 'found') next.set(reading.match, reading.finding)
  else next.delete(reading.match)
  return next
}

export type ReadMatch = (match: string, signal: AbortSignal) => Promise<WorldFigures | string>

/** Reads matches one after another, so many at once; a match that fails must not reject but find a sentence. */
export class ReadingQueue {
  readonly #read: ReadMatch
  readonly #tell: (reading: DebriefReading) => void
  readonly #most: number
  readonly #known = new Set<string>()
  readonly #stop = new AbortController()
  #waiting: readonly string[] = []
  #busy = 0

  constructor(read: ReadMatch, tell: (reading: DebriefReading) => void, most = 2) {
    this.#read = read
    this.#tell = tell
    this.#most = most
  }

  /** Each match is read once, however often it is asked for. */
  want(matches: readonly string[]): void {
    const fresh = matches.filter((match) => !this.#known.has(match))
    for (const match of fresh) this.#known.add(match)
    this.#waiting = [...this.#waiting, ...fresh]
    this.#goOn()
  }

  /** Reads one once more. */
  again(match: string): void {
    this.#known.delete(match)
    this.#tell({ kind: 'again', match })
    this.want([match])
  }

  /** Nothing is read or told after this. */
  stop(): void {
    this.#waiting = []
    this.#stop.abort()
  }

  #goOn(): void {
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
    this.#tell({ kind: 'found', match, finding })
    this.#goOn()
  }
}
