import { describe, expect, test } from 'vitest'
import { wordsSaid } from '#shared/analysis/balance'
import { stateId } from '#shared/ids'
import type { Order } from '#shared/orders/index'
import { validateOrder } from '#shared/orders/validateOrder'
import { RULESET, type Ruleset } from '#shared/ruleset/ruleset'
import type { GameState } from '#shared/state/gameState'
import {
  alder,
  birch,
  challengeOver,
  close,
  eventsOf,
  fullStrike,
  NO_ALARMS,
  newGame,
  viewOf,
  withForces,
  withPower,
  withState,
  withTreaty,
} from '#tests/support/positions'

describe('orders of a planning window', () => {
  test('4.1 build adds lots up to the limit of the force', () => {
    const state = withForces(newGame(), 0, { sensors: 3 })
    const refused = validateOrder(RULESET, viewOf(state, 0), { type: 'build', force: 'sensors', lots: 1 })
    expect(refused).toEqual({ key: 'problem.forceLimit', args: { room: 0 } })
    const played = close(newGame(), { alder: [{ type: 'build', force: 'sensors', lots: 2 }] }).state
    expect(played.powers[0]!.forces.sensors).toBe(3)
  })

  test('4.2 posture takes effect before anything flies', () => {
    const state = withForces(newGame(), 1, { silos: 0, submarines: 0, bombers: 40 })
    const alert = { silos: 1, submarines: 1, bombers: 5 } as const
    const raised = close(state, {
      alder: [fullStrike()],
      birch: [{ type: 'posture', readiness: alert, targeting: 'withheld', authority: 'afterImpact' }],
    })
    const surprised = close(state, { alder: [fullStrike()] })
    const left = (played: typeof raised) => close(played.state).state.powers[1]!.forces.bombers
    expect(left(raised)).toBeGreaterThan(left(surprised))
  })

  test('4.3 spying narrows the band; the caught are known to the two powers only', () => {
    const state = newGame({ seats: 4 })
    const width = (after: typeof state) => {
      const band = viewOf(after, 0).powers[1]!.estimate!.forces.silos
      return Math.log((band.high + 1) / (band.low + 1))
    }
    const spied = close(state, { alder: [{ type: 'spy', target: birch, level: 3 }] })
    expect(width(spied.state)).toBeLessThan(width(close(state).state))
    const sureToBeCaught = { ...NO_ALARMS, spying: { ...RULESET.spying, caughtPerLevel: 1 } } as typeof RULESET
    const caught = close(state, { alder: [{ type: 'spy', target: birch, level: 1 }] }, { ruleset: sureToBeCaught })
    expect(eventsOf(caught, 'spyCaught')[0]?.audience).toEqual([alder, birch])
    expect(caught.state.tension[0]![1]).toBeGreaterThan(spied.state.tension[0]![1]!)
  })

  test('4.4 words move beliefs a little, and a claim moves those most who know least', () => {
    const state = newGame({ seats: 3 })
    const said = close(state, {
      alder: [{ type: 'statement', statement: { say: 'claim', leg: 'silos', warheads: 400 } }],
    })
    const silent = close(state)
    const believed = (played: typeof said) => viewOf(played.state, 1).powers[0]!.estimate!.forces.silos.median
    expect(believed(said)).toBeGreaterThan(believed(silent))
    expect(believed(said)).toBeLessThan(200)
    const threat = close(state, { alder: [{ type: 'statement', statement: { say: 'threaten', target: birch } }] }).state
    expect(threat.tension[0]![1]).toBeGreaterThan(silent.state.tension[0]![1]!)
    expect(viewOf(threat, 1).powers[0]!.estimate!.seeker).toBeLessThan(
      viewOf(silent.state, 1).powers[0]!.estimate!.seeker,
    )
    const doctrine = close(state, {
      alder: [{ type: 'statement', statement: { say: 'doctrine', aim: 'limited', against: birch } }],
    })
    expect(doctrine.state.powers[0]!.doctrine).toEqual({ aim: 'limited', against: birch })
  })

  test('4.5 rallying lifts support and the next budget, and raises tension and distrust abroad', () => {
    const state = newGame({ seats: 3 })
    const rallied = close(state, { alder: [{ type: 'statement', statement: { say: 'rally' } }] }).state
    const calm = close(state).state
    expect(rallied.powers[0]!.support).toBeGreaterThan(calm.powers[0]!.support)
    expect(rallied.powers[0]!.income).toBeGreaterThan(calm.powers[0]!.income)
    expect(rallied.tension[0]![1]).toBeGreaterThan(calm.tension[0]![1]!)
    expect(rallied.tension[0]![2]).toBe(calm.tension[0]![2])
  })

  test('4.5 rallying lifts support the more, the less there is', () => {
    const lift = (support: number) => {
      const state = withPower(newGame(), 0, { support })
      const rally: Order = { type: 'statement', statement: { say: 'rally' } }
      return close(state, { alder: [rally] }).state.powers[0]!.support - close(state).state.powers[0]!.support
    }
    expect(lift(50)).toBeCloseTo(6, 4)
    expect(lift(75)).toBeCloseTo(3, 4)
  })

  test('4.4 a challenge under a minimal doctrine costs its author its word', () => {
    const word = (aim: 'minimal' | 'limited') => {
      const state = withPower(newGame(), 0, { doctrine: { aim } })
      return close(state, { alder: [challengeOver('moor')] }).state.powers[0]!.integrity
    }
    expect(word('limited') - word('minimal')).toBe(12)
  })

  test('4.4 a minimal doctrine stiffens a power that is challenged', () => {
    const said = { threatened: false, challenges: false }
    expect(wordsSaid(RULESET, { aim: 'minimal' }, birch, said)).toBe(RULESET.balance.wordMinimal)
    expect(wordsSaid(RULESET, { aim: 'minimal' }, birch, { ...said, challenges: true })).toBe(
      -RULESET.balance.wordMinimal,
    )
    expect(wordsSaid(RULESET, { aim: 'limited' }, birch, said)).toBe(0)
  })

  test('4.4 reassurance calms as far as its author’s word is good', () => {
    const calmed = (integrity: number) => {
      const state = withPower(newGame(), 0, { integrity })
      const tension = (orders: readonly Order[]) => close(state, { alder: orders }).state.tension[0]![1]!
      return tension([]) - tension([{ type: 'statement', statement: { say: 'reassure', target: birch } }])
    }
    expect(calmed(100)).toBeCloseTo(-RULESET.tension.reassure * RULESET.tension.decay, 1)
    expect(calmed(50)).toBeCloseTo(calmed(100) / 2, 3)
  })

  test('4.4 plans that aim at forces under a minimal doctrine are found out by spies and inspectors, and cost its author its word', () => {
    const sure = {
      ...NO_ALARMS,
      crisis: { ...RULESET.crisis, plansPerSpy: 1, plansInspected: 1 },
    } as unknown as Ruleset
    const planned = (aim: 'minimal' | 'limited', targeting: 'counterforce' | 'countervalue') =>
      withPower(newGame(), 0, {
        integrity: 100,
        doctrine: { aim },
        posture: { ...newGame().powers[0]!.posture, targeting },
      })
    const spying: Order = { type: 'spy', target: alder, level: 1 }
    const watched = (state: GameState, ...orders: readonly Order[]) =>
      close(state, { birch: orders }, { ruleset: sure })
    const liar = planned('minimal', 'counterforce')
    expect(eventsOf(watched(liar, spying), 'plansExposed')).toMatchObject([{ audience: 'all', power: alder }])
    expect(eventsOf(watched(withTreaty(liar, 'inspection', 0, 1)), 'plansExposed')).toHaveLength(1)
    expect(watched(liar, spying).state.powers[0]).toMatchObject({
      doctrine: { aim: 'unlimited' },
      integrity: watched(liar).state.powers[0]!.integrity - RULESET.crisis.falseDoctrine,
    })
    for (const honest of [
      watched(liar),
      watched(planned('minimal', 'countervalue'), spying),
      watched(planned('limited', 'counterforce'), spying),
    ]) {
      expect(eventsOf(honest, 'plansExposed')).toEqual([])
    }
  })

  test('4.7 research may bring the next level, at its published odds, and only the power is told', () => {
    let advanced = 0
    for (let n = 0; n < 300; n++) {
      const played = close(newGame(), { alder: [{ type: 'research', line: 'accuracy' }] }, { seed: `r${n}` })
      const [report] = eventsOf(played, 'researchReported')
      expect(report).toMatchObject({
        audience: [alder],
        line: 'accuracy',
        level: played.state.powers[0]!.technology.accuracy,
      })
      if (report!.outcome === 'advanced') advanced++
    }
    expect(advanced / 300).toBeGreaterThan(RULESET.researchLines.accuracy.chance - 0.09)
    expect(advanced / 300).toBeLessThan(RULESET.researchLines.accuracy.chance + 0.09)
    const complete = withPower(newGame(), 0, {
      technology: { accuracy: 5, hardness: 2, quieting: 2, detection: 1, enrichment: 3 },
    })
    const refused = validateOrder(RULESET, viewOf(complete, 0), { type: 'research', line: 'accuracy' })
    expect(refused?.key).toBe('problem.researchComplete')
  })

  test('4.7 a step lifts support and output at home; a year without one does not', () => {
    const rules = (chance: number) => {
      const accuracy = { ...RULESET.researchLines.accuracy, chance }
      return { ...NO_ALARMS, researchLines: { ...RULESET.researchLines, accuracy } } as Ruleset
    }
    const grown = (chance: number) =>
      close(newGame(), { alder: [{ type: 'research', line: 'accuracy' }] }, { ruleset: rules(chance) }).state.powers[0]!
    const { spinOff, pride } = RULESET.research
    expect(grown(1).gdp / grown(0).gdp).toBeCloseTo(1 + spinOff, 5)
    expect(grown(1).support - grown(0).support).toBeCloseTo(pride, 5)
  })

  test('4.8 aid wins a lesser state, and tension with the power it leaned to rises', () => {
    const fresh = newGame()
    const [marsh] = fresh.states
    const leaning = { ...fresh, states: fresh.states.map((state) => ({ ...state, alignment: [0.1, 0.6] })) }
    const aided = close(leaning, { alder: [{ type: 'influence', state: marsh!.id, level: 3 }] }).state
    const left = close(leaning).state
    expect(aided.states[0]!.alignment[0]).toBeGreaterThan(left.states[0]!.alignment[0]! + 0.08)
    expect(aided.tension[0]![1]).toBeGreaterThan(left.tension[0]![1]!)
    const nowhere = validateOrder(RULESET, viewOf(fresh, 0), {
      type: 'influence',
      state: stateId('atlantis'),
      level: 1,
    })
    expect(nowhere?.key).toBe('problem.noSuchState')
  })

  test('4.8 aid to a state a rival holds is a proxy war: the holder’s aid cancels it, the rest wins double and shames him', () => {
    const fresh = newGame()
    const [marsh] = fresh.states
    const aid = (level: 1 | 2 | 3): Order => ({ type: 'influence', state: marsh!.id, level })
    const held = (by: number) => withState(fresh, 'marsh', { alignment: by === 1 ? [0.1, 0.6] : [0.1, 0.2] })
    const pulled = (state: typeof fresh, orders: Record<string, readonly Order[]>) =>
      close(state, orders).state.states[0]!.alignment[0]! - close(state).state.states[0]!.alignment[0]!
    const contested = pulled(held(1), { alder: [aid(2)] })
    expect(contested).toBeGreaterThan(1.7 * pulled(held(0), { alder: [aid(2)] }))
    expect(pulled(held(1), { alder: [aid(2)], birch: [aid(2)] })).toBeCloseTo(0, 6)
    expect(pulled(held(1), { alder: [aid(3)], birch: [aid(1)] })).toBeCloseTo(contested, 6)
    const support = (orders: Record<string, readonly Order[]>) => close(held(1), orders).state.powers[1]!.support
    expect(support({}) - support({ alder: [aid(2)] })).toBeCloseTo(2 * RULESET.influence.proxySupport, 6)
    expect(support({ birch: [aid(2)] }) - support({ alder: [aid(2)], birch: [aid(2)] })).toBeCloseTo(0, 6)
  })

  test('4.8 each level of aid that is matched lays waste the output of the state', () => {
    const fresh = withState(newGame(), 'marsh', { alignment: [0.1, 0.6] })
    const [marsh] = fresh.states
    const aid = (level: 1 | 2 | 3): Order => ({ type: 'influence', state: marsh!.id, level })
    const output = (mine: 1 | 3, theirs?: 2) =>
      close(fresh, { alder: [aid(mine)], birch: theirs ? [aid(theirs)] : [] }).state.states[0]!.gdp
    const { aidGrowth, proxyWaste } = RULESET.influence
    expect(output(3, 2) / output(3)).toBeCloseTo((1 + 2 * aidGrowth) * (1 - 2 * proxyWaste), 5)
    expect(output(1, 2) / output(1)).toBeCloseTo((1 + 2 * aidGrowth) * (1 - proxyWaste), 5)
  })

  test('4.6 a strike launches when the planning window closes', () => {
    const struck = close(newGame(), { alder: [fullStrike()] })
    expect(struck.state.window.kind).toBe('warning')
    expect(struck.state.exchange.inFlight).toHaveLength(1)
    expect(struck.state.powers[0]!.forces.silos).toBe(0)
    const disarmed = withForces(newGame(), 0, { silos: 0 })
    const refused = close(disarmed, { alder: [fullStrike()] })
    expect(eventsOf(refused, 'orderVoided')[0]?.problem).toEqual({ key: 'problem.legEmpty', args: { leg: 'silos' } })
  })

  test('4.13 a scenario may offer fewer kinds of orders; the others are refused', () => {
    const few = { ...newGame(), ordersOffered: ['build'] }
    const research: Order = { type: 'research', line: 'quieting' }
    const build: Order = { type: 'build', force: 'silos', lots: 1 }
    expect(validateOrder(RULESET, viewOf(few, 0), research)?.key).toBe('problem.notOffered')
    expect(validateOrder(RULESET, viewOf(few, 0), build)).toBeUndefined()
    expect(validateOrder(RULESET, viewOf(newGame(), 0), research)).toBeUndefined()
  })

  test('4.14 warheads scrapped before witnesses are gone, and a cut of a tenth is believed as no word is', () => {
    const trusted = (orders: readonly Order[]) =>
      viewOf(close(newGame(), { alder: orders }).state, 1).powers[0]!.estimate!.seeker
    const words = trusted([{ type: 'statement', statement: { say: 'reassure', target: birch } }])
    const deeds = trusted([{ type: 'scrap', leg: 'silos', lots: 1 }])
    expect(deeds - trusted([])).toBeGreaterThan(4 * (words - trusted([])))
    const cut = close(newGame(), { alder: [{ type: 'scrap', leg: 'silos', lots: 2 }] })
    expect(cut.state.powers[0]!.forces.silos).toBe(10)
    expect(eventsOf(cut, 'warheadsScrapped')).toMatchObject([{ audience: 'all', power: 'alder', warheads: 20 }])
    const tooMany: Order = { type: 'scrap', leg: 'silos', lots: 5 }
    expect(validateOrder(RULESET, viewOf(newGame(), 0), tooMany)?.key).toBe('problem.tooFewToScrap')
  })
})
