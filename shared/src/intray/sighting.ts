import { seenExposure } from '#shared/analysis/seenBalance'
import type { PowerId } from '#shared/ids'
import { draftAnswers } from '#shared/intray/drafts'
import { type Matter, type MatterAnswer, type MatterModule, matterStake, type Photograph } from '#shared/intray/matter'
import { ln } from '#shared/math'
import { ESTIMATED, type Estimated } from '#shared/ruleset/forces'
import type { Ruleset } from '#shared/ruleset/ruleset'
import { hasTreaty, rivals, seenPower, tensionWith } from '#shared/view/lookup'
import type { Observation, PlayerView, SeenPower } from '#shared/view/observation'
import { phrase } from '#shared/view/phrase'

/** What was seen of a rival, and how much hangs on it. */
interface Sighted {
  readonly power: PowerId
  readonly photograph: Photograph
  readonly stake: number
}

/**
 * Reconnaissance found more of a rival's force than the most it was thought to have a year ago: before and after. Rivals that were seen to
 * grow in the same year compete in one matter: arms against all of them, or whom to ask for a treaty.
 */
export const sighting: MatterModule<'sighting'> = {
  kind: 'sighting',
  find(ruleset, view, before) {
    const seen = rivals(view)
      .flatMap((rival) => sightedOf(ruleset, view, rival, before))
      .toSorted((a, b) => b.stake - a.stake)
    const [first] = seen
    if (first === undefined) return []
    return [seen.length === 1 ? alone(ruleset, view, first) : together(ruleset, view, first, seen)]
  },
}

/** Whether more of some force of a rival was seen than was thought possible a year ago. */
export const wasSighted = (ruleset: Ruleset, power: SeenPower, before: Observation | undefined): boolean =>
  greatestGrowth(ruleset, power, before) !== undefined

function sightedOf(
  ruleset: Ruleset,
  view: PlayerView,
  power: SeenPower,
  before: Observation | undefined,
): readonly Sighted[] {
  const photograph = greatestGrowth(ruleset, power, before)
  if (photograph === undefined) return []
  const danger = seenExposure(ruleset, view, view.self.id, power.id)
  const stake = matterStake(ruleset.intray.sighting, (danger + tensionWith(view, power.id) / 100) / 2)
  return [{ power: power.id, photograph, stake }]
}

const alone = (ruleset: Ruleset, view: PlayerView, { power, photograph, stake }: Sighted): Omit<Matter, 'kind'> => ({
  id: `sighting.${power}`,
  from: 'general',
  stake,
  question: phrase('intray.sighting.ask', { power, force: photograph.force }),
  sighting: photograph,
  answers: [
    ...arms(ruleset, view, [photograph]),
    ...curbs(ruleset, view, power),
    { says: phrase('intray.sighting.leave'), orders: [] },
  ],
})

const together = (
  ruleset: Ruleset,
  view: PlayerView,
  { stake }: Sighted,
  seen: readonly Sighted[],
): Omit<Matter, 'kind'> => ({
  id: 'sighting',
  from: 'general',
  stake,
  question: phrase('intray.sighting.askAll', { count: seen.length }),
  askers: seen.map(({ power, photograph }) => ({
    id: power,
    sighting: photograph,
    answers: curbs(ruleset, view, power),
  })),
  answers: [
    ...arms(
      ruleset,
      view,
      seen.map(({ photograph }) => photograph),
    ),
    { says: phrase('intray.sighting.leave'), orders: [] },
  ],
})

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

/** Arms against what was seen: formations against formations, and what survives against all else. */
const arms = (ruleset: Ruleset, view: PlayerView, seen: readonly Photograph[]): readonly MatterAnswer[] => {
  const forces = seen.map(({ force }) => (force === 'conventional' ? force : 'submarines'))
  return draftAnswers(
    ruleset,
    view,
    [...new Set(forces)].map((force) => ({ type: 'build', force, lots: 1 }) as const),
  )
}

/** A treaty with the rival. */
const curbs = (ruleset: Ruleset, view: PlayerView, power: PowerId): readonly MatterAnswer[] =>
  draftAnswers(
    ruleset,
    view,
    CURBS.filter((treaty) => !hasTreaty(view, power, treaty))
      .slice(0, 1)
      .map((treaty) => ({ type: 'diplomacy', act: 'propose', treaty, with: power }) as const),
  )
