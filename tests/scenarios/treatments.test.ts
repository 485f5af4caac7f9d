import { describe, expect, test } from 'vitest'
import { loadScenarios } from '#server/lib/loadScenarios'
import { huntChance } from '#shared/analysis/exchange'
import { famineShare, sootFrom } from '#shared/analysis/winter'
import { playOutsOf } from '#shared/debrief/branch'
import { choicesOf } from '#shared/debrief/choices'
import { storyOf } from '#shared/debrief/story'
import type { Injection } from '#shared/injections/index'
import { dealRng } from '#shared/match/matchRecord'
import { parseRecord, printRecord } from '#shared/match/recordText'
import { hasSeating, replay } from '#shared/match/replay'
import { validateOrder } from '#shared/orders/validateOrder'
import { createRng } from '#shared/rng'
import { RULESET } from '#shared/ruleset/ruleset'
import { rulesetVariant } from '#shared/ruleset/rulesetVariant'
import type { TreatyKind } from '#shared/ruleset/vocabulary'
import type { Scenario } from '#shared/scenario/schema'
import { createGame } from '#shared/state/createGame'
import type { GameState } from '#shared/state/gameState'
import { treatyBetween } from '#shared/state/treaties'
import { type TreatmentId, treated } from '#shared/treatments/index'
import { recordInjected } from '#tests/support/injected'
import { viewOf } from '#tests/support/positions'
import { smallWorld } from '#tests/support/smallWorld'

const opened = (scenario: Scenario, treatment: TreatmentId | undefined, seats = 4, seed = 'test'): GameState => {
  const played = treated(scenario, treatment)
  return createGame(rulesetVariant(RULESET, played.rules), played, { seats, years: 3 }, dealRng(createRng(seed)))
}
/** How often two powers have a treaty of this kind, pair by pair. */
const timesOf = ({ powers, treaties }: GameState, kind: TreatyKind): readonly number[] =>
  powers.flatMap((_, b) =>
    powers
      .slice(0, b)
      .map((_other, a) => treaties.filter((each) => each.kind === kind && each.a === a && each.b === b).length),
  )
const signed: Scenario = {
  ...smallWorld,
  treaties: [
    { kind: 'hotline', a: 'birch', b: 'alder' },
    { kind: 'inspection', a: 'birch', b: 'alder' },
    { kind: 'inspection', a: 'fir', b: 'cedar' },
    { kind: 'umbrella', a: 'birch', b: 'dogwood' },
  ],
  umbrellas: [{ patron: 'alder', client: 'marsh' }],
}

