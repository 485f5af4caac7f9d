import { describe, expect, test } from 'vitest'
import { RULESET } from '#shared/ruleset/ruleset'
import { upkeepOf } from '#shared/state/economy'
import { close, eventsOf, newGame, withPower } from '#tests/support/positions'

describe('guns or butter', () => {
  test('2.1 income is a tenth of industry and orders are paid from it', () => {
    const state = newGame()
    const power = state.powers[0]!
    expect(power.income).toBe(10)
    const played = close(state, { alder: [{ type: 'build', force: 'submarines', lots: 2 }] })
    const paid = eventsOf(played, 'incomePaid').find((event) => event.power === 'alder')
    expect(paid?.income).toBeCloseTo(played.state.powers[0]!.gdp * 0.1, 5)
    const refused = close(withPower(state, 0, { treasury: 1 }), {
      alder: [{ type: 'build', force: 'submarines', lots: 1 }],
    })
    expect(eventsOf(refused, 'orderVoided')).toHaveLength(1)
    expect(refused.state.powers[0]!.forces.submarines).toBe(20)
  })

  test('2.2 upkeep grows with forces and with readiness', () => {
    const power = newGame().powers[0]!
    const alert = { ...power.posture, readiness: { silos: 5, submarines: 5, bombers: 5 } } as const
    expect(upkeepOf(RULESET, { ...power, posture: alert }, 0)).toBeGreaterThan(upkeepOf(RULESET, power, 0))
    const fewer = { ...power, forces: { ...power.forces, silos: 0 } }
    expect(upkeepOf(RULESET, fewer, 0)).toBeLessThan(upkeepOf(RULESET, power, 0))
  })

  test('2.2 bombers on alert cost most to keep', () => {
    const power = newGame().powers[0]!
    const alert = (leg: 'silos' | 'bombers') => {
      const forces = { ...power.forces, silos: 0, submarines: 0, bombers: 0, [leg]: 100 }
      const keep = (level: 1 | 5) =>
        upkeepOf(
          RULESET,
          { forces, posture: { ...power.posture, readiness: { silos: level, submarines: 1, bombers: level } } },
          0,
        )
      return (keep(5) - keep(1)) / RULESET.forces[leg].price
    }
    expect(alert('bombers')).toBeCloseTo(2.5 * alert('silos'), 6)
  })

  test('2.3 what is not spent grows the economy and lifts support', () => {
    const state = newGame()
    const played = close(state, { alder: [{ type: 'build', force: 'silos', lots: 7 }] }).state
    expect(played.powers[1]!.gdp).toBeGreaterThan(played.powers[0]!.gdp)
    expect(played.powers[1]!.support).toBeGreaterThan(played.powers[0]!.support)
  })
})
