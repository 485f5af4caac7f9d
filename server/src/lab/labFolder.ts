import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Done } from '#server/lab/labTasks'
import type { Metrics } from '#shared/experiments/define'

/** What a file of results was made with; results made otherwise are not mixed in. */
export interface Made {
  readonly rulesVersion: number
  readonly commit: string
  readonly seed: string
}

/** Results by arm and sample, kept in memory and, if a folder is given, line by line on disk. */
export class Results {
  readonly #made: Made
  readonly #folder: string | undefined
  readonly #rows = new Map<string, Map<string, Metrics[]>>()

  /** @throws Error when the folder cannot be made or written; the folder above it must be there */
  constructor(made: Made, folder: string | undefined) {
    this.#made = made
    this.#folder = folder
    if (folder !== undefined && !existsSync(folder)) mkdirSync(folder)
  }

  /** Takes over what an earlier run of the same rules and seed left behind. Returns how many samples that were. */
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

  add({ experiment, arm, from, metrics }: Done): void {
    const rows = this.#arm(experiment, arm)
    for (const [n, row] of metrics.entries()) rows[from + n] = row
    const path = this.#pathOf(experiment)
    if (path === undefined) return
    appendFileSync(path, metrics.map((row, n) => `${JSON.stringify({ arm, n: from + n, metrics: row })}\n`).join(''))
  }

  /** The first `count` samples of each arm, as far as they are there. */
  samples(experiment: string, arms: readonly string[], count: number): Record<string, readonly Metrics[]> {
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

  #arm(experiment: string, arm: string): Metrics[] {
    const arms = this.#rows.get(experiment) ?? new Map<string, Metrics[]>()
    const rows = arms.get(arm) ?? []
    this.#rows.set(experiment, arms.set(arm, rows))
    return rows
  }

  #head(experiment: string): string {
    return JSON.stringify({ experiment, ...this.#made })
  }

  #pathOf(experiment: string): string | undefined {
    return this.#folder === undefined ? undefined : join(this.#folder, `${experiment}.jsonl`)
  }
}

interface Row {
  readonly arm: string
  readonly n: number
  readonly metrics: Metrics
}

/** One line; a line cut short by a kill is left out. */
function readRow(line: string): Row[] {
  try {
    const row = JSON.parse(line) as Row
    return typeof row.arm === 'string' && Number.isInteger(row.n) ? [row] : []
  } catch {
    return []
  }
}
