import { totalWarheadBand } from '#shared/analysis/arsenal'
import { draftAnswers } from '#shared/intray/drafts'
import { type MatterModule, matterStake } from '#shared/intray/matter'
import { wasSighted } from '#shared/intray/sighting'
import { ln } from '#shared/math'
import { hasTreaty, rivals, tensionWith } from '#shared/view/lookup'
import type { Band } from '#shared/view/observation'
import { phrase } from '#shared/view/phrase'

/**
 * The rival of whose warheads least is known, once a match is under way: look closer, be let in, or arm for
 * the worst (clause 5.3). Not one that was seen to grow: that is a matter of its own.
 */
export const unsure: MatterModule<'unsure'> = {
  kind: 'unsure',
  find(ruleset, view, before) {
    if (view.year === 1) return []
    const all = rivals(view)
    const unseen = all.filter((rival) => !wasSighted(ruleset, rival, before))
    const [dimmest] = unseen
      .flatMap(({ id, estimate }) => (estimate ? [{ id, band: totalWarheadBand(estimate) }] : []))
      .filter(({ band }) => doubtIn(band) >= 2 * ruleset.estimates.growthSeen)
      .toSorted((a, b) => doubtIn(b.band) - doubtIn(a.band))
    if (dimmest === undefined) return []
    const { id: power, band } = dimmest
    const drafted = draftAnswers(ruleset, view, [
      { type: 'spy', target: power, level: 2 },
      ...(hasTreaty(view, power, 'inspection')
        ? []
        : [{ type: 'diplomacy', act: 'propose', treaty: 'inspection', with: power } as const]),
      // Against a build-up arms are asked about already.
      ...(unseen.length < all.length ? [] : [{ type: 'build', force: 'submarines', lots: 1 } as const]),
    ])
    if (drafted.length < 2) return []
    return [
      {
        id: `unsure.${power}`,
        from: 'general',
        stake: matterStake(ruleset.intray.watch, tensionWith(view, power) / 100),
        question: phrase('intray.unsure.ask', { power, low: Math.round(band.low), high: Math.round(band.high) }),
        answers: [...drafted, { says: phrase('intray.unsure.leave'), orders: [] }],
      },
    ]
  },
}

/** How far apart the two ends of an estimate lie, in ln units. */
const doubtIn = ({ low, high }: Band): number => ln((high + 1) / (low + 1))
