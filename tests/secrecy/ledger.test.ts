import { describe, expect, test } from 'vitest'
import { type LedgerPlan, measureLedger, solvedPairs } from '#server/lab/ledger/ledger'
import { type LedgerViewer, type Received, VIEWERS } from '#server/lab/ledger/received'
import { type PlayedYear, SECRETS, type Secret } from '#server/lab/ledger/years'
import { loadScenarios } from '#server/lib/loadScenarios'
import { RULESET } from '#shared/ruleset/ruleset'
import { rulesetVariant } from '#shared/ruleset/rulesetVariant'
import type { SeenPair } from '#shared/view/observation'
import { THOROUGHNESS } from '#tests/support/thoroughness'

const scenario = loadScenarios().get('two-blocs')!
/** At night twice the matches, and the viewer who has an ended world too. */
const thorough = THOROUGHNESS > 1
const plan = { ruleset: RULESET, scenario, matches: thorough ? 160 : 80, seats: 6, years: 10, seed: 'ledger' }
const viewers = VIEWERS.filter((viewer) => thorough || viewer !== 'twin')
/** Least error by all bytes, as a share of the error by bands and public acts. */
const BAR = 0.9

/** Milliseconds: half a minute of processor, twice that at night, on a busy machine. */
const TIMEOUT = 600_000

describe('the ledger of secrets', () => {
  test.each(viewers)(
    'a %s tells rivals’ secrets no better by all bytes than by bands and public acts',
    (viewer) => {
      const rows = measureLedger(plan, viewer)
      expect(rows.map(({ quantity }) => quantity)).toEqual(SECRETS)
      for (const { quantity, ratio, baseline } of rows) {
        expect(baseline, quantity).toBeGreaterThan(0)
        expect(ratio, quantity).toBeGreaterThanOrEqual(BAR)
      }
    },
    TIMEOUT,
  )
})

/** Each takes back what hides a secret in public numbers, and asks the estimator for it. */
describe('the estimator finds what is there to find', () => {
  const small: LedgerPlan = { ...plan, matches: 40 }
  const exactWorld: LedgerPlan = { ...small, ruleset: rulesetVariant(RULESET, { 'estimates.publicSigma': 0.02 }) }
  const plainGrowth: LedgerPlan = {
    ...small,
    ruleset: rulesetVariant(RULESET, {
      'economy.growthLuck': 0,
      'research.spinOff': 0,
      'research.pride': 0,
      'estimates.outputStep': 0.01,
      'estimates.supportStep': 0.01,
    }),
  }

  test(
    // As it is, half of them are solved no nearer than 3.5 and 6 formations.
    'formations by pulls and by promises, were what the world reckons exact',
    () => {
      expect(ratioOf(exactWorld, 'seat', 'conventional')).toBeLessThan(0.5)
      expect(middleError(solvedPairs(exactWorld, 'formationsByPulls'))).toBeLessThan(1)
      expect(middleError(solvedPairs(exactWorld, 'formationsByBalance'))).toBeLessThan(1)
    },
    TIMEOUT,
  )

  test(
    'the treasury by growth, were growth without luck and published exactly',
    () => {
      expect(ratioOf(plainGrowth, 'seat', 'treasury')).toBeLessThan(0.6)
      expect(ratioOf(plainGrowth, 'spectator', 'treasury')).toBeLessThan(0.6)
      expect(middleError(solvedPairs(plainGrowth, 'treasuryByGrowth'))).toBeLessThan(0.5)
    },
    TIMEOUT,
  )

  test(
    'arming by tension, were tension raised by what is fielded',
    () => {
      expect(ratioOf({ ...small, leak: withTensionOfArms }, 'seat', 'arming')).toBeLessThan(0.8)
    },
    TIMEOUT,
  )
})

const ratioOf = (measured: LedgerPlan, viewer: LedgerViewer, secret: Secret): number =>
  measureLedger(measured, viewer).find(({ quantity }) => quantity === secret)!.ratio

function middleError(pairs: readonly (readonly [number, number])[]): number {
  expect(pairs.length).toBeGreaterThan(100)
  return pairs.map(([solved, truth]) => Math.abs(solved - truth)).sort((a, b) => a - b)[Math.floor(pairs.length / 2)]!
}

/** Points of tension that a budget point of warheads or interceptors raises in this control. */
const POINTS = 2

/** What a viewer would be sent if the tension of a pair rose by what both fielded, as it did before rules version 8. */
function withTensionOfArms(received: Received, { opening, truths }: PlayedYear): Received {
  const armed = new Map(opening.powers.map(({ id }, seat) => [id, truths[seat]!.arming]))
  const raised = (pair: SeenPair) => pair.tension + POINTS * (armed.get(pair.a)! + armed.get(pair.b)!)
  const pairs = received.now.pairs.map((pair) => ({ ...pair, tension: raised(pair) }))
  return { ...received, now: { ...received.now, pairs } }
}
