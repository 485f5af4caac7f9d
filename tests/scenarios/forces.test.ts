import { describe, expect, test } from 'vitest'
import { type Arsenal, drawdown, fullExchange, leakage, totalWarheads } from '#shared/analysis/exchange'
import { alarmRate } from '#shared/resolve/phases/warning'
import { createRng } from '#shared/rng'
import { NO_WARHEADS } from '#shared/ruleset/forces'
import { RULESET } from '#shared/ruleset/ruleset'
import { openTurn } from '#shared/turn/turn'
import { close, newGame, viewOf, withForces } from '#tests/support/positions'

const readiness = { silos: 3, submarines: 3, bombers: 3 }
const only = (warheads: Partial<Arsenal['warheads']>) => ({
  warheads: { ...NO_WARHEADS, ...warheads },
  readiness,
  hardness: 2,
  quieting: 2,
  accuracy: 2,
})
const attacker = { accuracy: 4, detection: 0 }

describe('forces', () => {
  test('3.1 silos are the counterforce target, boats at sea and bombers on alert survive', () => {
    const silos = drawdown(RULESET, 60, attacker, only({ silos: 40 })).survivors
    const boats = drawdown(RULESET, 60, attacker, only({ submarines: 40 })).survivors
    const bombers = drawdown(RULESET, 60, attacker, only({ bombers: 40 })).survivors
    expect(silos.silos).toBeLessThan(1)
    expect(boats.submarines).toBeGreaterThan(20)
    expect(bombers.bombers).toBeGreaterThan(20)
  })

  test('3.1 the more accurate their owner, the fewer silos hold its warheads, and the more a strike on them destroys', () => {
    const left = (accuracy: number) =>
      drawdown(RULESET, 10, attacker, { ...only({ silos: 120 }), accuracy }).survivors.silos
    expect(left(2)).toBe(left(0))
    expect(left(3)).toBeLessThan(left(2))
    expect(left(4)).toBeLessThan(left(3))
    expect(left(5)).toBeLessThan(left(4))
    expect(left(3.5)).toBeLessThan(left(3))
  })

  test('3.1 of the warheads of submarines two in five can be aimed at forces', () => {
    const side = { interceptors: 0, shelters: 0, detection: 0, command: 1, population: 250, ...only({}), accuracy: 3 }
    const defender: Arsenal = { ...side, warheads: { ...NO_WARHEADS, silos: 200 } }
    const disarmedBy = (warheads: Partial<Arsenal['warheads']>) =>
      fullExchange(RULESET, { ...side, warheads: { ...NO_WARHEADS, ...warheads } }, defender).disarmed
    // At this readiness 65 of 100 are at sea and can fire.
    expect(disarmedBy({ submarines: 100 })).toBeCloseTo(disarmedBy({ silos: 26 }), 6)
  })

  test('3.1 interceptors leak, and many warheads saturate them', () => {
    const share = (tracks: number) => leakage(RULESET, tracks, 100) / tracks
    expect(share(20)).toBeCloseTo(0.03, 2)
    expect(share(50)).toBeCloseTo(0.25, 2)
    expect(share(100)).toBeCloseTo(0.5, 2)
    expect(share(200)).toBeCloseTo(0.75, 2)
  })

  test('3.1 of next to nothing, nothing gets past many interceptors', () => {
    // What survives a strike by expectation can be this little; one shot at a time would go on for ever.
    for (const tracks of [7.9e-14, Number.MIN_VALUE]) expect(leakage(RULESET, tracks, 129)).toBeCloseTo(0, 12)
  })

  test('3.1 sensors mean fewer false alarms', () => {
    const rate = (sensors: number) => {
      const state = withForces(newGame(), 0, { sensors })
      return alarmRate(openTurn(RULESET, state, [[], []], createRng('x')), 0, 1)
    }
    expect(rate(3)).toBeLessThan(rate(0))
  })

  test('3.2 what is built is on order this year and fielded the next', () => {
    const state = newGame()
    const played = close(state, {
      alder: [
        { type: 'build', force: 'bombers', lots: 3 },
        { type: 'build', force: 'sensors', lots: 1 },
      ],
    }).state
    expect(state.powers[0]!.forces.bombers).toBe(20)
    expect(played.powers[0]!.forces.bombers).toBe(50)
    expect(played.powers[0]!.forces.sensors).toBe(2)
    expect(totalWarheads(played.powers[0]!.onOrder)).toBe(0)
    expect(viewOf(played, 0).self.forces.bombers).toBe(50)
  })
})
