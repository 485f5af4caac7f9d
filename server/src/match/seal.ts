import type { Disclosure } from '#shared/view/observation'
import type { Clock } from '../lib/clock.ts'
import type { MatchSetup } from './matchSetup.ts'
import type { MatchStore } from './matchStore.ts'

/** Pause before the seal is asked about again after the store failed, in milliseconds. */
const RETRY_MILLISECONDS = 2000

/**
 * Why the secrets of a match stay on the server: another match, or the match itself, is still played with its luck; or its
 * teacher has not opened the debrief of its round; or has opened it, and not yet what the powers wanted.
 */
export type SealReason = 'luckInPlay' | 'debriefClosed' | 'interestsClosed'

/** To whom the secrets of a match of a class are open: to none yet, to its teacher, or to all. */
export type ClassDisclosure = 'none' | 'teacher' | 'all'

/**
 * Why a match is sealed; undefined when its secrets may leave the server: seed, record, interests, true forces and scores.
 * Every path by which they leave asks this one function.
 * @param to who would get them: all, or the teacher of the match's class alone
 */
export type FindSealReason = (
  match: Pick<MatchSetup, 'id' | 'seed' | 'classId'>,
  to?: 'teacher' | 'all',
) => Promise<SealReason | undefined>

/** What the reason of a seal is found with. */
export interface SealReasonDeps {
  readonly store: Pick<MatchStore, 'isInPlay'>
  /** To whom the secrets of a match of this class are open. */
  disclosureIn(classId: string, match: string): Promise<ClassDisclosure>
}

/** Finds why a match is sealed, in what is stored: the same on every server, and after a restart. */
export const createSealReason =
  ({ store, disclosureIn }: SealReasonDeps): FindSealReason =>
  async ({ id, seed, classId }, to = 'all') => {
    if (await store.isInPlay(seed)) return 'luckInPlay'
    if (classId === undefined) return undefined
    const disclosure = await disclosureIn(classId, id)
    if (disclosure === 'none') return 'debriefClosed'
    return to === 'all' && disclosure !== 'all' ? 'interestsClosed' : undefined
  }

/** What a seal needs of the rest of the server. */
export interface SealDeps {
  /** Why a match shows no secrets yet. */
  readonly sealReason: FindSealReason
  readonly clock: Clock
  onFault(fault: unknown): void
}

/** The seal of one match's views: it shows no more than before its end until there is no reason left. */
export class Seal {
  readonly #deps: SealDeps
  readonly #setup: MatchSetup
  readonly #onOpenedLater: () => void
  #disclosure: Disclosure = 'sealed'

  /** @param onOpenedLater told when it opens by itself, after the store had failed */
  constructor(deps: SealDeps, setup: MatchSetup, onOpenedLater: () => void) {
    this.#deps = deps
    this.#setup = setup
    this.#onOpenedLater = onOpenedLater
  }

  get disclosure(): Disclosure {
    return this.#disclosure
  }

  /** Of a match that has ended: opens if nothing seals it. True when this opened it. */
  async tryOpen(): Promise<boolean> {
    if (this.#disclosure === 'open') return false
    const { sealReason, clock, onFault } = this.#deps
    try {
      if ((await sealReason(this.#setup)) !== undefined) return false
    } catch (fault) {
      onFault(fault)
      clock.after(RETRY_MILLISECONDS, () => void this.#tryAgain())
      return false
    }
    this.#disclosure = 'open'
    return true
  }

  async #tryAgain(): Promise<void> {
    if (await this.tryOpen()) this.#onOpenedLater()
  }
}
