import { describe, expect, test } from 'vitest'
import { cityDamage } from '#shared/analysis/damage'
import { forecast } from '#shared/analysis/forecast'
import type { Order } from '#shared/orders/index'
import type { LaunchAuthority } from '#shared/ruleset/forces'
import { RULESET } from '#shared/ruleset/ruleset'
import type { GameState } from '#shared/state/gameState'
import {
  alder,
  birch,
  close,
  eventsOf,
  fullStrike,
  newGame,
  type Played,
  stateOf,
  toNextYear,
  umbrellaOf,
  viewOf,
  withForces,
  withPower,
  withState,
  withTreaty,
} from '#tests/support/positions'

const ride = { birch: [{ type: 'answerWarning', choice: { do: 'rideOut' } }] } as const
/** A full strike by alder on birch, ridden out: the position after the first impact. */
function struck(state = newGame(), aim: 'counterforce' | 'countervalue' = 'counterforce', seed = 'luck'): Played {
  return close(close(state, { alder: [fullStrike(birch, aim)] }, { seed }).state, ride, { seed })
}
const total = ({ silos, submarines, bombers }: { silos: number; submarines: number; bombers: number }) =>
  silos + submarines + bombers
const retaliation = { type: 'retaliate', target: alder, legs: ['submarines'], share: 100, aim: 'countervalue' } as const

