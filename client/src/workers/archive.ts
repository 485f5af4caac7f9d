import { proxy, type Remote, wrap } from 'comlink'
import type { Tally } from '#shared/debrief/tally'
import type { OpenedRecord, Progress, ReplayEngine } from './replayEngine.ts'

export type RemoteReplayEngine = Remote<ReplayEngine>

/** A engine in a worker of its own. */
function startEngine(): { readonly engine: RemoteReplayEngine; dismiss(): void } {
  const worker = new Worker(new URL('./replayWorker.ts', import.meta.url), { type: 'module' })
  return { engine: wrap<ReplayEngine>(worker), dismiss: () => worker.terminate() }
}

/** A record that is open: one engine answers at once, others are hired for long work. */
export class Archive {
  readonly #text: string
  readonly #first = startEngine()
  readonly #others: ReturnType<typeof startEngine>[] = []
  readonly #idle: RemoteReplayEngine[] = []

  constructor(text: string) {
    this.#text = text
  }

  get engine(): RemoteReplayEngine {
    return this.#first.engine
  }

  open(): Promise<OpenedRecord> {
    return this.engine.open(this.#text)
  }

  /** Hires so many for long work beforehand: they take a while to read the record. */
  async prepare(count: number): Promise<void> {
    const hired = await Promise.all(Array.from({ length: count }, () => this.#startAnother()))
    this.#idle.push(...hired)
  }

  /** Long work by a engine who does nothing else meanwhile. */
  async work(task: (engine: RemoteReplayEngine, tell: Progress) => Promise<Tally>, tell: Progress): Promise<Tally> {
    const engine = this.#idle.pop() ?? (await this.#startAnother())
    const tally = await task(engine, proxy(tell))
    this.#idle.push(engine)
    return tally
  }

  close(): void {
    for (const { dismiss } of [this.#first, ...this.#others]) dismiss()
  }

  async #startAnother(): Promise<RemoteReplayEngine> {
    const hired = startEngine()
    this.#others.push(hired)
    await hired.engine.open(this.#text)
    return hired.engine
  }
}
