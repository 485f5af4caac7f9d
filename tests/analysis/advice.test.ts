import { describe, expect, test } from 'vitest'
import { ADVISERS, adviceFor } from '#shared/analysis/advice'
import { RULESET } from '#shared/ruleset/ruleset'
import type { GameState } from '#shared/state/gameState'
import { alder, newGame, viewOf, withForces, withTreaty } from '#tests/support/positions'

const says = (state: GameState) =>
  Object.fromEntries(adviceFor(RULESET, viewOf(state, 0)).map(({ adviser, says: { key } }) => [adviser, key]))

const tense = (state: GameState, tension: number): GameState => ({
  ...state,
  tension: state.tension.map((row) => row.map(() => tension)),
})

describe('three advisers', () => {
  const calm = tense(newGame(), 20)

  test('all speak, in the same order, each by its own reading', () => {
    expect(adviceFor(RULESET, viewOf(calm, 0)).map(({ adviser }) => adviser)).toEqual(ADVISERS)
    expect(adviceFor(RULESET, viewOf(calm, 0))).toEqual(adviceFor(RULESET, viewOf(calm, 0)))
  })

  test('the treasurer spends where an attacker would lose little, and saves where it would lose much', () => {
    const bare = withForces(calm, 0, { silos: 2, submarines: 0, bombers: 0 })
    const safe = withForces(calm, 0, { submarines: 400 })
    expect(says(bare).treasurer).toBe('advice.treasurer.spend')
    expect(says(safe).treasurer).toBe('advice.treasurer.save')
  })

  test('the general holds where the answer is sure', () => {
    const safe = withForces(calm, 0, { submarines: 400 })
    expect(says(safe).general).toBe('advice.general.hold')
  })

  test('the diplomat wants a line where it is tense, then eyes, then words', () => {
    const hot = tense(newGame(), 80)
    expect(says(hot).diplomat).toBe('advice.diplomat.hotline')
    const wired = withTreaty(hot, 'hotline', 0, 1)
    expect(says(wired).diplomat).toBe('advice.diplomat.inspection')
    expect(says(withTreaty(wired, 'inspection', 0, 1)).diplomat).toBe('advice.diplomat.reassure')
    expect(says(calm).diplomat).toBe('advice.diplomat.inspection')
  })

  test('what they say names a rival, never oneself', () => {
    for (const { says: phrase } of adviceFor(RULESET, viewOf(calm, 0))) expect(phrase.args.power).not.toBe(alder)
  })
})