describe('the exchange', () => {
  test('8.1 warheads leave when launched; boats in port stay', () => {
    const launched = close(newGame(), { alder: [fullStrike()] }).state.powers[0]!.forces
    expect(launched.silos).toBe(0)
    expect(launched.bombers).toBe(0)
    expect(launched.submarines).toBeGreaterThan(0)
    expect(launched.submarines).toBeLessThan(20)
  })

  test('8.2 a counterforce strike destroys what is on the ground and spares what is at sea', () => {
    const played = struck(
      withPower(newGame(), 0, { technology: { accuracy: 4, hardness: 2, quieting: 2, detection: 0, enrichment: 3 } }),
    )
    const [losses] = eventsOf(played, 'forcesDestroyed')
    expect(losses!.silos).toBeGreaterThan(5)
    expect(losses!.submarines).toBeLessThanOrEqual(12)
    expect(played.state.powers[1]!.forces.submarines).toBeGreaterThan(0)
    expect(eventsOf(played, 'salvoLanded')[0]!.dead).toBeGreaterThan(0)
  })

  test('8.3 cities suffer by the published curves', () => {
    const table = [
      [100, 15, 59],
      [200, 21, 72],
      [400, 30, 76],
      [800, 39, 77],
      [1200, 44, 77],
      [1600, 47, 77],
    ] as const
    for (const [emt, dead, industry] of table) {
      const damage = cityDamage(RULESET, emt, 250)
      expect(damage.dead * 100).toBeGreaterThan(dead - 1)
      expect(damage.dead * 100).toBeLessThan(dead + 1)
      expect(Math.abs(damage.industry * 100 - industry)).toBeLessThan(1.2)
    }
    expect(cityDamage(RULESET, 400, 250).loss).toBeGreaterThan(0.98)
    const cities = eventsOf(struck(newGame(), 'countervalue'), 'salvoLanded')[0]!
    const forces = eventsOf(struck(newGame(), 'counterforce'), 'salvoLanded')[0]!
    expect(cities.dead).toBeGreaterThan(3 * forces.dead)
  })

  test('8.4 command may be lost, never when authority was delegated', () => {
    const lost = (authority: LaunchAuthority) => {
      const posture = { readiness: { silos: 2, submarines: 2, bombers: 2 }, targeting: 'withheld', authority } as const
      let count = 0
      for (let n = 0; n < 40; n++)
        count += eventsOf(struck(withPower(newGame(), 1, { posture }), 'counterforce', `l${n}`), 'commandLost').length
      return count
    }
    expect(lost('afterImpact')).toBeGreaterThan(8)
    expect(lost('afterImpact')).toBeLessThan(32)
    expect(lost('delegated')).toBe(0)
  })

  test('8.5 after impact the armed decide; at most three salvos each', () => {
    let played = struck(
      withForces(withPower(newGame(), 1, { posture: { ...newGame().powers[1]!.posture, authority: 'delegated' } }), 1, {
        submarines: 200,
      }),
    )
    expect(played.state.window.kind).toBe('retaliation')
    let salvos = 0
    while (played.state.window.kind === 'retaliation') {
      const answers = { birch: [{ ...retaliation, share: 25 as const }], alder: [{ type: 'hold' as const }] }
      played = close(played.state, answers)
      salvos += eventsOf(played, 'salvoLanded').length
    }
    expect(salvos).toBe(3)
    expect(played.state.year).toBe(2)
  })

  test('8.6 the silent answer by standing targets, withheld never fires', () => {
    const answered = (targeting: 'countervalue' | 'withheld') => {
      const posture = { ...newGame().powers[1]!.posture, targeting, authority: 'delegated' as const }
      const after = struck(withPower(newGame(), 1, { posture }))
      return eventsOf(close(after.state), 'salvoLanded').filter((salvo) => salvo.attacker === 'birch').length
    }
    expect(answered('countervalue')).toBe(1)
    expect(answered('withheld')).toBe(0)
  })

  test('8.7 soot starves bystanders for three years, and a switch turns it off', () => {
    const big = withForces(newGame({ seats: 4, years: 8 }), 0, { silos: 400 })
    let state = struck(big, 'countervalue').state
    while (state.window.kind !== 'planning') state = close(state).state
    expect(state.climate.soot).toBeGreaterThan(5)
    const bystander = state.powers[2]!
    expect(bystander.starved).toBeGreaterThan(0)
    expect(bystander.dead).toBeLessThan(bystander.starved / 10)
    const years = [toNextYear(state)]
    for (let n = 0; n < 3; n++) years.push(toNextYear(years.at(-1)!.state))
    expect(years.map((year) => eventsOf(year, 'famine').length > 0)).toEqual([true, true, false, false])
    const mild = { ...RULESET, climate: { ...RULESET.climate, sootScale: 0 } } as typeof RULESET
    let off = close(close(big, { alder: [fullStrike(birch, 'countervalue')] }).state, ride).state
    while (off.window.kind !== 'planning') off = close(off, {}, { ruleset: mild }).state
    expect(off.climate.soot).toBe(0)
  })

  test('8.13 what was ruined is rebuilt, as far as income is left for welfare', () => {
    const growth = (gdp: number, treasury: number) => {
      const power = newGame().powers[0]!
      const played = close(
        withPower(withTreaty(newGame(), 'armsLimit', 0, 1), 0, {
          gdp,
          startGdp: 100,
          treasury: treasury * power.income,
        }),
      )
      return played.state.powers[0]!.gdp / gdp
    }
    expect(growth(60, 1) - growth(100, 1)).toBeCloseTo(0.4 * RULESET.economy.rebuilding, 5)
    expect(growth(60, 0.5) - growth(100, 0.5)).toBeCloseTo(0.2 * RULESET.economy.rebuilding, 5)
    expect(growth(60, 0)).toBeCloseTo(growth(100, 0), 5)
  })

  test('8.13 a power that lost more than half of what it was protects no state', () => {
    const covered = withState(newGame(), 'marsh', { umbrella: umbrellaOf(0) })
    const promise = (loss: number) => stateOf(close(withPower(covered, 0, { loss })).state, 'marsh').umbrella
    expect(promise(0.49)).toBeDefined()
    expect(promise(0.51)).toBeUndefined()
  })

  test('8.13 the war that ruins a power ends the treaties it offered and those it was offered', () => {
    const offers = [
      { kind: 'hotline', from: 1, to: 2, year: 1 },
      { kind: 'hotline', from: 2, to: 1, year: 1 },
      { kind: 'hotline', from: 2, to: 0, year: 1 },
    ] as const
    const after = (loss: number, struckBefore: boolean) => {
      const state = { ...withPower(newGame({ seats: 3 }), 1, { loss }), offers }
      const { exchange } = state
      const hit = { ...exchange, struck: exchange.struck.map((was, seat) => was || (struckBefore && seat === 1)) }
      return close({ ...state, exchange: hit }).state.offers
    }
    expect(after(0.51, true)).toEqual([offers[2]])
    expect(after(0.49, true)).toEqual(offers)
    expect(after(0.51, false)).toEqual(offers)
  })

  test('8.14 in years of hunger aid wins more and lifts its giver’s word', () => {
    const hungry = (share: number): GameState => {
      const { climate } = newGame()
      return { ...newGame(), climate: { ...climate, famineToCome: [share] } }
    }
    const aid: Order = { type: 'influence', state: newGame().states[0]!.id, level: 2 }
    const gain = (state: GameState, of: (state: GameState) => number) =>
      of(close(state, { alder: [aid] }).state) - of(close(state).state)
    const pull = ({ states }: GameState) => states[0]!.alignment[0]!
    expect(gain(hungry(0.001), pull) / gain(hungry(0), pull)).toBeCloseTo(RULESET.influence.reliefGain, 0)
    const word = ({ powers }: GameState) => powers[0]!.integrity
    expect([gain(hungry(0.001), word), gain(hungry(0), word)]).toEqual([2 * RULESET.influence.reliefWord, 0])
  })

  test('5.4 all powers count what was fired and what was destroyed', () => {
    const before = newGame({ seats: 4 })
    const after = struck(before).state
    const believed = (state: typeof before, of: number) => viewOf(state, 2).powers[of]!.estimate!.forces.silos.median
    expect(believed(after, 0)).toBeLessThan(believed(before, 0) / 2)
    expect(believed(after, 1)).toBeLessThan(believed(before, 1))
  })

  test('8.8 a ruined power still plays and still scores', () => {
    let state = struck(withForces(newGame(), 0, { silos: 1500 }), 'countervalue').state
    while (state.window.kind !== 'planning') state = close(state).state
    expect(state.powers[1]!.loss).toBeGreaterThan(0.9)
    expect(state.window.participants).toContain(1)
    const spoke = close(state, { birch: [{ type: 'statement', statement: { say: 'reassure', target: alder } }] })
    expect(eventsOf(spoke, 'statementMade')).toHaveLength(1)
  })

  test('8.2 the forecast before the second key is made of the same calculus', () => {
    const view = viewOf(newGame(), 0)
    const told = forecast(RULESET, view, {
      target: birch,
      legs: ['silos', 'submarines', 'bombers'],
      share: 100,
      aim: 'counterforce',
    })!
    expect(told.launched).toBe(total(newGame().powers[0]!.forces) - 20 + 11)
    expect(told.answer.ourDead.high).toBeGreaterThanOrEqual(told.answer.ourDead.low)
    expect(told.starvedOthers.high).toBeGreaterThan(0)
  })

  describe('when the firing is over', () => {
    const victim = withPower(newGame({ seats: 4, years: 6 }), 1, {
      posture: { ...newGame().powers[1]!.posture, targeting: 'withheld', authority: 'delegated' },
    })
    const hold = [{ type: 'hold' } as const]
    const answer: Order = { type: 'retaliate', target: alder, legs: ['submarines'], share: 100, aim: 'counterforce' }
    const warOf = (state: GameState, orders: Record<string, readonly Order[]>) => {
      let played = close(state, { alder: [fullStrike()] }, { seed: 'war' })
      const events = [...played.events]
      while (played.state.window.kind !== 'planning') {
        played = close(played.state, played.state.window.kind === 'retaliation' ? orders : {}, { seed: 'war' })
        events.push(...played.events)
      }
      return { state: played.state, events }
    }
    const silent = { birch: hold, dogwood: hold, alder: hold }

    test('8.12 a power that was struck and has not answered has yielded points and influence', () => {
      const war = warOf(victim, silent)
      expect(eventsOf(war, 'capitulated')).toMatchObject([{ audience: 'all', power: birch, target: alder }])
      const peace = toNextYear(victim).state
      expect(peace.powers[1]!.score.security - war.state.powers[1]!.score.security).toBeGreaterThan(50)
      expect(war.state.powers[0]!.score.influence).toBeGreaterThan(peace.powers[0]!.score.influence + 10)
      const pulls = (state: GameState) => state.states.map(({ alignment }) => alignment[1]!)
      for (const [n, pull] of pulls(war.state).entries()) expect(pull).toBeLessThan(0.6 * pulls(peace)[n]!)
    })

    test('8.12 what passes to the striker counts by the tension before the first launch', () => {
      const spoils = (points: number, interest: GameState['powers'][number]['interest']) => {
        const state = {
          ...withPower(victim, 0, { interest }),
          tension: victim.tension.map((row) => row.map(() => points)),
        }
        const war = warOf(state, silent).state
        const peace = toNextYear(state).state
        const pull = war.states.reduce(
          (sum, { alignment }, n) => sum + alignment[0]! - peace.states[n]!.alignment[0]!,
          0,
        )
        return { pull, points: war.powers[0]!.score.influence - peace.powers[0]!.score.influence }
      }
      const [calm, tense] = [spoils(0, 'securitySeeker'), spoils(50, 'securitySeeker')]
      expect(calm.points).toBeLessThan(0.5 * tense.points)
      expect(calm.pull).toBeLessThan(0.5 * tense.pull)
      expect(spoils(0, 'revisionist').points).toBeGreaterThan(0.7 * spoils(50, 'revisionist').points)
    })

    test('8.12 an answer, an ally’s too, or a guarantor’s, means that it has not', () => {
      expect(eventsOf(warOf(victim, { ...silent, birch: [answer] }), 'capitulated')).toEqual([])
      expect(eventsOf(warOf(victim, { ...silent, dogwood: [answer] }), 'capitulated')).toEqual([])
      const cedars = { ...silent, cedar: [answer] }
      expect(eventsOf(warOf(victim, cedars), 'capitulated')).toHaveLength(1)
      expect(eventsOf(warOf(withTreaty(victim, 'umbrella', 1, 2), cedars), 'capitulated')).toEqual([])
    })
  })
})
