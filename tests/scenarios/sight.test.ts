import { describe, expect, test } from 'vitest'
import { loadScenarios } from '#server/lib/loadScenarios'
import { coverage } from '#shared/analysis/calibration'
import { type ShownBand, shownBands } from '#shared/analysis/shownBands'
import { BOT_IDS } from '#shared/bots/index'
import { playMatch } from '#shared/match/playMatch'
import { mindAt } from '#shared/minds/index'
import { resolveInfluence } from '#shared/resolve/phases/influence'
import { resolveLesserStates } from '#shared/resolve/phases/lesserStates'
import { settleTension } from '#shared/resolve/phases/tension'
import { createRng } from '#shared/rng'
import { RULESET } from '#shared/ruleset/ruleset'
import { openTurn } from '#shared/turn/turn'
import {
  close,
  eventsOf,
  known,
  newGame,
  toNextYear,
  umbrellaOf,
  viewOf,
  withForces,
  withPower,
  withState,
} from '#tests/support/positions'

describe('what a power sees', () => {
  test('5.1 a power sees its own truth and estimates of others, never their truth', () => {
    const state = newGame({ seats: 4 })
    const view = viewOf(state, 0)
    expect(view.self.forces).toEqual(state.powers[0]!.forces)
    expect(view.powers[0]!.estimate).toBeUndefined()
    for (const rival of view.powers.slice(1)) {
      expect(rival).not.toHaveProperty('forces')
      expect(rival).not.toHaveProperty('treasury')
      expect(rival).not.toHaveProperty('posture')
      expect(rival.estimate!.forces.silos.low).toBeLessThanOrEqual(rival.estimate!.forces.silos.high)
    }
  })

  test('5.1 changing what a rival hides changes nothing this power is shown', () => {
    const state = newGame()
    const changed = withPower(withForces(state, 1, { silos: 400 }), 1, { interest: 'revisionist', treasury: 1 })
    expect(JSON.stringify(viewOf(changed, 0))).toBe(JSON.stringify(viewOf(state, 0)))
  })

  test('5.7 what is built tells nothing of interest, and a year without signs leaves a belief as it was', () => {
    const start = newGame({ seats: 4 })
    const armed = withForces(start, 1, { silos: 400, submarines: 200, interceptors: 100 })
    const believed = (state: typeof start) => viewOf(state, 0).powers[1]!.estimate!.seeker
    for (const state of [start, armed]) {
      const suspicious = state.beliefs.map((row) => row.map((belief) => ({ ...belief, seeker: -1 })))
      expect(believed(toNextYear({ ...state, beliefs: suspicious }).state)).toBe(
        believed({ ...state, beliefs: suspicious }),
      )
    }
  })

  test('5.7 aid beyond what powers give on average this year tells of a revisionist, less of a seeker', () => {
    const start = newGame({ seats: 4 })
    const moved = (levels: Readonly<Record<string, 1 | 2 | 3>>) => {
      const orders = Object.entries(levels).map(([id, level]) => [
        id,
        [{ type: 'influence', state: start.states[0]!.id, level } as const],
      ])
      const { beliefs } = close(start, Object.fromEntries(orders)).state
      return [1, 2, 3].map((seat) => beliefs[0]![seat]!.seeker)
    }
    const { aid } = RULESET.trust
    const before = moved({})
    for (const [n, odds] of moved({ birch: 3 }).entries())
      expect(odds - before[n]!).toBeCloseTo(n === 0 ? aid * (3 - 3 / 4) : (-aid * 3) / 4, 5)
    const equal = moved({ alder: 2, birch: 2, cedar: 2, dogwood: 2 })
    for (const [n, odds] of equal.entries()) expect(odds).toBeCloseTo(before[n]!, 5)
  })

  test('5.2 estimates are drawn from noisy reports: their bands hold the truth as often as they say, and none is exact', () => {
    const scenario = loadScenarios().get('two-blocs')!
    const rows: ShownBand[] = []
    let exact = 0
    for (let n = 0; n < 12; n++) {
      const bots = Array.from({ length: 6 }, (_, seat) => mindAt(BOT_IDS[(n + 2 * seat) % BOT_IDS.length]!, 'normal'))
      playMatch({ ruleset: RULESET, scenario, years: 8, bots, seed: `bands ${n}` }, (state) => {
        if (state.window.kind === 'planning' && state.year > 1) {
          rows.push(...shownBands(RULESET, state))
          if (viewOf(state, 0).powers[1]!.estimate!.forces.silos.median === state.powers[1]!.forces.silos) exact++
        }
        return state
      })
    }
    const share = (part: 'band' | 'quartiles') => coverage(rows.map((row) => ({ ...row[part], truth: row.truth })))
    expect(rows.length).toBeGreaterThan(5000)
    expect(share('band')).toBeGreaterThan(0.77)
    expect(share('band')).toBeLessThan(0.83)
    expect(share('quartiles')).toBeGreaterThan(0.45)
    expect(share('quartiles')).toBeLessThan(0.57)
    expect(exact / (12 * 7)).toBeLessThan(0.3)
  })

  test('5.2 an error persists: next year’s report is wrong the same way', () => {
    let same = 0
    for (let n = 0; n < 200; n++) {
      const state = newGame({ seed: `persist ${n}` })
      const next = toNextYear(state, `persist ${n}`).state
      const error = (position: typeof state) => position.beliefs[0]![1]!.errors.silos
      if (error(state) * error(next) > 0) same++
    }
    expect(same).toBeGreaterThan(120)
  })

  test('5.3 high readiness of silos and bombers is sighted, patrols of submarines are not', () => {
    const posture = (silos: 1 | 5, submarines: 1 | 5) => ({
      readiness: { silos, submarines, bombers: silos },
      targeting: 'withheld' as const,
      authority: 'afterImpact' as const,
    })
    const sighted = (silos: 1 | 5, submarines: 1 | 5) => {
      let state = withPower(newGame(), 1, { posture: posture(silos, submarines) })
      let seen = 0
      for (let year = 0; year < 4; year++) {
        const played = close(state)
        seen += eventsOf(played, 'readinessSighted').filter((event) => event.viewer === 'alder').length
        state = played.state
      }
      return seen
    }
    expect(sighted(5, 1)).toBeGreaterThan(0)
    expect(sighted(1, 5)).toBe(0)
    expect(RULESET.tension.perReadiness).toBeGreaterThan(0)
  })

  test('5.5 output is published in steps of two, support in whole points, other numbers to three digits', () => {
    const exact = withPower(newGame(), 1, { gdp: 103.456789, support: 61.543211, integrity: 66.666667 })
    for (const seat of [0, 1]) {
      expect(viewOf(exact, seat).powers[1]).toMatchObject({ gdp: 104, support: 62, integrity: 66.7 })
    }
    expect(viewOf(withPower(exact, 1, { treasury: 9.876543 }), 1).self.treasury).toBe(9.876543)
  })

  test('5.6 public numbers are the same whatever the true forces, as long as what is reckoned of them is the same', () => {
    const state = newGame({ seats: 4 })
    const covered = { ...state, states: state.states.map((each) => ({ ...each, umbrella: umbrellaOf(0) })) }
    const truths = [
      covered,
      withForces(covered, 0, { silos: 900, conventional: 30 }),
      withForces(covered, 1, { submarines: 700, bombers: 0, conventional: 0, interceptors: 90 }),
    ]
    const published = truths.map((truth) => {
      const turn = openTurn(RULESET, truth, [[], [], [], []], createRng('5.6'))
      resolveInfluence(turn)
      resolveLesserStates(turn)
      settleTension(turn)
      return { tension: turn.draft.tension, states: turn.draft.states }
    })
    expect(published[1]).toEqual(published[0])
    expect(published[2]).toEqual(published[0])
    const reckoned = openTurn(RULESET, known(truths[1]!), [[], [], [], []], createRng('5.6'))
    resolveInfluence(reckoned)
    expect(reckoned.draft.states).not.toEqual(published[0]!.states)
  })

  test('5.6 what the world reckons comes of rougher reports than a power’s own', () => {
    const error = (of: 'public' | 'power') => {
      let total = 0
      for (let n = 0; n < 60; n++) {
        const { publicAssessments, beliefs } = toNextYear(newGame({ seed: `w${n}` }), `w${n}`).state
        const { mean } = of === 'public' ? publicAssessments[1]!.forces.silos : beliefs[0]![1]!.forces.silos
        total += Math.abs(mean - Math.log(31))
      }
      return total / 60
    }
    expect(error('public')).toBeGreaterThan(1.3 * error('power'))
  })
})

