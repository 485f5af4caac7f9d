/**
 * `npm run tool -- depth [--field simple] [--matches 240] [--ablation 60] [--ablate NAME] [--leaf ORDER] [--policy NAME] [--scenario two-blocs] [--seed depth] [--json]`
 * What plays well: a field of players by lot, scripted policies against five of them, and what is lost when one kind of order is
 * forbidden: among the named bots by the competent scripts, in any other field by one half of a table to the other. Fields are
 * simple (the named bots), minds (any character and strength), or players as `tool ladder` names them; beside another field than the
 * simple one stands what that comes to. Two-blocs, six seats, ten years. With --policy only those players, with --ablate only what
 * those lose, with --leaf only those kinds of orders, with --matches 0 only the ablation.
 */
import { parseArgs } from 'node:util'
import { ablate } from '#server/lab/depth/ablation'
import { measureField } from '#server/lab/depth/field'
import type { Ablated } from '#server/lab/depth/findings'
import { ablateHalves } from '#server/lab/depth/halves'
import { LEAVES } from '#server/lab/depth/leaves'
import { POLICIES } from '#server/lab/depth/policies/index'
import { intervalOf, type Matchup, type Rating, rate } from '#server/lab/depth/rate'
import { playerNamed } from '#server/lab/players'
import { loadScenarios } from '#server/lib/loadScenarios'
import { mean } from '#shared/math'
import { type Draw, namedBots } from '#shared/trials/naturalMatch'

const round = (value: number, digits = 3): number => Number(value.toFixed(digits))

const shown = ({ policy, n, score, scoreError, winShare, winError, meanRank }: Rating) => ({
  policy,
  n,
  score: round(score, 1),
  scoreError: round(scoreError, 1),
  winShare: round(winShare, 2),
  winError: round(winError, 2),
  rank: round(meanRank, 2),
})

const rounded = (row: Ablated) => ({
  ...row,
  loss: round(row.loss, 1),
  error: round(row.error, 1),
  rankLoss: round(row.rankLoss, 2),
  rankError: round(row.rankError, 2),
  used: round(row.used, 2),
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
    field: { type: 'string', default: 'simple' },
    matches: { type: 'string', default: '240' },
    ablation: { type: 'string', default: '60' },
    ablate: { type: 'string', multiple: true, default: [] },
    leaf: { type: 'string', multiple: true, default: Object.keys(LEAVES) },
    policy: { type: 'string', multiple: true, default: [] },
    scenario: { type: 'string', default: 'two-blocs' },
    seed: { type: 'string', default: 'depth' },
    json: { type: 'boolean', default: false },
  },
})
const scenario = loadScenarios().get(values.scenario)
const field = playerNamed(values.field)
const ablated = values.field === 'simple' && values.ablate.length === 0 ? ['statesman', 'coercer'] : values.ablate
const unknown =
  [values.field, ...values.policy, ...ablated].find((name) => playerNamed(name) === undefined) ??
  values.leaf.find((leaf) => !Object.hasOwn(LEAVES, leaf))
const [matches, ablationMatches] = [Number(values.matches), Number(values.ablation)]
const isCount = (wanted: number): boolean => Number.isInteger(wanted) && wanted >= 0

/** Everything that was asked for. */
function reportOf(matchup: Matchup) {
  const only = values.policy.length > 0
  const none = matches === 0 || values.ablate.length > 0
  const names = only ? values.policy : none ? [] : Object.keys(POLICIES)
  const ratings = names.map((name) => {
    process.stderr.write(`${name}\n`)
    return rate(matchup, name, playerNamed(name)!, matches)
  })
  const played = (of: Draw) => measureField(matchup.scenario, of, matches, matchup.seed)
  const fields = names.length < Object.keys(POLICIES).length ? {} : played(matchup.field)
  const beside = Object.hasOwn(fields, 'war') && values.field !== 'simple' ? { simple: played(namedBots) } : {}
  const players = Object.fromEntries(ablated.map((name) => [name, playerNamed(name)!]))
  const measure = () =>
    ablated.length > 0
      ? ablate(matchup, players, ablationMatches, values.leaf)
      : ablateHalves(matchup, values.field, ablationMatches, values.leaf)
  const ablation = only ? [] : measure().map(rounded)
  return { field: values.field, policies: ratings.map(shown), gaps: gapsOf(ratings), ablation, ...fields, ...beside }
}

if (scenario === undefined || field === undefined || unknown !== undefined) {
  process.stderr.write(`depth: there is no ${unknown ?? values.scenario}\n`)
  process.exitCode = 2
} else if (!isCount(matches) || !isCount(ablationMatches)) {
  process.stderr.write('depth: --matches and --ablation are whole numbers of matches\n')
  process.exitCode = 2
} else {
  const report = reportOf({ scenario, field, seed: values.seed })
  process.stdout.write(values.json ? `${JSON.stringify(report)}\n` : `${JSON.stringify(report, null, 1)}\n`)
}
