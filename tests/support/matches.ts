import { Matches, type MatchesDeps } from '#server/match/matches'
import type { MatchStore } from '#server/match/matchStore'
import { SOLE_OWNER } from '#server/match/ownership'
import { createSealReason } from '#server/match/seal'
import { RULESET } from '#shared/ruleset/ruleset'
import { HandClock, memoryTalk } from '#tests/support/fakeStore'
import { smallWorld } from '#tests/support/smallWorld'

/**
 * The matches of a process over a store: the tests' own world, talk in memory, a clock that moves only when told, no limit of
 * messages and no class, except for what is given.
 */
export const matchesOver = (store: MatchStore, given: Partial<MatchesDeps> & Pick<MatchesDeps, 'onFault'>): Matches =>
  new Matches({
    ruleset: RULESET,
    scenarios: new Map([[smallWorld.id, smallWorld]]),
    store,
    chatStore: memoryTalk(),
    sealReason: createSealReason({ store, disclosureIn: async () => 'none' }),
    ownership: SOLE_OWNER,
    clock: new HandClock(),
    mayChat: async () => true,
    ...given,
  })
