import { Worker } from 'node:worker_threads'
import { askBots, type BotAnswers } from '#shared/match/askBots'
import type { MatchSession } from '#shared/match/session'
import type { Scenario } from '#shared/scenario/schema'
import type { BotAnswer, BotQuestion } from './botThread.ts'
import type { MatchSetup, SeatSetup } from './matchSetup.ts'

/** How long one window's bots may think, in milliseconds, before they are asked without the thread. */
const PATIENCE_MILLISECONDS = 20_000

/** Bots that think long, asked on a thread that all matches of a server share. It begins with the first question. */
export class ThinkingBots {
  readonly #scenarios: ReadonlyMap<string, Scenario>
  readonly #onFault: (fault: unknown) => void
  readonly #waiting = new Map<number, PromiseWithResolvers<BotAnswers>>()
  #thread: Worker | undefined
  #asked = 0

  constructor(scenarios: ReadonlyMap<string, Scenario>, onFault: (fault: unknown) => void) {
    this.#scenarios = scenarios
    this.#onFault = onFault
  }

  /**
   * What the bots of the open window answer: the same as `askBots`, without holding up anything else. Where the thread fails or
   * takes too long they are asked here: a match goes on whatever happens to the thread.
   */
  async ask(setup: MatchSetup, seats: readonly SeatSetup[], session: MatchSession): Promise<BotAnswers> {
    try {
      return await this.#askThread(setup, seats, session)
    } catch (fault) {
      this.#onFault(fault)
      return askBots(session)
    }
  }

  /** Ends the thread. */
  async stop(): Promise<void> {
    await this.#thread?.terminate()
  }

  async #askThread(setup: MatchSetup, seats: readonly SeatSetup[], session: MatchSession): Promise<BotAnswers> {
    const { scenario, ownScenario, years, seed, treatment, strength } = setup
    const { state, memories } = session
    const id = ++this.#asked
    const question: BotQuestion = {
      id,
      setup: {
        ...{ scenario, years, seed },
        ...(ownScenario === undefined ? {} : { ownScenario }),
        ...(treatment === undefined ? {} : { treatment }),
        ...(strength === undefined ? {} : { strength }),
      },
      seats: seats.map(({ power, bot }) => (bot === undefined ? { power } : { power, bot })),
      state,
      memories,
    }
    const heard = Promise.withResolvers<BotAnswers>()
    this.#waiting.set(id, heard)
    this.#running().postMessage(question)
    const timer = setTimeout(() => {
      heard.reject(new Error(`bots thought for more than ${PATIENCE_MILLISECONDS} ms`))
      void this.#thread?.terminate()
    }, PATIENCE_MILLISECONDS)
    return await heard.promise.finally(() => {
      clearTimeout(timer)
      this.#waiting.delete(id)
    })
  }

  /** The thread, begun anew when it has ended. */
  #running(): Worker {
    if (this.#thread !== undefined) return this.#thread
    const thread = new Worker(new URL('./botThread.ts', import.meta.url), { workerData: this.#scenarios })
    this.#thread = thread
    thread.on('message', ({ id, answers }: BotAnswer) => this.#waiting.get(id)?.resolve(answers))
    thread.once('error', (fault) => this.#ended(thread, fault))
    thread.once('exit', (code) => this.#ended(thread, new Error(`the thread of bots ended (exit code ${code})`)))
    // A server that stops does not wait for thoughts.
    thread.unref()
    return thread
  }

  #ended(thread: Worker, fault: unknown): void {
    if (this.#thread === thread) this.#thread = undefined
    for (const { reject } of this.#waiting.values()) reject(fault)
  }
}
