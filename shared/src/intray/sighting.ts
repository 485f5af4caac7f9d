import { seenExposure } from '#shared/analysis/seenBalance'
import type { PowerId } from '#shared/ids'
import { draftAnswers } from '#shared/intray/drafts'
import { type Matter, type MatterAnswer, type MatterModule, matterStake } from '#shared/intray/matter'
import { ln } from '#shared/math'
import { ESTIMATED, type Estimated } from '#shared/ruleset/forces'
import type { Ruleset } from '#shared/ruleset/ruleset'
import { hasTreaty, rivals, seenPower, tensionWith } from '#shared/view/lookup'
import type { Observation, PlayerView, SeenPower } from '#shared/view/observation'
import { phrase } from '#shared/view/phrase'

type Photograph = NonNullable<Matter['sighting']>

/** Reconnaissance found more of a rival's force than the most it was thought to have a year ago: before and after. */
export const sighting: MatterModule<'sighting'> = {
  kind: 'sighting',
  find(ruleset, view, before) {
    return rivals(view).flatMap((power) => {
      const photograph = greatestGrowth(ruleset, power, before)
      if (photograph === undefined) return []
      const danger = seenExposure(ruleset, view, view.self.id, power.id)
      return {
        id: `sighting.${power.id}`,
        from: 'general' as const,
        stake: matterStake(ruleset.intray.sighting, (danger + tensionWith(view, power.id) / 100) / 2),
        question: phrase('intray.sighting.ask', { power: power.id, force: photograph.force }),
        sighting: photograph,
        answers: answersTo(ruleset, view, power.id),
      }
    })
  },
}

/** The force whose middle estimate now lies furthest above the high estimate of a year ago. */
function greatestGrowth(ruleset: Ruleset, power: SeenPower, before: Observation | undefined): Photograph | undefined {
  const now = power.estimate?.forces
  const then = before && seenPower(before, power.id)?.estimate?.forces
  if (now === undefined || then === undefined) return undefined
  const grown = (force: Estimated) => ln((now[force].median + 1) / (then[force].high + 1))
  let found: Photograph | undefined
  let most = 0
  for (const force of ESTIMATED) {
    const growth = ln((now[force].median + 1) / (then[force].median + 1))
    if (growth < ruleset.estimates.growthSeen || grown(force) <= most) continue
    most = grown(force)
    found = { force, before: then[force], after: now[force] }
  }
  return found
}

/** Treaties that answer a build-up, the one to begin with first. */
const CURBS = ['inspection', 'armsLimit'] as const

/** Arms that would survive, or a treaty with the rival. */
const answersTo = (ruleset: Ruleset, view: PlayerView, power: PowerId): readonly MatterAnswer[] => [
  ...draftAnswers(ruleset, view, [
    { type: 'build', force: 'submarines', lots: 1 },
    ...CURBS.filter((treaty) => !hasTreaty(view, power, treaty))
      .slice(0, 1)
      .map((treaty) => ({ type: 'diplomacy', act: 'propose', treaty, with: power }) as const),
  ]),
  { says: phrase('intray.sighting.leave'), orders: [] },
]
