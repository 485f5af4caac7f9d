/**
 * `npm run tool -- find-chairs [--count 400] [--from 1]` finds positions of the daily crisis and writes them to
 * assets/daily/chairs.json: crises in which the choice matters, of which in every third or more what seems best from the chair is not
 * best in truth. Matches are taken by their number from `--from` on, one chair a match at most. To be run again with every version of
 * the rules: chairs are kept as matches of bots, which other rules would lead elsewhere.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { loadScenarios } from '#server/lib/loadScenarios'
import { type Chair, chairIn, matchOf, rulesOf, type TakenChair } from '#shared/daily/chair'
import { judge, matters, misleads } from '#shared/daily/judge'
import { moveVerdicts, roundsOf } from '#shared/daily/verdict'
import { createRng, type Rng } from '#shared/rng'
import { RULESET } from '#shared/ruleset/ruleset'
import type { Scenario } from '#shared/scenario/schema'

const FILE = join(import.meta.dirname, '../../../../assets/daily/chairs.json')
/** Tables that chairs come from: invented worlds, and few enough seats to take in on a phone. */
const TABLES = [
  { scenario: 'two-blocs', seats: 6 },
  { scenario: 'many-poles', seats: 5 },
  { scenario: 'two-blocs', seats: 4 },
] as const
const YEARS = 5
/** Years before the last in which chairs are taken: late enough that the rest is soon played. */
const LAST_YEARS = 1
/** Rounds after which a candidate whose moves do not differ at all is dropped. */
const FIRST_LOOK = 8
const FIRST_SPREAD = 6

interface Found extends Chair {
  /** What seems best from it is not best in truth. */
  readonly misleads: boolean
}

/** One crisis of a match in its last years, by lot. */
function candidate(scenario: Scenario, seats: number, seed: string, luck: Rng): TakenChair | undefined {
  const base = { scenario: scenario.id, seats, years: YEARS, seed, window: 0, seat: 0 }
  const rules = rulesOf(RULESET, scenario, base)
  const found: TakenChair[] = []
  let session = matchOf(rules, base)
  for (let window = 0; !session.isOver; window++) {
    const isLate = session.state.year >= YEARS - LAST_YEARS && session.state.window.kind === 'confrontation'
    for (const { challenger, defender } of isLate ? session.state.confrontations : []) {
      const seat = luck.split('side', window).chance(0.5) ? challenger : defender
      const taken = chairIn(rules, session, { ...base, window, seat })
      if (taken !== undefined) found.push(taken)
    }
    session = session.close().session
  }
  return found[luck.integer(Math.max(1, found.length))]
}

/** A chair whose choice matters, with whether it misleads; undefined for any other. */
function look(taken: TakenChair): Found | undefined {
  const first = moveVerdicts(taken.moves, [...roundsOf(taken, 'truth', FIRST_LOOK)])
  if ((first.at(-1)?.behind ?? 0) < FIRST_SPREAD) return undefined
  const judgement = judge(taken)
  return matters(judgement.truth) ? { ...taken.chair, misleads: misleads(judgement) } : undefined
}

const { values } = parseArgs({
  options: { count: { type: 'string', default: '400' }, from: { type: 'string', default: '1' } },
})
const [count, from] = [Number(values.count), Number(values.from)]
if (!Number.isInteger(count) || count < 1 || !Number.isInteger(from) || from < 1) {
  process.stderr.write('--count and --from take whole numbers from 1\n')
  process.exit(2)
}
const scenarios = await loadScenarios()
const chairs: Found[] = []
let misleading = 0
// As many as were asked for, and as many more as it takes until a third misleads.
for (let n = from; chairs.length < count || 3 * misleading < chairs.length; n++) {
  const { scenario, seats } = TABLES[n % TABLES.length]!
  const seed = `daily ${n}`
  const taken = candidate(scenarios.get(scenario)!, seats, seed, createRng(seed).split('chair'))
  const found = taken && look(taken)
  if (found === undefined) continue
  // Those that do not mislead make two thirds or little more at any time.
  const enough = chairs.length >= count || chairs.length - misleading >= 2 * (misleading + 1)
  if (!found.misleads && enough) continue
  chairs.push(found)
  if (found.misleads) misleading++
  process.stderr.write(`${chairs.length} of ${count} after ${n - from + 1} matches, ${misleading} misleading\n`)
}
writeFileSync(FILE, `${JSON.stringify({ rulesVersion: RULESET.version, chairs }, null, 1)}\n`)
