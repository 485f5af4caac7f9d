import { randomBytes } from 'node:crypto'
import { LeaseLostError, OwnedElsewhereError, type Ownership, type Subject } from '../match/ownership.ts'
import type { LeaseStore } from './leaseStore.ts'
import type { Peer, Peers } from './peers.ts'

/** How often a server says that it lives, and looks for others that do not, in milliseconds. */
const BEAT = 1000
/** Without a sign for so long a server counts as dead: others take what it played. */
const DEAD_AFTER = 4500
/** A server that could not say so for so long acknowledges nothing more: well before others take over. */
const DOUBT_AFTER = 3000
/** How long it is remembered who else plays something. */
const REMEMBERED = 500

/** What the cluster needs of the rest of the server. */
export interface ClusterDeps {
  readonly store: LeaseStore
  /** Where other servers reach this one. */
  readonly url: string
  /** Told what has come to this server from one that is gone: it must be played on. */
  onAdopted(subjects: readonly Subject[]): Promise<void>
  /** Told when others have taken what this server played: it must end. */
  onLost(): void
  onFault(fault: unknown): void
}

/**
 * One of several servers on one PostgreSQL. Each says every second that it lives; what a dead one played goes to the first that
 * notices. What a server plays is written in the database as a lease, so that no two play the same.
 */
export class Cluster implements Ownership, Peers {
  readonly #deps: ClusterDeps
  readonly #id = randomBytes(6).toString('hex')
  readonly #mine = new Set<Subject>()
  readonly #others = new Map<Subject, { readonly url: string; readonly until: number }>()
  /** Monotonic: when the last sign of life that reached the database was sent. */
  #lastBeat = Number.NEGATIVE_INFINITY
  /** Monotonic: since when all of them have reached it in time. What others left unsaid before may be the database's fault. */
  #steadySince = Number.POSITIVE_INFINITY
  #size = 1
  #timer: NodeJS.Timeout | undefined
  #beating: Promise<void> = Promise.resolve()
  #stopped = false

  constructor(deps: ClusterDeps) {
    this.#deps = deps
  }

  /** Joins the cluster, and takes the subjects that no living server plays. */
  async join(): Promise<void> {
    const { store, url } = this.#deps
    const sent = performance.now()
    this.#size = await store.join(this.#id, url)
    this.#lastBeat = this.#steadySince = sent
    await this.#adopt()
    this.#again()
  }

  /** Leaves: others take what this server played at once. */
  async leave(): Promise<void> {
    this.#stopped = true
    clearTimeout(this.#timer)
    await this.#beating
    await this.#deps.store.leave(this.#id)
    await this.#deps.store.close()
  }

  assertHeld(): void {
    if (performance.now() - this.#lastBeat > DOUBT_AFTER)
      throw new LeaseLostError('this server may have lost its matches')
  }

  async require(subject: Subject): Promise<boolean> {
    if (this.#mine.has(subject)) return false
    const known = this.#others.get(subject)
    if (known !== undefined && known.until > performance.now()) throw new OwnedElsewhereError(known.url)
    this.#others.delete(subject)
    if (await this.#deps.store.claim(subject, this.#id)) {
      this.#mine.add(subject)
      return true
    }
    // Gone between the two questions: the caller is sent back here, and asks again.
    const url = (await this.#deps.store.urlOf(subject)) ?? this.#deps.url
    this.#others.set(subject, { url, until: performance.now() + REMEMBERED })
    throw new OwnedElsewhereError(url)
  }

  /** How many servers there are, as far as this one has heard. */
  get size(): number {
    return this.#size
  }

  get own(): string {
    return this.#deps.url
  }

  others(): Promise<readonly Peer[]> {
    return this.#deps.store.peers(this.#id)
  }

  tellDraining(on: boolean): Promise<void> {
    return this.#deps.store.tellDraining(this.#id, on)
  }

  heldByOthers(): Promise<readonly Subject[]> {
    return this.#deps.store.heldByOthers(this.#id)
  }

  #again(): void {
    if (this.#stopped) return
    this.#timer = setTimeout(() => {
      this.#beating = this.#beat()
        .catch((fault) => this.#deps.onFault(fault))
        .then(() => this.#again())
    }, BEAT).unref()
  }

  async #beat(): Promise<void> {
    const sent = performance.now()
    const listed = await this.#deps.store.beat(this.#id)
    if (listed > 0) {
      this.#size = listed
      if (sent - this.#lastBeat > DOUBT_AFTER) this.#steadySince = sent
      this.#lastBeat = sent
      return await this.#adopt()
    }
    this.#lastBeat = Number.NEGATIVE_INFINITY
    this.#deps.onLost()
  }

  /**
   * Takes what dead servers played, and what is left of those that have gone. A server is dead when the database has heard
   * this one for as long as it has not heard that one: while the database is away all are silent, and none is dead.
   */
  async #adopt(): Promise<void> {
    const { store, onAdopted, onFault } = this.#deps
    if (this.#lastBeat - this.#steadySince >= DEAD_AFTER) await store.evictExpired(this.#id, DEAD_AFTER)
    const subjects = await store.adoptOrphans(this.#id)
    for (const subject of subjects) this.#mine.add(subject)
    // Not waited for: this server must go on saying that it lives.
    if (subjects.length > 0) onAdopted(subjects).catch(onFault)
  }
}
