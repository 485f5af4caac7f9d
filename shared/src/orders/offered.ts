import type { PowerId } from '#shared/ids'
import type { TreatyKind } from '#shared/ruleset/vocabulary'
import { pairWith } from '#shared/view/lookup'
import type { PlayerView } from '#shared/view/observation'

/** The treaties a power offers the viewer, in the order in which it offered them. */
export const offeredBy = (view: PlayerView, power: PowerId): readonly TreatyKind[] =>
  (pairWith(view, power)?.offers ?? []).flatMap(({ kind, from }) => (from === power ? [kind] : []))