describe('lesser states', () => {
  test('6.1 they drift towards powers with conventional forces near and a good word', () => {
    const state = newGame()
    const drawn = (conventional: number, integrity: number) =>
      close(
        withPower(withForces(state, 0, { conventional }), 0, {
          integrity,
          forces: { ...state.powers[0]!.forces, conventional },
        }),
      ).state.states[0]!.alignment[0]!
    expect(drawn(20, 70)).toBeGreaterThan(drawn(0, 70))
    expect(drawn(20, 100)).toBeGreaterThan(drawn(20, 0))
  })

  test('6.1 a promise holds a client while it trusts it; one that doubts drifts as if there were none', () => {
    const pull = (credibility?: number) => {
      const umbrella = credibility === undefined ? {} : { umbrella: umbrellaOf(0, credibility) }
      const turn = openTurn(
        RULESET,
        withState(newGame(), 'marsh', { fear: 10, ...umbrella }),
        [[], []],
        createRng('6.1'),
      )
      resolveInfluence(turn)
      return turn.draft.states.find(({ id }) => id === 'marsh')!.alignment[0]!
    }
    expect(pull(90)).toBeGreaterThan(pull())
    expect(pull(20)).toBe(pull())
  })

  test('6.1 they drift away from a power that could disarm its rivals', () => {
    const accurate = { accuracy: 5, hardness: 2, quieting: 2, detection: 5, enrichment: 3 }
    const drift = (silos: number) => {
      const rival = withForces(newGame(), 1, { silos: 60, submarines: 0, bombers: 0 })
      const armed = withPower(withForces(rival, 0, { silos }), 0, { technology: accurate })
      const turn = openTurn(RULESET, known(armed), [[], []], createRng('6.1'))
      resolveInfluence(turn)
      return turn.draft.states[0]!.alignment[0]!
    }
    expect(drift(300)).toBeLessThan(drift(0))
  })
})
