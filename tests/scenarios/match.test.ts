import { describe, expect, test } from 'vitest'
import { BOTS, defaultBot } from '#shared/bots/index'
import { recordMatch } from '#shared/match/playMatch'
import { RULESET } from '#shared/ruleset/ruleset'
import { hashState } from '#shared/state/hashState'
import { observe } from '#shared/view/observe'
import { alder, birch, close, eventsOf, newGame, toNextYear, viewOf } from '#tests/support/positions'
import { smallWorld } from '#tests/support/smallWorld'

describe('the match', () => {
  test('1.1 years pass one by one and the match ends after the last, with everything revealed', () => {
    let state = newGame({ years: 3 })
    for (const year of [1, 2, 3]) {
      expect(state.year).toBe(year)
      expect(viewOf(state, 0).reveal).toBeUndefined()
      state = toNextYear(state).state
    }
    expect(state.window.kind).toBe('ended')
    const spectator = observe(RULESET, state, { kind: 'spectator' })
    expect(spectator.reveal?.powers.map((power) => power.interest)).toEqual(state.powers.map((power) => power.interest))
    expect(close(state).state).toBe(state)
  })

  test('1.2 interests follow the published odds and are hidden from rivals', () => {
    const dealt = Array.from({ length: 400 }, (_, n) => newGame({ seats: 6, seed: `deal ${n}` }).powers).flat()
    const seekers = dealt.filter((power) => power.interest === 'securitySeeker').length / dealt.length
    expect(seekers).toBeGreaterThan(0.76)
    expect(seekers).toBeLessThan(0.84)
    expect(JSON.stringify(viewOf(newGame(), 0).powers)).not.toContain('interest')
  })

  test('1.3 the same seed gives the same match, and arrival order changes nothing', () => {
    const bots = [0, 1, 2, 3].map((seat) => BOTS[defaultBot(seat)])
    const play = () => recordMatch({ ruleset: RULESET, scenario: smallWorld, years: 4, bots, seed: 'same' })
    expect(hashState(play().state)).toBe(hashState(play().state))
    const state = newGame()
    const a = { type: 'build', force: 'silos', lots: 1 } as const
    const b = { type: 'spy', target: birch, level: 1 } as const
    const c = { type: 'spy', target: alder, level: 2 } as const
    const one = close(state, { alder: [a, b], birch: [c] }).state
    const other = close(state, { birch: [c], alder: [a, b] }).state
    expect(hashState(other)).toBe(hashState(one))
  })

  test('1.4 a bad order is voided with a reason, the others stand, and the first for a slot wins', () => {
    const state = newGame()
    const played = close(state, {
      alder: [
        { type: 'spy', target: alder, level: 1 },
        { type: 'build', force: 'silos', lots: 1 },
        { type: 'build', force: 'silos', lots: 2 },
        { type: 'build', force: 'submarines', lots: 100 },
        { type: 'hold' },
      ],
    })
    const reasons = eventsOf(played, 'orderVoided').map((event) => [event.order, event.problem.key])
    expect(reasons).toEqual([
      ['spy', 'problem.targetIsSelf'],
      ['build', 'problem.slotTaken'],
      ['build', 'problem.overspent'],
      ['hold', 'problem.wrongWindow'],
    ])
    expect(played.state.powers[0]!.forces.silos).toBe(state.powers[0]!.forces.silos + 10)
  })
})
