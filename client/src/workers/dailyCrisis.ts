import { proxy, wrap } from 'comlink'
import type { ChairAnswer, DailyEngine, ShownChair } from './dailyEngine.ts'

/** The daily crisis in a worker of its own. */
export class DailyCrisis {
  readonly #worker = new Worker(new URL('./dailyWorker.ts', import.meta.url), { type: 'module' })
  readonly #engine = wrap<DailyEngine>(this.#worker)

  open(which: { readonly day: number } | { readonly number: number }): Promise<ShownChair> {
    return this.#engine.open(which)
  }

  judge(onProgress: (done: number) => void): Promise<ChairAnswer> {
    return this.#engine.judge(proxy(onProgress))
  }

  close(): void {
    this.#worker.terminate()
  }
}