describe('treatments', () => {
  const rulesOf = (treatment: TreatmentId) => rulesetVariant(RULESET, treated(smallWorld, treatment).rules)

  test('10.12 without nuclear winter burning cities starve no bystanders', () => {
    expect(famineShare(RULESET, sootFrom(RULESET, 500, 0))).toBeGreaterThan(0)
    expect(famineShare(rulesOf('noWinter'), sootFrom(rulesOf('noWinter'), 500, 0))).toBe(0)
  })

  test('10.13 on thin ice an accident is eight times as likely on every rung, and nothing else is changed', () => {
    const { crisis, ...others } = rulesOf('thinIce')
    const { crisis: usual, ...usualOthers } = RULESET
    expect(others).toEqual(usualOthers)
    for (const rung of ['riskRung5', 'riskRung6', 'riskRung7'] as const) expect(crisis[rung]).toBe(8 * usual[rung])
    const [thin, thick] = [crisis, usual].map(({ riskRung5: _5, riskRung6: _6, riskRung7: _7, ...rest }) => rest)
    expect(thin).toEqual(thick)
  })

  test('10.1 a treatment changes its rule and no luck, and one that does not exist is refused by name', () => {
    const { treaties: _t, ...usual } = opened(smallWorld, undefined)
    const { treaties: _u, ...changed } = opened(smallWorld, 'hotline')
    expect(changed).toEqual(usual)
    expect(treated(smallWorld, undefined)).toBe(smallWorld)
  })

  test('10.1 a record keeps its treatment, and is played again and branched under it', () => {
    const match = { scenario: smallWorld, seats: 4, years: 2, seed: 'kept', treatment: 'inspections' } as const
    const { record, states } = recordInjected({ ...match, inject: () => [] })
    const read = parseRecord(printRecord(record))
    if ('problem' in read) throw new Error(read.problem.key)
    expect(read.record.treatment).toBe('inspections')
    expect(hasSeating(smallWorld, read.record)).toBe(true)
    expect(replay(RULESET, smallWorld, record)).toEqual({ states })
    const { treatment: _none, ...untreated } = record
    expect(replay(RULESET, smallWorld, untreated).departsAt).toBe(0)
    const story = storyOf(RULESET, smallWorld, read.record)
    expect(story.departsAt).toBeUndefined()
    expect(story.scenario).toEqual(treated(smallWorld, 'inspections'))
    expect(story.record.treatment).toBe('inspections')
    const choice = choicesOf(story)[0]!
    expect([...playOutsOf(story, choice, 'as it was', 1)]).toHaveLength(1)
  })

  test('10.1 events injected in the window of a choice are injected in its branches too', () => {
    const inject = () => [{ type: 'summit' } as const]
    const { record } = recordInjected({ scenario: smallWorld, seats: 2, years: 1, seed: 'branched', inject })
    const story = storyOf(RULESET, smallWorld, record)
    const choice = choicesOf(story)[0]!
    let asked = 0
    const watched: Injection = {
      get type() {
        asked++
        return 'summit' as const
      },
    }
    const windows = story.record.windows.map((window) => ({ ...window, injections: [watched] }))
    for (const way of ['as it was', 'otherwise'] as const) {
      asked = 0
      expect([...playOutsOf({ ...story, record: { ...story.record, windows } }, choice, way, 1)]).toHaveLength(1)
      expect(asked).toBeGreaterThan(0)
    }
  })

  test('10.1 a record under an unknown treatment is refused by its name', () => {
    const { record } = recordInjected({ scenario: smallWorld, seats: 2, years: 1, seed: 'x', inject: () => [] })
    for (const treatment of ['unheard-of', 'toString']) {
      expect(parseRecord(printRecord({ ...record, treatment: treatment as TreatmentId }))).toMatchObject({
        problem: { key: 'problem.noSuchTreatment', args: { treatment } },
      })
    }
  })

  test('10.2 every two powers begin with a hotline, or with inspections, and none with two of them', () => {
    for (const scenario of [smallWorld, signed, ...loadScenarios().values()]) {
      for (const seats of Object.keys(scenario.seatings).map(Number)) {
        for (const [treatment, kind] of [
          ['hotline', 'hotline'],
          ['inspections', 'inspection'],
        ] as const) {
          const times = timesOf(opened(scenario, treatment, seats), kind)
          expect(
            times.every((n) => n === 1),
            `${scenario.id} ${seats} ${kind}`,
          ).toBe(true)
        }
      }
    }
  })

  test('10.3 the best detection finds no boat at sea', () => {
    const rules = rulesetVariant(RULESET, treated(smallWorld, 'submarines').rules)
    expect(huntChance(RULESET, 5, 0)).toBeGreaterThan(0)
    expect(huntChance(rules, 5, 0)).toBe(0)
    const loud = smallWorld.powers.map((power) => ({
      ...power,
      technology: { ...power.technology, detection: 5, quieting: 0 },
    }))
    const scenario = { ...smallWorld, powers: loud }
    const match = { scenario, seats: 2, years: 2, seed: 'deep', treatment: 'submarines' } as const
    const { record, states } = recordInjected({ ...match, inject: () => [] })
    expect(replay(RULESET, scenario, record)).toEqual({ states })
    expect(opened(smallWorld, 'submarines').ruleChanges).toEqual({ 'exchange.huntPerDetection': 0 })
  })

  test('10.4 no promise stands, and none is on offer', () => {
    const usual = opened(signed, undefined)
    expect(usual.states.some(({ umbrella }) => umbrella !== undefined)).toBe(true)
    expect(treatyBetween(usual, 'umbrella', 1, 3)).toBeDefined()
    const state = opened(signed, 'noUmbrellas')
    expect(state.states.filter(({ umbrella }) => umbrella !== undefined)).toEqual([])
    expect(treatyBetween(state, 'umbrella', 1, 3)).toBeUndefined()
    const promise = { type: 'umbrella', act: 'extend', state: state.states[0]!.id } as const
    expect(validateOrder(RULESET, viewOf(usual, 2), promise)?.key).not.toBe('problem.notOffered')
    expect(validateOrder(RULESET, viewOf(state, 2), promise)?.key).toBe('problem.notOffered')
    const few = treated({ ...smallWorld, orders: ['umbrella', 'build'] }, 'noUmbrellas')
    expect(few.orders).toEqual(['build'])
  })

  test('10.5 every power is a security seeker', () => {
    const interests = (treatment?: TreatmentId) =>
      Array.from({ length: 40 }, (_, n) => opened(smallWorld, treatment, 6, `deal ${n}`)).flatMap(({ powers }) =>
        powers.map(({ interest }) => interest),
      )
    expect(interests()).toContain('revisionist')
    expect(new Set(interests('allSeekers'))).toEqual(new Set(['securitySeeker']))
    expect(opened(smallWorld, 'allSeekers').publishedSeekerOdds).toBe(1)
  })
})
