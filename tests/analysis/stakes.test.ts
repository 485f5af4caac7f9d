import { describe, expect, test } from 'vitest'
import { oddsOf, oneIn } from '#client/crisis/odds.ts'
import { riskSoFar, stakesOf, termsOf } from '#shared/analysis/stakes'
import { RULESET } from '#shared/ruleset/ruleset'
import type { CrisisMove } from '#shared/ruleset/vocabulary'
import { confrontationOf } from '#shared/view/lookup'
import { alder, birch, challengeOver, close, face, newGame, viewOf } from '#tests/support/positions'

/** A demand over a lesser state, and what each side of it sees. */
function facing() {
  const state = close(newGame({ seats: 2 }), { alder: [challengeOver('moor')] }).state
  const [view, rival] = [viewOf(state, 0), viewOf(state, 1)]
  return { state, view, rival, crisis: confrontationOf(view)! }
}

describe('the stakes of a confrontation', () => {
  test('are what the rules then bring the side that wins', () => {
    const { state, view, crisis } = facing()
    const played = close(state, { alder: [face('stand')], birch: [face('stepBack')] })
    expect(played.state.crises.at(-1)?.outcome).toBe('challengerWon')
    const support = (of: typeof state) => of.powers[0]!.support
    const pull = (of: typeof state) => of.states.find(({ id }) => id === 'moor')!.alignment[0]!
    const { won } = stakesOf(RULESET, view, crisis)
    const named = (term: string) => won.find((chip) => chip.term === term)?.change ?? 0
    // The other side stepped back in time: it loses a share, and the winner's support is the same.
    // Support drifts home by a point at the end of the year.
    expect(Math.abs(support(played.state) - support(state) - named('support'))).toBeLessThan(1.5)
    expect(pull(played.state) - pull(state)).toBeGreaterThan(0)
    expect(100 * (pull(played.state) - pull(state))).toBeLessThanOrEqual(named('pull') + 0.5)
  })

  test('are what the rules then take from the side against which the ground decides, its pull over the state among it', () => {
    const { state } = facing()
    const once = close(state, { alder: [face('stand')], birch: [face('stand')] }).state
    const told = [0, 1].map((seat) => {
      const view = viewOf(once, seat)
      return stakesOf(RULESET, view, confrontationOf(view)!).lost.find(({ term }) => term === 'pull')?.change ?? 0
    })
    const { state: after } = close(once, { alder: [face('stand')], birch: [face('stand')] })
    const loser = after.crises.at(-1)?.outcome === 'challengerWon' ? 1 : 0
    const pull = (of: typeof state) => of.states.find(({ id }) => id === 'moor')!.alignment[loser]!
    expect(told[loser]).toBeLessThan(0)
    // Pull drifts by less than half a point at the end of the year.
    expect(100 * (pull(after) - pull(once))).toBeCloseTo(told[loser]!, 0)
  })

  test('are a share where a side steps back before the ground decides, as the rules then take it', () => {
    const { state, rival } = facing()
    const securityAfter = (alders: CrisisMove) =>
      close(state, { alder: [face(alders)], birch: [face('stepBack')] }).state.powers[1]!.score.security
    const coerced = (share?: number) =>
      stakesOf(RULESET, rival, confrontationOf(rival)!, share).lost.find(({ term }) => term === 'coerced')!.change!
    const { stepBackShare } = RULESET.crisis
    // Where both step back nobody is coerced.
    expect(securityAfter('stand') - securityAfter('stepBack')).toBeCloseTo(coerced(stepBackShare), 1)
    expect(coerced(stepBackShare)).toBeCloseTo(stepBackShare * coerced())
  })

  test('grow with the rung', () => {
    const { view, crisis } = facing()
    const lost = (rung: number) =>
      stakesOf(RULESET, view, { ...crisis, rung }).lost.reduce((sum, { change = 0 }) => sum + change, 0)
    expect(lost(6)).toBeLessThan(lost(3))
  })

  test('name the terms in words: a state that neither keeps, or each side’s base against the other’s', () => {
    const { view, crisis } = facing()
    expect(termsOf(view, crisis)).toEqual({ leaves: [], neutral: crisis.over })
    const bases = [
      { patron: birch, host: crisis.over!, known: true, missiles: 0 },
      { patron: alder, host: view.states.find(({ id }) => id !== crisis.over)!.id, known: true, missiles: 0 },
    ]
    expect(termsOf({ ...view, bases }, { ...crisis, cause: 'blockade' }).leaves).toEqual(
      bases.map(({ patron, host }) => ({ power: patron, state: host })),
    )
  })
})

describe('the odds of an accident', () => {
  test('are drawn as beads: none only where there is no chance, and never far from the chance', () => {
    expect(oddsOf(0)).toEqual({ red: 0, all: 40 })
    for (const chance of [0.0005, 0.0025, 0.01, 0.025, 0.05, 0.2]) {
      const { red, all } = oddsOf(chance)
      expect(red).toBeGreaterThan(0)
      expect(Math.abs(red / all - chance)).toBeLessThanOrEqual(0.5 / all + 1e-9)
    }
  })

  test('add up over the windows of a crisis as one in so many', () => {
    expect(riskSoFar([])).toBe(0)
    expect(riskSoFar([0.5, 0.5])).toBeCloseTo(0.75)
    expect(oneIn(riskSoFar([0.025, 0.025]))).toBe(20)
    expect(oneIn(0)).toBeUndefined()
  })
})
