import type { Classes } from '../classroom/classes.ts'
import type { ClassStore } from '../classroom/classStore.ts'
import type { LtiPlatform } from '../config/ltiPlatforms.ts'
import type { Clock } from '../lib/clock.ts'
import { createOutbound } from '../notices/outbound.ts'
import type { KeptNotes } from '../notices/pushKeys.ts'
import { Lti } from './lti.ts'
import { ltiKeys } from './ltiKeys.ts'
import type { LtiStore } from './ltiStore.ts'
import { ScoreSender } from './scoreSender.ts'

/** What the platforms are put together from. */
export interface CreateLtiDeps {
  readonly store: LtiStore
  readonly notes: KeptNotes
  readonly classes: Pick<Classes, 'change'>
  readonly classStore: Pick<ClassStore, 'byCode'>
  readonly clock: Clock
  onFault(fault: unknown): void
}

/** Puts learning platforms together as the settings say; the sender of scores waits to be started. Undefined where none is set. */
export async function createLti(platforms: readonly LtiPlatform[] | undefined, deps: CreateLtiDeps) {
  if (platforms === undefined) return undefined
  const parts = { ...deps, platforms, keys: await ltiKeys(deps.notes) }
  // Columns of grade books are where the platform says, which the host trusts as far as its own address.
  const outbound = createOutbound(platforms.map(({ token }) => new URL(token).host))
  return { lti: new Lti(parts), scores: new ScoreSender({ ...parts, outbound }) }
}
