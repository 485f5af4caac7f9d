import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson } from '#shared/canonicalJson'
import { imagine } from '#shared/minds/imagine'
import { resolveWindow } from '#shared/resolve/resolveWindow'
import { createRng } from '#shared/rng'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { GameState } from '#shared/state/gameState'
import type { PlayerView } from '#shared/view/observation'
import { anyMatch, anyPositions, rulesetOf } from '#tests/support/generate'
import { hiddenChanged } from '#tests/support/hidden'
import { brokenInvariants } from '#tests/support/invariants'
import { viewOf } from '#tests/support/positions'
import { noteCases } from '#tests/support/secrecyCases'
import { THOROUGHNESS } from '#tests/support/thoroughness'

/**
 * What a view holds that an imagined position must show again. Left out: beliefs, of which only bands are shown; the chance
 * of an accident to a bystander, which hangs on what the world at large reckons; and what is computed of rounded numbers.
 */
function shownAgain({ powers, states, confrontations, climate, ...view }: PlayerView): string {
  const own = ({ challenger, defender }: PlayerView['confrontations'][number]) =>
    challenger === view.self.id || defender === view.self.id
  return canonicalJson({
    ...view,
    climate: { soot: climate.soot, weaponsUsed: climate.weaponsUsed },
    powers: powers.map(({ estimate: _belief, influence: _computed, ...power }) => power),
    states: states.map(({ needs: _computed, alignment: _rounded, ...state }) => state),
    confrontations: confrontations.map((crisis) => (own(crisis) ? crisis : { ...crisis, risk: 0, riskAbove: 0 })),
  })
}

/** Imagines from one seat's view, and holds what must be true of it. */
function checkSeat(ruleset: Ruleset, state: GameState, seat: number, salt: number): void {
  const rng = createRng(`imagine ${salt} ${seat}`)
  const view = viewOf(state, seat, ruleset)
  const world = imagine(ruleset, view, rng)
  const other = viewOf(hiddenChanged(state, seat, salt), seat, ruleset)
  expect(JSON.stringify(imagine(ruleset, other, rng))).toBe(JSON.stringify(world))
  expect(brokenInvariants(world)).toEqual([])
  expect(shownAgain(viewOf(world, seat, ruleset))).toBe(shownAgain(view))
  const pulls = (of: Pick<PlayerView, 'states'>) => of.states.flatMap(({ alignment }) => alignment)
  const seen = pulls(view)
  for (const [n, pull] of pulls(viewOf(world, seat, ruleset)).entries())
    expect(Math.abs(pull - seen[n]!)).toBeLessThan(0.005)
  if (seat === 0) expect(brokenInvariants(resolveWindow(ruleset, world, {}, rng).state)).toEqual([])
}

test(
  'what is imagined hangs on nothing that the view does not hold, and shows the same again',
  ({ task }) => {
    let [cases, comparisons] = [0, 0]
    fc.assert(
      fc.property(anyMatch, fc.nat(1000), (match, salt) => {
        const ruleset = rulesetOf(match)
        for (const state of anyPositions(match).filter(({ window }) => window.kind !== 'ended')) {
          cases++
          for (const seat of state.powers.keys()) {
            checkSeat(ruleset, state, seat, salt)
            comparisons++
          }
        }
      }),
      { numRuns: 220 * THOROUGHNESS },
    )
    noteCases(task, { kind: 'fixed position', cases, comparisons })
    expect(comparisons).toBeGreaterThanOrEqual(5000)
  },
  180_000 * THOROUGHNESS,
)
