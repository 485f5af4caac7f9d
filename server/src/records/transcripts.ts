import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { scenarioOfMatch } from '#shared/match/matchRecord'
import { hasSeating } from '#shared/match/replay'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { Scenario } from '#shared/scenario/schema'
import { type Transcript, transcribeRecord } from '#shared/transcript/transcript'
import { transcriptLine } from '#shared/transcript/transcriptText'
import { TaskQueue } from '../lib/taskQueue.ts'
import type { MatchStore } from '../match/matchStore.ts'
import { ifKnown } from '../match/storedIds.ts'
import type { TranscriptStore } from '../match/transcriptStore.ts'

/** What the making of transcripts needs of the rest of the server. */
export interface TranscriptsDeps {
  readonly ruleset: Ruleset
  readonly scenarios: ReadonlyMap<string, Scenario>
  readonly store: Pick<MatchStore, 'record'>
  readonly transcriptStore: TranscriptStore
  onFault(fault: unknown): void
}

/** Written where a match cannot be played again, so that it is not tried at every start. */
const NONE = ''

/** Most of the processor time of the main thread that goes into transcripts while matches are played, 0–1: nobody waits for them. */
const SHARE = 0.05

const gzipBeside = promisify(gzip)

/** A transcript as a line, packed on a thread of Node's own. */
async function printBeside(transcript: Transcript): Promise<string> {
  return transcriptLine(await gzipBeside(JSON.stringify(transcript)))
}

/**
 * Writes the transcript of every match that ends, while its rules are here: one match at a time, in slices and with
 * pauses between which other work goes on. Done once more it changes nothing.
 */
export class Transcripts {
  readonly #deps: TranscriptsDeps
  readonly #queue = new TaskQueue()
  readonly #stopped = new AbortController()

  constructor(deps: TranscriptsDeps) {
    this.#deps = deps
  }

  /** A match has ended. A fault is told, and the match is done at the next start. */
  add(match: string): void {
    this.#queue.run(() => this.#write(match)).catch(this.#deps.onFault)
  }

  /** Writes those that are missing, of matches that ended before this start. */
  async resume(): Promise<void> {
    const { transcriptStore, ruleset } = this.#deps
    for (const match of await transcriptStore.missing(ruleset.version)) this.add(match)
  }

  /** Ends with the slice under way, without its pause; the rest is done at the next start. */
  async stop(): Promise<void> {
    this.#stopped.abort()
    await this.#queue.settled()
  }

  async #write(match: string): Promise<void> {
    const { store, transcriptStore, ruleset, scenarios } = this.#deps
    const { signal } = this.#stopped
    if (signal.aborted) return
    const record = await ifKnown(() => store.record(match))
    const scenario = record && scenarioOfMatch(scenarios, record)
    if (record?.rulesVersion !== ruleset.version) return
    if (scenario === undefined || !hasSeating(scenario, record)) return await transcriptStore.save(match, NONE)
    const work = transcribeRecord(ruleset, scenario, record)
    for (;;) {
      const began = process.threadCpuUsage()
      const { done, value } = work.next()
      if (done) return await transcriptStore.save(match, value === undefined ? NONE : await printBeside(value))
      const { user, system } = process.threadCpuUsage(began)
      await pause(((user + system) / 1000) * (1 / SHARE - 1), undefined, { signal }).catch(() => undefined)
      if (signal.aborted) return
    }
  }
}
