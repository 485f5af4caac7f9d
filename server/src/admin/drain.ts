import { NO_PEERS, type Peers } from '../cluster/peers.ts'
import { OwnedElsewhereError } from '../match/ownership.ts'
import { type Refused, refused } from '../web/refuse.ts'

/** While it is on, nothing new begins here; what runs goes on. A restart ends it. */
export interface Drain {
  readonly on: boolean
  /** At once; resolves when the other servers can know. */
  set(on: boolean): Promise<void>
}

/** Creates a drain that is off. */
export function createDrain(peers: Peers = NO_PEERS): Drain {
  let on = false
  return {
    get on() {
      return on
    },
    set(now) {
      on = now
      return peers.tellDraining(now)
    },
  }
}

/**
 * Says whether something new may begin here: nothing while something is missing, as /readyz says; what any server may play is passed on to one that does not drain, and refused
 * when all do; what begins where its people are already moves with them when this server ends.
 */
export const createBeginGuard =
  (drain: Drain, peers: Peers, missing: () => Promise<string | undefined>) =>
  async (where: 'anywhere' | 'here'): Promise<Refused | undefined> => {
    if ((await missing()) !== undefined) return refused(503, 'serverFault')
    if (!drain.on) return undefined
    if (where === 'here') return peers.own === '' ? DRAINS : undefined
    const other = (await peers.others()).find(({ draining }) => !draining)
    if (other !== undefined) throw new OwnedElsewhereError(other.url)
    return DRAINS
  }

const DRAINS = refused(503, 'serverDrains')
