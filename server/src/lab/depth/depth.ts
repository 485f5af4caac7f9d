/**
 * `npm run tool -- depth [--matches 240] [--ablation 60] [--ablate NAME] [--policy NAME] [--scenario two-blocs] [--seed depth] [--json]`
 * What plays well: the natural field of named bots, scripted policies against five of them, and what competent policies lose
 * when one kind of order is forbidden. Two-blocs, six seats, ten years. With --policy only those policies, with --ablate only
 * what those lose.
 */
import { parseArgs } from 'node:util'
import { ablate } from '#server/lab/depth/ablation'
import { measureField } from '#server/lab/depth/field'
import { POLICIES } from '#server/lab/depth/policies/index'
import { intervalOf, type Rating, rate } from '#server/lab/depth/rate'
import { loadScenarios } from '#server/lib/loadScenarios'
import { BOTS } from '#shared/bots/index'
import { mean } from '#shared/math'

const round = (value: number, digits = 3): number => Number(value.toFixed(digits))

const shown = ({ policy, n, score, scoreError, winShare, meanRank }: Rating) => ({
  policy,
  n,
  score: round(score, 1),
  scoreError: round(scoreError, 1),
  winShare: round(winShare, 2),
  rank: round(meanRank, 2),
})

const rounded = (row: ReturnType<typeof ablate>[number]) => ({
  ...row,
  loss: round(row.loss, 1),
  error: round(row.error, 1),
  rankLoss: round(row.rankLoss, 2),
  rankError: round(row.rankError, 2),
  changed: round(row.changed, 2),
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

const { values } = parseArgs({
  options: {
    matches: { type: 'string', default: '240' },
    ablation: { type: 'string', default: '60' },
    ablate: { type: 'string', multiple: true, default: [] },
    policy: { type: 'string', multiple: true, default: [] },
    scenario: { type: 'string', default: 'two-blocs' },
    seed: { type: 'string', default: 'depth' },
    json: { type: 'boolean', default: false },
  },
})
const scenario = loadScenarios().get(values.scenario)
const bots = { ...POLICIES, ...BOTS }
const ablated = values.ablate.length > 0 ? values.ablate : ['statesman', 'coercer']
const unknown = [...values.policy, ...values.ablate].filter((name) => !Object.hasOwn(bots, name))
const [matches, ablationMatches] = [Number(values.matches), Number(values.ablation)]
const isCount = (wanted: number): boolean => Number.isInteger(wanted) && wanted >= 0
if (scenario === undefined || unknown.length > 0) {
  process.stderr.write(`depth: there is no ${unknown[0] ?? values.scenario}\n`)
  process.exitCode = 2
} else if (!isCount(matches) || !isCount(ablationMatches)) {
  process.stderr.write('depth: --matches and --ablation are whole numbers of matches\n')
  process.exitCode = 2
} else {
  const only = values.policy.length > 0
  const names = only ? values.policy : values.ablate.length > 0 ? [] : Object.keys(POLICIES)
  const ratings = names.map((name) => {
    process.stderr.write(`${name}\n`)
    return rate(scenario, name, bots[name as keyof typeof bots]!, matches, values.seed)
  })
  const field = names.length < Object.keys(POLICIES).length ? {} : measureField(scenario, matches, values.seed)
  const cut = Object.fromEntries(ablated.map((name) => [name, bots[name as keyof typeof bots]!]))
  const ablation = only ? [] : ablate(scenario, cut, ablationMatches, values.seed).map(rounded)
  const report = { policies: ratings.map(shown), gaps: gapsOf(ratings), ablation, ...field }
  process.stdout.write(values.json ? `${JSON.stringify(report)}\n` : `${JSON.stringify(report, null, 1)}\n`)
}
