import { proxy, type Remote, wrap } from 'comlink'
import type { Tally } from '#shared/debrief/tally'
import type { Historian, Opened, Progress } from '../workers/historian.ts'

export type RemoteHistorian = Remote<Historian>

/** A historian in a worker of its own. */
function hire(): { readonly historian: RemoteHistorian; dismiss(): void } {
  const worker = new Worker(new URL('../workers/historianWorker.ts', import.meta.url), { type: 'module' })
  return { historian: wrap<Historian>(worker), dismiss: () => worker.terminate() }
}

/** A record that is open: one historian answers at once, others are hired for long work. */
export class Archive {
  readonly #text: string
  readonly #first = hire()
  readonly #others: ReturnType<typeof hire>[] = []
  readonly #idle: RemoteHistorian[] = []

  constructor(text: string) {
    this.#text = text
  }

  get historian(): RemoteHistorian {
    return this.#first.historian
  }

  open(): Promise<Opened> {
    return this.historian.open(this.#text)
  }

  /** Hires so many for long work beforehand: they take a while to read the record. */
  async prepare(count: number): Promise<void> {
    const hired = await Promise.all(Array.from({ length: count }, () => this.#hireAnother()))
    this.#idle.push(...hired)
  }

  /** Long work by a historian who does nothing else meanwhile. */
  async work(task: (historian: RemoteHistorian, tell: Progress) => Promise<Tally>, tell: Progress): Promise<Tally> {
    const historian = this.#idle.pop() ?? (await this.#hireAnother())
    const tally = await task(historian, proxy(tell))
    this.#idle.push(historian)
    return tally
  }

  close(): void {
    for (const { dismiss } of [this.#first, ...this.#others]) dismiss()
  }

  async #hireAnother(): Promise<RemoteHistorian> {
    const hired = hire()
    this.#others.push(hired)
    await hired.historian.open(this.#text)
    return hired.historian
  }
}
