import type { Request } from 'express'
import type { BegunStore } from '../match/begunStore.ts'
import { callerKey } from '../web/callerAddress.ts'
import { type Refused, refused } from '../web/refuse.ts'

/** How long a count of everything is used again, in milliseconds. */
const HOLDS = 1000
/** After so many beginnings what is over is forgotten. */
const PRUNED_EVERY = 5000

/** What the quota of begun matches and lobbies is counted over. */
export interface BeginQuotaDeps {
  readonly store: BegunStore
  /** Unfinished matches and waiting lobbies at most. */
  readonly mostMatches: number
  /** Of these, those begun from one address at most. */
  readonly mostMatchesPerAddress: number
}

/**
 * Caps what has begun and is not over, in all and by the address it was begun from. Addresses are kept in memory only, and
 * are forgotten when the server stops.
 */
export class BeginQuota {
  readonly #deps: BeginQuotaDeps
  readonly #begun = new Map<string, ReadonlySet<string>>()
  #sincePruned = 0
  #counted: { readonly until: number; readonly isFull: Promise<boolean> } | undefined

  constructor(deps: BeginQuotaDeps) {
    this.#deps = deps
  }

  /** Why the caller may begin nothing more now; undefined when it may. */
  async refuse(request: Request): Promise<Refused | undefined> {
    const address = callerKey(request)
    const { mostMatchesPerAddress } = this.#deps
    if (this.#at(address).size >= mostMatchesPerAddress) {
      await this.#forgetOver(address)
      if (this.#at(address).size >= mostMatchesPerAddress) return refused(429, 'tooManyUnfinished')
    }
    return (await this.#isFull()) ? refused(503, 'serverFull') : undefined
  }

  /** The caller has begun what this answer names. */
  onBegun(request: Request, answer: unknown): void {
    const id = begunId(answer)
    this.#counted = undefined
    if (id === undefined) return
    const address = callerKey(request)
    this.#begun.set(address, new Set(this.#at(address)).add(id))
    if (++this.#sincePruned < PRUNED_EVERY) return
    this.#sincePruned = 0
    for (const each of this.#begun.keys()) this.#forgetOver(each).catch(() => undefined)
  }

  #at(address: string): ReadonlySet<string> {
    return this.#begun.get(address) ?? new Set()
  }

  async #forgetOver(address: string): Promise<void> {
    const asked = this.#at(address)
    const unfinished = await this.#deps.store.unfinishedAmong([...asked])
    const left = new Set([...this.#at(address)].filter((id) => unfinished.has(id) || !asked.has(id)))
    if (left.size > 0) this.#begun.set(address, left)
    else this.#begun.delete(address)
  }

  #isFull(): Promise<boolean> {
    const now = Date.now()
    if (this.#counted === undefined || this.#counted.until < now) {
      const isFull = this.#deps.store.countUnfinished().then((count) => count >= this.#deps.mostMatches)
      this.#counted = { until: now + HOLDS, isFull }
    }
    return this.#counted.isFull
  }
}

/** The match or lobby an answer names; a class has none until a round begins, which is then told world by world. */
function begunId(answer: unknown): string | undefined {
  const { match, lobby } = answer as { readonly match?: unknown; readonly lobby?: unknown }
  const id = match ?? lobby
  return typeof id === 'string' ? id : undefined
}
