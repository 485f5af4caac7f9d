import { describe, expect, test } from 'vitest'
import type { Order } from '#shared/orders/index'
import { validateOrder } from '#shared/orders/validateOrder'
import { RULESET } from '#shared/ruleset/ruleset'
import type { TreatyKind } from '#shared/ruleset/vocabulary'
import {
  alder,
  birch,
  close,
  eventsOf,
  fullStrike,
  newGame,
  toNextYear,
  viewOf,
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

  test('4.10 a treaty kept calms the pair and earns trust', () => {
    const calm = toNextYear(withTreaty(newGame(), 'inspection', 0, 1)).state
    const bare = toNextYear(newGame()).state
    expect(calm.tension[0]![1]).toBeLessThan(bare.tension[0]![1]!)
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
