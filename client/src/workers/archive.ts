import { proxy, type Remote, transfer, wrap } from 'comlink'
import type { Tally } from '#shared/debrief/tally'
import type { OpenedRecord, Progress, ReplayEngine } from './replayEngine.ts'

/** A replay engine in a worker. */
export type RemoteReplayEngine = Remote<ReplayEngine>

/** Starts an engine in a worker of its own. */
function startEngine(): { readonly engine: RemoteReplayEngine; terminate(): void } {
  const worker = new Worker(new URL('./replayWorker.ts', import.meta.url), { type: 'module' })
  return { engine: wrap<ReplayEngine>(worker), terminate: () => worker.terminate() }
}

/** An open record: one engine plays it again and answers at once, others take it over from that one for long work. */
export class Archive {
  readonly #text: string
  readonly #first = startEngine()
  readonly #others: ReturnType<typeof startEngine>[] = []
  /** Engines that do nothing, or will when they have taken over the record. */
  readonly #idle: Promise<RemoteReplayEngine>[] = []

  constructor(text: string) {
    this.#text = text
  }

  get engine(): RemoteReplayEngine {
    return this.#first.engine
  }

  open(): Promise<OpenedRecord> {
    return this.engine.open(this.#text)
  }

  /** Starts this many engines for long work beforehand: each takes a while to begin, and work waits for them. */
  prepare(count: number): void {
    for (let n = 0; n < count; n++) this.#idle.push(this.#startAnother())
  }

  /** Runs long work on an engine that does nothing else meanwhile. */
  async work<Result>(task: (engine: RemoteReplayEngine) => Promise<Result>): Promise<Result> {
    const started = this.#idle.shift() ?? this.#startAnother()
    const result = await task(await started)
    this.#idle.push(started)
    return result
  }

  /** Plays branches out on an engine that does nothing else meanwhile. */
  tally(
    task: (engine: RemoteReplayEngine, onProgress: Progress) => Promise<Tally>,
    onProgress: Progress = () => undefined,
  ): Promise<Tally> {
    return this.work((engine) => task(engine, proxy(onProgress)))
  }

  close(): void {
    for (const { terminate } of [this.#first, ...this.#others]) terminate()
  }

  async #startAnother(): Promise<RemoteReplayEngine> {
    const started = startEngine()
    this.#others.push(started)
    const { port1, port2 } = new MessageChannel()
    await Promise.all([this.engine.lend(transfer(port1, [port1])), started.engine.borrow(transfer(port2, [port2]))])
    return started.engine
  }
}
