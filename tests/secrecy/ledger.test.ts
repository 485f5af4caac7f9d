import { describe, expect, test } from 'vitest'
import { INVERSIONS } from '#server/lab/ledger/formulas'
import { measureLedger, solvedPairs } from '#server/lab/ledger/ledger'
import { receivedBy } from '#server/lab/ledger/received'
import { OBSERVER, playYears } from '#server/lab/ledger/years'
import { loadScenarios } from '#server/lib/loadScenarios'
import type { GameState } from '#shared/state/gameState'
import type { Observation } from '#shared/view/observation'
import { THOROUGHNESS } from '#tests/support/thoroughness'

const scenario = loadScenarios().get('two-blocs')!
const plan = { scenario, matches: 40 * Math.ceil(Math.sqrt(THOROUGHNESS)), seats: 6, years: 10, seed: 'ledger' }
/** Least error by all bytes as a share of the error by bands and public acts. */
const BAR = 0.9

/** Secrets that public numbers still tell, and why: to be taken off this list when they no longer do. */
const OPEN: Readonly<Record<string, string>> = {
  'arming seat': 'tension rises by what is bought, not by what is seen of it: issue "Rules 7" replaces the formula',
  'conventional seat': 'the part "balance" of a promise is of true formations: issue "Rules 7" replaces the formula',
}

const within = (pairs: readonly (readonly [number, number])[], error: number): number =>
  pairs.filter(([solved, truth]) => Math.abs(solved - truth) <= error).length / pairs.length

const meanError = (pairs: readonly (readonly [number, number])[]): number =>
  pairs.reduce((total, [solved, truth]) => total + Math.abs(solved - truth), 0) / pairs.length

describe('the ledger of secrets', () => {
  test.each(['seat', 'spectator', 'twin'] as const)(
    'a %s tells rivals’ secrets no better by all bytes than by bands and public acts',
    (viewer) => {
      const rows = measureLedger(plan, viewer)
      expect(rows).toHaveLength(5)
      for (const { quantity, ratio, baseline } of rows) {
        const name = `${quantity} ${viewer}`
        expect(baseline, name).toBeGreaterThan(0)
        if (name in OPEN) expect(ratio, `${name} is clean: take it off the list`).toBeLessThan(BAR)
        else expect(ratio, name).toBeGreaterThanOrEqual(BAR)
      }
    },
  )

  test('names as open only what it measures', () => {
    const measured = measureLedger({ ...plan, matches: 5, years: 4 }, 'seat').map(({ quantity }) => `${quantity} seat`)
    expect(measured).toEqual(expect.arrayContaining(Object.keys(OPEN)))
  })
})

describe('the estimator finds what is there to find', () => {
  test('arming within half a lot by tension', () => {
    const pairs = solvedPairs(plan, 'arming')
    expect(pairs.length).toBeGreaterThan(100)
    expect(within(pairs, 0.5)).toBeGreaterThanOrEqual(0.95)
  })

  test('formations by the balance of a promise, where the challenger is certain', () => {
    const pairs = solvedPairs({ ...plan, seats: 2, matches: 12 }, 'conventional')
    expect(pairs.length).toBeGreaterThanOrEqual(36)
    expect(within(pairs, 0.5)).toBeGreaterThanOrEqual(35 / 36)
  })

  test('the treasury by output, were output sent to the last bit', () => {
    const pairs = Array.from({ length: 12 }, (_, match) => treasuriesOf(`leak ${match}`)).flat()
    expect(pairs.length).toBeGreaterThan(100)
    expect(meanError(pairs)).toBeLessThanOrEqual(0.3)
  })
})

/** Rivals' treasuries by a view that tells output as the rules have it. */
function treasuriesOf(seed: string): readonly (readonly [number, number])[] {
  const played = playYears({ ...plan, seed, salt: 'world' })
  const viewer = { kind: 'power', power: played.start.powers[OBSERVER]!.id } as const
  return played.years.flatMap((year) => {
    const received = receivedBy(viewer, played, year)
    const leaking = {
      ...received,
      last: withOutput(received.last, year.opening),
      now: withOutput(received.now, year.closing),
    }
    return year.truths.flatMap(({ treasury }, rival) => {
      const solved = rival === OBSERVER ? undefined : INVERSIONS.treasury?.(leaking, rival)
      return solved === undefined ? [] : [[solved, treasury] as const]
    })
  })
}

const withOutput = (view: Observation, state: GameState): Observation => ({
  ...view,
  powers: view.powers.map((power, seat) => ({ ...power, gdp: state.powers[seat]!.gdp })),
})
