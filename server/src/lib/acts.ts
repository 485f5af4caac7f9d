import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'
import type { Clock } from './clock.ts'

/** How long the outcome of an act is kept, in milliseconds: far longer than any page tries again. */
const KEPT = 24 * 3_600_000
/** After so many acts those that are too old are forgotten. */
const FORGOTTEN_EVERY = 500
/** Outcomes kept in memory only, at most. */
const MOST_REMEMBERED = 20_000
/** How long the outcome of an act that another process has begun is waited for, and how often it is looked for, in milliseconds. */
const PATIENCE = 4000
const LOOK_EVERY = 200

/** An act as the store has it. */
export interface StoredAct {
  /** Hash of all that was asked. */
  readonly asked: string
  /** Undefined while it is under way, and for good where the process ended before it was done. */
  readonly outcome: string | undefined
}

/** Where acts are kept, by a key that tells nothing of the mark it was made from. */
export interface ActStore {
  /** Notes that an act has begun; resolves with what is there already, and undefined when that is nothing. */
  begin(key: string, asked: string, now: number): Promise<StoredAct | undefined>
  find(key: string): Promise<StoredAct | undefined>
  /** Durable when it resolves. */
  finish(key: string, outcome: string): Promise<void>
  /** It was not done after all. */
  drop(key: string): Promise<void>
  forgetBefore(time: number): Promise<void>
}

/** What a caller asks for, once or again. */
export interface MarkedAct {
  /** Who asks, and what for: the same mark of another caller, or for something else, is another act. */
  readonly scope: string
  /** The same for every attempt at this act. */
  readonly mark: string
  /** All that is asked, as text. */
  readonly content: string
  /** A caller makes only one of these: the first outcome is answered also where the content is another by now. */
  readonly isSole?: boolean
  /** Doing it again would change nothing: its outcome is kept in memory only. */
  readonly isHarmless?: boolean
}

/**
 * What came of an attempt: done now, done before, or neither. `otherwise`: the mark was used for something else; `unknown`: the
 * server ended in the middle of it.
 */
export type Attempt<Result> =
  | { readonly did: 'now' | 'before'; readonly result: Result }
  | { readonly did: 'otherwise' | 'unknown' }

interface ActsDeps {
  readonly store: ActStore
  readonly clock: Pick<Clock, 'now'>
}

interface UnderWay {
  readonly asked: string
  readonly attempt: Promise<Attempt<unknown>>
}

/**
 * Does every act once, however often it is asked for: an attempt while it is under way waits for it, a later one is answered with
 * what came of the first. The outcome is durable before anyone is told. What is refused has not been done, and is tried anew.
 */
export class Acts {
  readonly #deps: ActsDeps
  readonly #underWay = new Map<string, UnderWay>()
  /** Outcomes of harmless acts, the latest last. */
  readonly #remembered = new Map<string, StoredAct>()
  #begun = 0

  constructor(deps: ActsDeps) {
    this.#deps = deps
  }

  /** What came of an act that was asked for before; undefined when it was not, or was refused. Changes nothing. */
  async recall<Result>(act: MarkedAct): Promise<Attempt<Result> | undefined> {
    const named = namesOf(act)
    const running = this.#underWay.get(named.key)
    if (running !== undefined) return await joined<Result>(act, named, running)
    const found = await this.#deps.store.find(named.key)
    return found && (await this.#before<Result>(act, named, found))
  }

  /** @param perform does it @param isDone whether a result says that something was done, not that it was refused */
  async once<Result>(
    act: MarkedAct,
    perform: () => Promise<Result>,
    isDone: (result: Result) => boolean,
  ): Promise<Attempt<Result>> {
    const named = namesOf(act)
    const running = this.#underWay.get(named.key)
    if (running !== undefined) return await joined<Result>(act, named, running)
    const attempt = this.#attempt(act, named, { perform, isDone })
    this.#underWay.set(named.key, { asked: named.asked, attempt })
    try {
      return await attempt
    } finally {
      this.#underWay.delete(named.key)
    }
  }

  async #attempt<Result>(act: MarkedAct, named: Named, doing: Doing<Result>): Promise<Attempt<Result>> {
    const { key, asked } = named
    const found = act.isHarmless ? this.#remembered.get(key) : await this.#begin(key, asked)
    if (found !== undefined) return await this.#before<Result>(act, named, found)
    return act.isHarmless ? await this.#doRemembered(named, doing) : await this.#doStored(key, act.mark, doing)
  }

