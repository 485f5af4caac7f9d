/**
 * `npm run tool -- depth [--matches 240] [--ablation 60] [--policy NAME] [--scenario two-blocs] [--seed depth] [--json]`
 * What plays well: the natural field of named bots, scripted policies against five of them, and what a competent policy loses
 * when one kind of order is forbidden. Two-blocs, six seats, ten years. With --policy only those policies, and no field.
 */
import { parseArgs } from 'node:util'
import { ABLATIONS, without } from '#server/lab/depth/ablation'
import { measureField } from '#server/lab/depth/field'
import { POLICIES } from '#server/lab/depth/policies/index'
import { intervalOf, type Rating, rate } from '#server/lab/depth/rate'
import { loadScenarios } from '#server/lib/loadScenarios'
import { BOTS } from '#shared/bots/index'
import { mean } from '#shared/math'
import type { Scenario } from '#shared/scenario/schema'

const round = (value: number, digits = 3): number => Number(value.toFixed(digits))

const shown = ({ policy, n, score, scoreError, winShare, meanRank }: Rating) => ({
  policy,
  n,
  score: round(score, 1),
  scoreError: round(scoreError, 1),
  winShare: round(winShare, 2),
  rank: round(meanRank, 2),
})

/** Pairs of policies whose difference in points is a bar, the better first. */
const PAIRS: readonly (readonly [string, string])[] = [
  ['minimal-secure', 'minimal-disarmed'],
  ['moderate', 'moderate-unarmed'],
  ['sign-all', 'silent'],
  ['sign-all', 'disarm-and-sign'],
]

function gapsOf(ratings: readonly Rating[]) {
  return PAIRS.flatMap(([better, worse]) => {
    const [a, b] = [better, worse].map((name) => ratings.find(({ policy }) => policy === name))
    if (a === undefined || b === undefined) return []
    const gaps = a.points.map((points, n) => points - (b.points[n] ?? 0))
    return [{ better, worse, gap: round(mean(gaps), 1), error: round(intervalOf(gaps), 1) }]
  })
}

/** What the statesman loses in points and places when it may not give one kind of order. */
function ablate(scenario: Scenario, matches: number, seed: string) {
  if (matches === 0) return []
  const bot = POLICIES.statesman!
  const whole = rate(scenario, 'statesman', bot, matches, seed)
  return Object.entries(ABLATIONS).map(([order, forbidden]) => {
    const cut = rate(scenario, order, without(bot, forbidden), matches, seed)
    const losses = whole.points.map((points, n) => points - (cut.points[n] ?? 0))
    return {
      order,
      loss: round(mean(losses), 1),
      error: round(intervalOf(losses), 1),
      rankLoss: round(cut.meanRank - whole.meanRank, 2),
    }
  })
}

const { values } = parseArgs({
  options: {
    matches: { type: 'string', default: '240' },
    ablation: { type: 'string', default: '60' },
    policy: { type: 'string', multiple: true, default: [] },
    scenario: { type: 'string', default: 'two-blocs' },
    seed: { type: 'string', default: 'depth' },
    json: { type: 'boolean', default: false },
  },
})
const scenario = loadScenarios().get(values.scenario)
const bots = { ...POLICIES, ...BOTS }
const unknown = values.policy.filter((name) => !Object.hasOwn(bots, name))
if (scenario === undefined || unknown.length > 0) {
  process.stderr.write(`depth: there is no ${unknown[0] ?? values.scenario}\n`)
  process.exitCode = 2
} else {
  const matches = Number(values.matches)
  const names = values.policy.length > 0 ? values.policy : Object.keys(POLICIES)
  const ratings = names.map((name) => {
    process.stderr.write(`${name}\n`)
    return rate(scenario, name, bots[name as keyof typeof bots]!, matches, values.seed)
  })
  const field = values.policy.length > 0 ? {} : measureField(scenario, matches, values.seed)
  const ablation = values.policy.length > 0 ? [] : ablate(scenario, Number(values.ablation), values.seed)
  const report = { policies: ratings.map(shown), gaps: gapsOf(ratings), ablation, ...field }
  process.stdout.write(values.json ? `${JSON.stringify(report)}\n` : `${JSON.stringify(report, null, 1)}\n`)
}
