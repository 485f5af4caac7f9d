import { describe, expect, test } from 'vitest'
import type { Order } from '#shared/orders/index'
import { validateOrder } from '#shared/orders/validateOrder'
import { RULESET, type Ruleset } from '#shared/ruleset/ruleset'
import type { TreatyKind } from '#shared/ruleset/vocabulary'
import {
  alder,
  birch,
  cedar,
  close,
  eventsOf,
  fullStrike,
  NO_ALARMS,
  newGame,
  toNextYear,
  viewOf,
  withPower,
  withTreaty,
} from '#tests/support/positions'

const propose = (partner: typeof alder, treaty: TreatyKind): Order => ({
  type: 'diplomacy',
  act: 'propose',
  treaty,
  with: partner,
})
const leave = (partner: typeof alder, treaty: TreatyKind): Order => ({
  type: 'diplomacy',
  act: 'leave',
  treaty,
  with: partner,
})
const offersSeenBy = (state: ReturnType<typeof newGame>, seat: number) =>
  viewOf(state, seat).pairs.flatMap(({ offers }) => offers)

describe('diplomacy', () => {
  test('4.9 an offer stands for a year, is known to the two only, and is accepted by proposing the same', () => {
    const offered = close(newGame({ seats: 4 }), { alder: [propose(birch, 'hotline')] })
    expect(eventsOf(offered, 'treatyProposed')[0]?.audience).toEqual([alder, birch])
    expect(offersSeenBy(offered.state, 1)).toEqual([{ kind: 'hotline', from: alder }])
    expect(offersSeenBy(offered.state, 2)).toEqual([])
    const accepted = close(offered.state, { birch: [propose(alder, 'hotline')] })
    expect(eventsOf(accepted, 'treatyConcluded')[0]?.audience).toBe('all')
    expect(offersSeenBy(accepted.state, 1)).toEqual([])
    const tooLate = close(close(offered.state).state, { birch: [propose(alder, 'hotline')] })
    expect(eventsOf(tooLate, 'treatyConcluded')).toHaveLength(0)
  })

  test('4.9 an offer that runs out is told to all, and costs support at home; one that is answered does not', () => {
    const offered = close(newGame({ seats: 4 }), { alder: [propose(birch, 'interdependence')] })
    const lapsed = close(offered.state)
    const event = { audience: 'all', power: alder, target: birch, treaty: 'interdependence' }
    expect(eventsOf(offered, 'offerLapsed')).toEqual([])
    expect(eventsOf(lapsed, 'offerLapsed')).toMatchObject([event])
    const support = (seat: number, state = offered.state) => close(state).state.powers[seat]!.support
    const unoffered = close(newGame({ seats: 4 })).state
    expect(support(1, unoffered) - support(1)).toBeCloseTo(RULESET.treaties.lapsed, 5)
    expect(support(0, unoffered) - support(0)).toBeCloseTo(0, 5)
    const answered = close(offered.state, { birch: [propose(alder, 'interdependence')] })
    expect(eventsOf(answered, 'offerLapsed')).toEqual([])
  })

  test('4.9 two offers that cross conclude the treaty; the same treaty cannot be concluded twice', () => {
    const crossed = close(newGame(), { alder: [propose(birch, 'inspection')], birch: [propose(alder, 'inspection')] })
    expect(crossed.state.treaties).toEqual([{ kind: 'inspection', a: 0, b: 1 }])
    expect(validateOrder(RULESET, viewOf(crossed.state, 0), propose(birch, 'inspection'))?.key).toBe(
      'problem.treatyStands',
    )
    expect(validateOrder(RULESET, viewOf(crossed.state, 0), propose(alder, 'inspection'))?.key).toBe(
      'problem.targetIsSelf',
    )
  })

  test('4.9 two treaties a year can be proposed or answered; notices are free', () => {
    const state = withTreaty(newGame({ seats: 4 }), 'noFirstUse', 0, 1)
    const played = close(state, {
      alder: [
        propose(birch, 'hotline'),
        propose(birch, 'inspection'),
        propose(birch, 'armsLimit'),
        leave(birch, 'noFirstUse'),
      ],
    })
    expect(eventsOf(played, 'orderVoided')).toMatchObject([{ problem: { key: 'problem.attentionSpent' } }])
    expect(eventsOf(played, 'treatyProposed').map(({ treaty }) => treaty)).toEqual(['hotline', 'inspection'])
    expect(eventsOf(played, 'treatyLeft')).toHaveLength(1)
  })

  test('4.9 a treaty with another bloc costs each side support, and fails without it or in a year of rallying', () => {
    const both = (treaty: TreatyKind) => ({ alder: [propose(birch, treaty)], birch: [propose(alder, treaty)] })
    const state = newGame({ seats: 4 })
    const support = (of: typeof state) => of.powers.map((power) => power.support)
    const [agreed, bare] = [close(state, both('inspection')).state, close(state).state]
    expect(support(agreed)[0]).toBeCloseTo(support(bare)[0]! - RULESET.treaties.ratifySupport, 5)
    expect(support(agreed)[1]).toBeCloseTo(support(bare)[1]! - RULESET.treaties.ratifySupport, 5)
    const weak = close(withPower(state, 1, { support: 45 }), both('inspection'))
    expect(eventsOf(weak, 'ratificationFailed')).toMatchObject([{ audience: 'all', power: birch, target: alder }])
    expect(weak.state.treaties.some(({ kind }) => kind === 'inspection')).toBe(false)
    const rally: Order = { type: 'statement', statement: { say: 'rally' } }
    const rallied = close(state, {
      alder: [propose(birch, 'inspection'), rally],
      birch: [propose(alder, 'inspection')],
    })
    expect(eventsOf(rallied, 'ratificationFailed')).toMatchObject([{ power: alder }])
    const cedars = { alder: [propose(cedar, 'inspection')], cedar: [propose(alder, 'inspection')] }
    expect(eventsOf(close(withPower(state, 0, { support: 20 }), cedars), 'treatyConcluded')).toHaveLength(1)
  })

  test('4.10 inspectors cost each side money, and the player is shown it', () => {
    const state = withTreaty(newGame(), 'inspection', 0, 1)
    expect(viewOf(state, 0).self.upkeep - viewOf(newGame(), 0).self.upkeep).toBeCloseTo(RULESET.treaties.inspectors, 6)
    const [paid] = eventsOf(close(state), 'incomePaid')
    const [bare] = eventsOf(close(newGame()), 'incomePaid')
    expect(paid!.upkeep - bare!.upkeep).toBeCloseTo(RULESET.treaties.inspectors, 6)
  })

  test('4.10 three ties make a power grow, each less than the one before, and a great partner more than a small one', () => {
    const state = newGame({ seats: 6 })
    const grown = (partners: readonly number[], gdp = 100) => {
      let tied = state
      for (const partner of partners)
        tied = withTreaty(withPower(tied, partner, { gdp }), 'interdependence', 0, partner)
      return close(tied).state.powers[0]!.gdp - close(state).state.powers[0]!.gdp
    }
    const [one, two, three] = [grown([2]), grown([2, 4]), grown([2, 4, 1])]
    expect(one).toBeCloseTo(50 * RULESET.treaties.linkGrowth, 3)
    expect(two - one).toBeCloseTo(one / 2, 3)
    expect(three - two).toBeCloseTo(one / 4, 3)
    expect(grown([2, 4, 1, 3])).toBeCloseTo(three, 5)
    expect(grown([2], 50)).toBeLessThan(one)
  })

  test('4.11 a broken tie costs the smaller economy more', () => {
    const spent = withPower(newGame(), 0, { treasury: 0 })
    const poor = withPower(spent, 1, { gdp: 50, treasury: 0 })
    const tied = withTreaty(poor, 'interdependence', 0, 1)
    const cut = close(tied, { alder: [{ type: 'diplomacy', act: 'break', treaty: 'interdependence', with: birch }] })
    const whole = close(poor)
    const lost = (seat: number) => 1 - cut.state.powers[seat]!.gdp / whole.state.powers[seat]!.gdp
    expect(lost(0)).toBeCloseTo(RULESET.treaties.linkCut / 3, 3)
    expect(lost(1)).toBeCloseTo((2 * RULESET.treaties.linkCut) / 3, 3)
  })

  test('4.11 what inspectors find beyond an arms limit never stands', () => {
    const limited = withTreaty(newGame(), 'armsLimit', 0, 1)
    const build: Order = { type: 'build', force: 'silos', lots: 2 }
    const fielded = (state: typeof limited, chance: 'cheatFound' | 'cheatFoundInspected') => {
      const sure = { ...NO_ALARMS, treaties: { ...RULESET.treaties, [chance]: 50 } } as Ruleset
      const played = close(state, { alder: [build] }, { ruleset: sure })
      expect(eventsOf(played, 'cheatingFound')).toHaveLength(1)
      let { state: now } = played
      while (now.window.kind !== 'planning') now = close(now, {}, { ruleset: sure }).state
      return now.powers[0]!.forces.silos
    }
    expect(fielded(limited, 'cheatFound')).toBe(50)
    expect(fielded(withTreaty(limited, 'inspection', 0, 1), 'cheatFoundInspected')).toBe(30)
  })

  test('4.10 a treaty calms the pair when it is concluded, and earns trust while it is kept', () => {
    const crossed = { alder: [propose(birch, 'hotline')], birch: [propose(alder, 'hotline')] }
    const concluded = close(newGame(), crossed).state.tension[0]![1]!
    expect(concluded).toBeLessThan(close(newGame()).state.tension[0]![1]!)
    const calm = toNextYear(withTreaty(newGame(), 'inspection', 0, 1)).state
    const bare = toNextYear(newGame()).state
    const trusted = (state: typeof calm) => viewOf(state, 0).powers[1]!.estimate!.seeker
    expect(trusted(calm)).toBeGreaterThan(trusted(bare))
  })

  test('4.10 inspections show forces nearly as they are', () => {
    const error = (inspected: boolean) => {
      let total = 0
      for (let n = 0; n < 80; n++) {
        const fresh = newGame({ seed: `i${n}` })
        const state = inspected ? withTreaty(fresh, 'inspection', 0, 1) : fresh
        const seen = viewOf(toNextYear(toNextYear(state, `a${n}`).state, `b${n}`).state, 0).powers[1]!.estimate!.forces
          .silos
        total += Math.abs(seen.median - 30)
      }
      return total / 80
    }
    expect(error(true)).toBeLessThan(error(false) / 2)
  })

  test('4.11 leaving takes a year’s notice, and is announced', () => {
    const state = withTreaty(newGame(), 'inspection', 0, 1)
    const left = close(state, { alder: [leave(birch, 'inspection')] })
    expect(eventsOf(left, 'treatyLeft')[0]?.audience).toBe('all')
    expect(left.state.treaties).toHaveLength(1)
    expect(validateOrder(RULESET, viewOf(left.state, 1), leave(alder, 'inspection'))?.key).toBe('problem.noticeGiven')
    const ended = close(left.state)
    expect(eventsOf(ended, 'treatyEnded')).toHaveLength(1)
    expect(ended.state.treaties).toHaveLength(0)
    expect(left.state.powers[0]!.integrity).toBe(state.powers[0]!.integrity)
    expect(validateOrder(RULESET, viewOf(newGame(), 0), leave(birch, 'hotline'))?.key).toBe('problem.noSuchTreaty')
  })

  test('4.11 striking a partner breaks every treaty with it, and the striker’s offers lapse', () => {
    const state = withTreaty(withTreaty(newGame({ seats: 4 }), 'noFirstUse', 0, 1), 'hotline', 0, 1)
    const struck = close(close(state, { alder: [fullStrike(), propose(birch, 'inspection')] }).state, {
      birch: [{ type: 'answerWarning', choice: { do: 'rideOut' } }],
    })
    expect(eventsOf(struck, 'treatyBroken').map(({ treaty }) => treaty)).toEqual(['noFirstUse', 'hotline'])
    expect(struck.state.powers[0]!.integrity).toBe(state.powers[0]!.integrity - 2 * RULESET.treaties.breachIntegrity)
    expect(struck.state.offers).toEqual([])
  })

  test('4.11 interceptors beyond the limit are a breach; within it they are not', () => {
    const state = withTreaty(newGame(), 'interceptorLimit', 0, 1)
    const within = close(state, { alder: [{ type: 'build', force: 'interceptors', lots: 1 }] })
    expect(eventsOf(within, 'treatyBroken')).toHaveLength(0)
    const beyond = close(state, { alder: [{ type: 'build', force: 'interceptors', lots: 2 }] })
    expect(eventsOf(beyond, 'treatyBroken')).toHaveLength(1)
    expect(beyond.state.treaties).toHaveLength(0)
    expect(beyond.state.tension[0]![1]).toBeGreaterThan(within.state.tension[0]![1]!)
  })
})
