import { describe, expect, test } from 'vitest'
import { isFulfilled } from '#shared/analysis/agenda'
import { BOTS, defaultBot } from '#shared/bots/index'
import { stateId } from '#shared/ids'
import { recordMatch } from '#shared/match/playMatch'
import { RULESET } from '#shared/ruleset/ruleset'
import { AGENDA_KINDS } from '#shared/ruleset/vocabulary'
import type { Agenda } from '#shared/state/agenda'
import type { GameState } from '#shared/state/gameState'
import { hashState } from '#shared/state/hashState'
import { observe } from '#shared/view/observe'
import {
  alder,
  birch,
  close,
  eventsOf,
  newGame,
  toNextYear,
  viewOf,
  withForces,
  withPower,
  withState,
  withTreaty,
} from '#tests/support/positions'
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
    const spectator = observe(RULESET, state, { kind: 'spectator' }, 'open')
    expect(spectator.reveal?.powers.map((power) => power.interest)).toEqual(state.powers.map((power) => power.interest))
    expect(observe(RULESET, state, { kind: 'spectator' }).reveal).toBeUndefined()
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

  describe('half way', () => {
    const until = (year: number, seed = 'leaders', from = newGame({ seats: 4, years: 6, seed })) => {
      let state = from
      while (state.year < year && state.window.kind !== 'ended') state = toNextYear(state, seed).state
      return state
    }

    test('1.5 every leader retires in a match of six years or more: interests and agendas are dealt, and all are told', () => {
      const third = until(3)
      expect(third.powers.map(({ agenda }) => agenda)).toEqual([undefined, undefined, undefined, undefined])
      const changed = toNextYear(third, 'leaders')
      expect(eventsOf(changed, 'leadersChanged')).toMatchObject([{ audience: 'all' }])
      for (const [seat, { agenda, formerInterest }] of changed.state.powers.entries()) {
        expect(agenda?.since).toBe(4)
        expect(formerInterest).toBe(third.powers[seat]!.interest)
      }
      const short = until(5, 'leaders', newGame({ seats: 4, years: 5 }))
      expect(short.powers.every(({ agenda }) => agenda === undefined)).toBe(true)
    })

    test('1.5 interests are dealt by the same odds, and every agenda comes up', () => {
      let seekers = 0
      const kinds = new Set<string | undefined>()
      for (let n = 0; n < 60; n++) {
        for (const { interest, agenda } of until(4, `deal ${n}`).powers) {
          if (interest === 'securitySeeker') seekers++
          kinds.add(agenda?.kind)
        }
      }
      expect(Math.abs(seekers / 240 - 0.8)).toBeLessThan(0.1)
      expect([...kinds].sort()).toEqual([...AGENDA_KINDS].sort())
    })

    test('1.5 a power sees its own agenda only, until the end, when all see both interests and all agendas', () => {
      const changed = until(4)
      const view = viewOf(changed, 0)
      expect(view.self.agenda?.kind).toBe(changed.powers[0]!.agenda!.kind)
      const other = withPower(changed, 1, {
        agenda: { kind: 'prosper', since: 4, gdp: 1 },
        formerInterest: 'revisionist',
      })
      expect(JSON.stringify(viewOf(other, 0))).toBe(JSON.stringify(view))
      const ended = until(99)
      for (const power of observe(RULESET, ended, { kind: 'spectator' }, 'open').reveal!.powers) {
        expect(power.formerInterest).toBeDefined()
        expect(power.agenda?.since).toBe(4)
      }
    })

    test('1.5 what was believed of interests counts no more', () => {
      const third = until(3)
      const suspicious = third.beliefs.map((row) => row.map((belief) => ({ ...belief, seeker: -4 })))
      const seen = viewOf(toNextYear({ ...third, beliefs: suspicious }, 'leaders').state, 0)
      for (const power of seen.powers.slice(1)) expect(power.estimate!.seeker).toBeCloseTo(seen.seekerOdds, 5)
    })

    const judged = (agenda: Agenda, change: (state: GameState) => GameState) =>
      isFulfilled(RULESET, change(withPower(newGame({ seats: 4, years: 6 }), 0, { agenda })), 0)
    const marsh = stateId('marsh')
    const as = (alignment: readonly number[]) => (state: GameState) => withState(state, 'marsh', { alignment })
    const secure = (state: GameState) => withForces(state, 0, { submarines: 900 })
    const won = (year: number) => (state: GameState) => ({
      ...state,
      crises: [{ year, cause: 'revolt', challenger: 0, defender: 1, rung: 1, outcome: 'challengerWon' } as const],
    })
    const calmedTo = (points: number) => (state: GameState) => ({
      ...state,
      tension: state.tension.map((row, i) => row.map((_, j) => (i === j ? 0 : points))),
    })
    const cases: readonly (readonly [
      Agenda,
      met: (state: GameState) => GameState,
      not: (state: GameState) => GameState,
    ])[] = [
      [{ kind: 'client', since: 4, state: marsh }, as([0.43, 0.2, 0, 0]), as([0.41, 0.2, 0, 0])],
      [{ kind: 'humble', since: 4 }, won(4), won(3)],
      [{ kind: 'detente', since: 4, rival: 1, tension: 50 }, calmedTo(40), calmedTo(41)],
      [
        { kind: 'fortress', since: 4 },
        secure,
        (state) => withForces(state, 0, { silos: 0, submarines: 0, bombers: 0 }),
      ],
      [
        { kind: 'prosper', since: 4, gdp: 100 },
        (state) => withPower(state, 0, { gdp: 100 * 1.038 ** 3 + 0.01 }),
        (state) => withPower(state, 0, { gdp: 100 * 1.038 ** 3 - 0.01 }),
      ],
      [
        { kind: 'watch', since: 4 },
        (state) => withTreaty(state, 'inspection', 0, 1),
        (state) => withTreaty(state, 'inspection', 0, 2),
      ],
    ]
    test.each(cases)('1.5 when it holds at the end it is worth its points: %o', (agenda, met, not) => {
      expect(judged(agenda, met)).toBe(true)
      expect(judged(agenda, not)).toBe(false)
      expect(judged(agenda, (state) => withPower(met(state), 0, { loss: 0.6 }))).toBe(false)
    })

    test('1.5 the points are on the score sheet', () => {
      const last = withPower(until(6), 0, { agenda: { kind: 'prosper', since: 4, gdp: 1 } })
      const { state } = toNextYear(last, 'leaders')
      expect(state.powers[0]!.score.agenda).toBe(RULESET.agenda.points)
      const { welfare, security, influence, war, peace, agenda } = state.powers[0]!.score
      expect(state.ending!.powers[0]!.total).toBeCloseTo(welfare + security + influence + war + peace + agenda, 5)
    })
  })
})
