import { createHash } from 'node:crypto'
import { textsIn } from '#shared/orders/landOf'
import { parsedJson } from '#shared/parsedJson'
import { isSharedId, type SharedEntry } from '#shared/protocol/sharedScenarios'
import { parseOwnScenario } from '#shared/scenario/parseScenario'
import { problem } from '#shared/view/phrase'
import type { Clock } from '../lib/clock.ts'
import type { Failure } from '../lib/failure.ts'
import { mapTerritories } from '../lib/mapTerritories.ts'
import type { WordFilter } from '../lib/wordFilter.ts'

/** A scenario as it is kept. */
export interface KeptScenario extends SharedEntry {
  /** JSON as it was shared. */
  readonly file: string
}

/** What is shared. Each call is durable when its promise resolves. */
export interface SharedScenarioStore {
  /** Keeps one unless it is there or there are so many already; resolves with the file under its id, undefined where there is no room. */
  keep(scenario: KeptScenario, most: number): Promise<string | undefined>
  file(id: string): Promise<string | undefined>
  list(): Promise<readonly SharedEntry[]>
  remove(id: string): Promise<void>
}

/** What sharing needs of the rest of the server. */
export interface SharedScenariosDeps {
  readonly store: SharedScenarioStore
  /** Ids of scenarios that the server offers. */
  readonly taken: ReadonlySet<string>
  readonly mostShared: number
  /** Words that the server's host wants in none. */
  readonly isBarred?: WordFilter | undefined
  readonly clock: Clock
}

/** Hex digits of a file's hash in its id. */
const ID_DIGITS = 11

/** Scenario files that people share: text that was checked as those of a host are, under an id that follows from it. */
export class SharedScenarios {
  readonly #deps: SharedScenariosDeps

  constructor(deps: SharedScenariosDeps) {
    this.#deps = deps
  }

  /** Shares a file; however often, it has one id. @param by who does, where people sign on by name */
  async share(text: string, by: string | undefined): Promise<{ readonly id: string } | Failure> {
    const json = parsedJson(text)
    const parsed = parseOwnScenario(json, Buffer.byteLength(text), {
      territories: mapTerritories(),
      taken: this.#deps.taken,
    })
    if ('faults' in parsed) return { problem: problem('scenarioUnsound', { label: parsed.faults[0]?.path || 'id' }) }
    const { words = {} } = parsed.scenario
    if (textsIn(json).some((word) => this.#deps.isBarred?.(word))) return { problem: problem('barredWord') }
    const file = JSON.stringify(json)
    const id = `s${createHash('sha256').update(file).digest('hex').slice(0, ID_DIGITS)}`
    const name = Object.values(words)[0]?.name ?? parsed.scenario.id
    const entry = { id, name, at: this.#deps.clock.now(), bytes: Buffer.byteLength(file), ...(by && { by }) }
    const kept = await this.#deps.store.keep({ ...entry, file }, this.#deps.mostShared)
    if (kept === undefined) return { problem: problem('tooManyShared', { most: this.#deps.mostShared }) }
    // Another file has the same id: ids are short enough for such a pair to be found by search.
    return kept === file ? { id } : { problem: problem('scenarioUnsound', { label: 'id' }) }
  }

  /** A file as it was shared; undefined where there is none. */
  async file(id: string): Promise<{ readonly id: string } | undefined> {
    const file = isSharedId(id) ? await this.#deps.store.file(id) : undefined
    return file === undefined ? undefined : (JSON.parse(file) as { readonly id: string })
  }

  /** What is shared, the newest first. */
  list(): Promise<readonly SharedEntry[]> {
    return this.#deps.store.list()
  }

  /** Takes one away; copies that people have made stay theirs. */
  remove(id: string): Promise<void> {
    return this.#deps.store.remove(id)
  }
}
