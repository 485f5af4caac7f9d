import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TaskResult } from '#server/lab/tasks'
import type { SampleMetrics } from '#shared/experiments/define'

/** What a run was made with. Results of another version, commit or seed are not mixed in. */
export interface RunIdentity {
  readonly rulesVersion: number
  readonly commit: string
  readonly seed: string
}

/** Metrics by experiment, arm and sample: in memory and, where a folder is given, as JSON lines on disk. */
export class Results {
  readonly #identity: RunIdentity
  readonly #folder: string | undefined
  readonly #rows = new Map<string, Map<string, SampleMetrics[]>>()

  /** @throws Error when the folder cannot be made or written; its parent must exist */
  constructor(identity: RunIdentity, folder: string | undefined) {
    this.#identity = identity
    this.#folder = folder
    if (folder !== undefined && !existsSync(folder)) mkdirSync(folder)
  }

  /** Reads the samples of an earlier run of the same identity. Returns how many there were. */
  resume(experiment: string): number {
    const path = this.#pathOf(experiment)
    if (path === undefined) return 0
    const [head, ...lines] = existsSync(path) ? readFileSync(path, 'utf8').split('\n') : ['']
    if (head !== this.#head(experiment)) {
      writeFileSync(path, `${this.#head(experiment)}\n`)
      return 0
    }
    const rows = lines.flatMap(readRow)
    for (const { arm, n, metrics } of rows) this.#arm(experiment, arm)[n] = metrics
    return rows.length
  }

  has(experiment: string, arm: string, n: number): boolean {
    return this.#arm(experiment, arm)[n] !== undefined
  }

  add({ experiment, arm, from, metrics }: TaskResult): void {
    const rows = this.#arm(experiment, arm)
    for (const [n, row] of metrics.entries()) rows[from + n] = row
    const path = this.#pathOf(experiment)
    if (path === undefined) return
    appendFileSync(path, metrics.map((row, n) => `${JSON.stringify({ arm, n: from + n, metrics: row })}\n`).join(''))
  }

  /** The first `count` samples of each arm; missing ones are left out. */
  samples(experiment: string, arms: readonly string[], count: number): Record<string, readonly SampleMetrics[]> {
    const present = (arm: string) =>
      this.#arm(experiment, arm)
        .slice(0, count)
        .filter((row) => row !== undefined)
    return Object.fromEntries(arms.map((arm) => [arm, present(arm)]))
  }

  writeSummary(summary: unknown): void {
    if (this.#folder !== undefined) {
      writeFileSync(join(this.#folder, 'summary.json'), `${JSON.stringify(summary, null, 2)}\n`)
    }
  }

  #arm(experiment: string, arm: string): SampleMetrics[] {
    const arms = this.#rows.get(experiment) ?? new Map<string, SampleMetrics[]>()
    const rows = arms.get(arm) ?? []
    this.#rows.set(experiment, arms.set(arm, rows))
    return rows
  }

  #head(experiment: string): string {
    return JSON.stringify({ experiment, ...this.#identity })
  }

  #pathOf(experiment: string): string | undefined {
    return this.#folder === undefined ? undefined : join(this.#folder, `${experiment}.jsonl`)
  }
}

interface Row {
  readonly arm: string
  readonly n: number
  readonly metrics: SampleMetrics
}

/** The row of one line; none when the line was cut short by a kill. */
function readRow(line: string): Row[] {
  try {
    const row = JSON.parse(line) as Row
    return typeof row.arm === 'string' && Number.isInteger(row.n) ? [row] : []
  } catch {
    return []
  }
}