  async #before<Result>(act: MarkedAct, { key, asked }: Named, found: StoredAct): Promise<Attempt<Result>> {
    if (found.asked !== asked && !act.isSole) return { did: 'otherwise' }
    const outcome = found.outcome ?? (await this.#awaitOutcome(key))
    if (outcome === undefined) return { did: 'unknown' }
    return { did: 'before', result: (act.isHarmless ? JSON.parse(outcome) : open(outcome, act.mark)) as Result }
  }

  async #begin(key: string, asked: string): Promise<StoredAct | undefined> {
    const { store, clock } = this.#deps
    if (this.#begun++ % FORGOTTEN_EVERY === 0) await store.forgetBefore(clock.now() - KEPT)
    return await store.begin(key, asked, clock.now())
  }

  async #doStored<Result>(key: string, mark: string, { perform, isDone }: Doing<Result>): Promise<Attempt<Result>> {
    const { store } = this.#deps
    let isKept = false
    try {
      const result = await perform()
      if (isDone(result)) {
        isKept = true
        await store.finish(key, seal(result, mark))
      }
      return { did: 'now', result }
    } finally {
      // Refused, failed, or passed on to another server, which keeps it.
      if (!isKept) await store.drop(key)
    }
  }

  async #doRemembered<Result>({ key, asked }: Named, { perform, isDone }: Doing<Result>): Promise<Attempt<Result>> {
    const result = await perform()
    if (!isDone(result)) return { did: 'now', result }
    this.#remembered.set(key, { asked, outcome: JSON.stringify(result) })
    const [oldest] = this.#remembered.keys()
    if (this.#remembered.size > MOST_REMEMBERED && oldest !== undefined) this.#remembered.delete(oldest)
    return { did: 'now', result }
  }

  async #awaitOutcome(key: string): Promise<string | undefined> {
    for (let waited = 0; waited < PATIENCE; waited += LOOK_EVERY) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY))
      const found = await this.#deps.store.find(key)
      if (found === undefined || found.outcome !== undefined) return found?.outcome
    }
    return undefined
  }
}

interface Named {
  readonly key: string
  readonly asked: string
}

interface Doing<Result> {
  perform(): Promise<Result>
  isDone(result: Result): boolean
}

const namesOf = ({ scope, mark, content }: MarkedAct): Named => ({
  key: hashOf(`${scope}\n${mark}`),
  asked: hashOf(content),
})

/** Waits for an attempt that is under way. */
async function joined<Result>({ isSole }: MarkedAct, { asked }: Named, running: UnderWay): Promise<Attempt<Result>> {
  if (running.asked !== asked && !isSole) return { did: 'otherwise' }
  const attempt = (await running.attempt) as Attempt<Result>
  return 'result' in attempt ? { ...attempt, did: 'before' } : attempt
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')

const CIPHER = 'aes-256-gcm'
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** Outcomes hold tokens, which the database has as hashes only: only the caller has the mark that opens one. */
const keyOf = (mark: string): Buffer => Buffer.from(hkdfSync('sha256', mark, '', 'the outcome of an act', 32))

function seal(result: unknown, mark: string): string {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(CIPHER, keyOf(mark), nonce)
  const text = Buffer.concat([cipher.update(JSON.stringify(result), 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64')
}

function open(outcome: string, mark: string): unknown {
  const bytes = Buffer.from(outcome, 'base64')
  const decipher = createDecipheriv(CIPHER, keyOf(mark), bytes.subarray(0, NONCE_BYTES))
  decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
  const text = Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()])
  return JSON.parse(text.toString('utf8'))
}
