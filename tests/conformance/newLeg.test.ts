import { describe, expect, test, vi } from 'vitest'
import { turns } from '#server/classroom/export/tables/turns'
import { trueArsenal } from '#shared/analysis/arsenal'
import { fullExchange, totalWarheads } from '#shared/analysis/exchange'
import { debriefOf } from '#shared/debrief/index'
import { storyOf } from '#shared/debrief/story'
import { truthView } from '#shared/debrief/truthView'
import type { GameEvent } from '#shared/events/index'
import { dealRng, type WindowRecord, windowRng } from '#shared/match/matchRecord'
import { parseOrderText, printOrder } from '#shared/notation/orderText'
import { faultsOf } from '#shared/orders/fitOrders'
import { moduleOf, type Order } from '#shared/orders/index'
import { parseOrder } from '#shared/orders/parseOrder'
import { resolveWindow } from '#shared/resolve/resolveWindow'
import { createRng } from '#shared/rng'
import type { Estimated, Leg, ReportedLeg } from '#shared/ruleset/forces'
import { FORCES, LEGS, NO_FORCES } from '#shared/ruleset/forces'
import { RULESET } from '#shared/ruleset/ruleset'
import { rulesetVariant } from '#shared/ruleset/rulesetVariant'
import { readScenario } from '#shared/scenario/parseScenario'
import type { Scenario } from '#shared/scenario/schema'
import { createGame } from '#shared/state/createGame'
import { upkeepOf } from '#shared/state/economy'
import type { GameState } from '#shared/state/gameState'
import { hashState } from '#shared/state/hashState'
import { brokenInvariants } from '#tests/support/invariants'
import { alder, birch, viewOf, withForces } from '#tests/support/positions'
import { smallWorld } from '#tests/support/smallWorld'

/** A mobile launcher: one row in ruleset/legs.ts, and nothing else. */
vi.mock('#shared/ruleset/legs', async (importOriginal) => {
  const real = await importOriginal<typeof import('#shared/ruleset/legs')>()
  const mobile = {
    ...real.LEG_RULES.submarines,
    price: 2,
    perAimpoint: 9,
    awayLow: 0.1,
    awayHigh: 0.7,
    hunted: false,
    firesAtHome: 'always',
    flight: 'minutesFar',
    sighted: true,
  }
  return { ...real, LEG_RULES: { ...real.LEG_RULES, mobile } }
})

const MOBILE = 'mobile' as Leg & ReportedLeg & Estimated
const RULES = rulesetVariant(RULESET, { 'alarms.rate': 0 })

/** The small world, in which alder begins with sixty of them. */
const world: Scenario = {
  ...smallWorld,
  powers: smallWorld.powers.map((power) => ({
    ...power,
    forces: { ...power.forces, [MOBILE]: power.id === alder ? 60 : 0 },
    posture: { ...power.posture, readiness: { ...power.posture.readiness, [MOBILE]: 1 } },
  })),
}

const build: Order = { type: 'build', force: MOBILE, lots: 1 }
const claim: Order = { type: 'statement', statement: { say: 'claim', leg: MOBILE, warheads: 400 } }
const strike: Order = { type: 'strike', target: alder, legs: ['silos', 'bombers'], share: 100, aim: 'counterforce' }
const rideOut: Order = { type: 'answerWarning', choice: { do: 'rideOut' } }
const answer: Order = { type: 'retaliate', target: birch, legs: [MOBILE], share: 100, aim: 'countervalue' }

/** Each window's orders: alder builds and boasts, birch strikes in the second year, alder answers with what is new. */
const PLAYED: readonly Record<string, readonly Order[]>[] = [
  { alder: [build, claim] },
  { birch: [strike] },
  { alder: [rideOut] },
  { alder: [answer] },
]

interface Step {
  readonly state: GameState
  readonly events: readonly GameEvent[]
}

function play(seed: string) {
  let state = createGame(RULES, world, { seats: 2, years: 3 }, dealRng(createRng(seed)))
  const steps: Step[] = [{ state, events: [] }]
  const windows: WindowRecord[] = []
  while (state.window.kind !== 'ended') {
    const { windowNumber: number } = state
    const submissions = PLAYED[number] ?? {}
    for (const [power, orders] of Object.entries(submissions)) {
      const seat = state.powers.findIndex(({ id }) => id === power)
      expect(faultsOf(RULES, viewOf(state, seat, RULES), orders)).toEqual([])
    }
    const step = resolveWindow(RULES, state, submissions, windowRng(createRng(seed), number))
    state = step.state
    expect(brokenInvariants(state)).toEqual([])
    steps.push(step)
    windows.push({ number, submissions, events: step.events, hash: hashState(state) })
  }
  const seats = state.powers.map(({ id }) => id)
  const record = { rulesVersion: state.rulesVersion, scenario: state.scenario, seats, years: 3, seed, windows }
  return { steps, record }
}

const { steps, record } = play('mobile')
const happened = <Type extends GameEvent['type']>(type: Type) =>
  steps
    .flatMap(({ events }) => events)
    .find((event): event is Extract<GameEvent, { type: Type }> => event.type === type)

describe('a leg is added by one row of the ruleset', () => {
  test('it stands among the legs and the forces, and a scenario may field it', () => {
    expect(LEGS).toContain(MOBILE)
    expect(FORCES).toContain(MOBILE)
    expect(NO_FORCES[MOBILE]).toBe(0)
    expect(readScenario(JSON.parse(JSON.stringify(world)))).toHaveProperty('scenario')
  })

  test('it is ordered: built, set on alert, claimed, scrapped and launched', () => {
    const view = viewOf(steps[0]!.state, 0, RULES)
    const readiness = { ...view.self.posture.readiness, [MOBILE]: 5 }
    const posture: Order = { type: 'posture', readiness, targeting: 'withheld', authority: 'afterImpact' }
    const scrap: Order = { type: 'scrap', leg: MOBILE, lots: 2 }
    const launch: Order = { ...answer, type: 'strike' }
    for (const order of [build, posture, claim, scrap, launch]) {
      expect(parseOrder(JSON.parse(JSON.stringify(order)))).toEqual({ order })
      expect(parseOrderText(printOrder(order))).toEqual({ order })
      expect(faultsOf(RULES, view, [order])).toEqual([])
      if (order.type !== 'posture') expect([...moduleOf(order).options(RULES, view)]).toContainEqual(order)
    }
  })

  test('it is built, paid for and kept', () => {
    const [before, after] = [steps[0]!.state.powers[0]!, steps[1]!.state.powers[0]!]
    expect(after.forces[MOBILE]).toBe(before.forces[MOBILE] + 10)
    expect(happened('forceDelivered')).toMatchObject({ power: alder, force: MOBILE, amount: 10 })
    expect(upkeepOf(RULES, after, 0)).toBeGreaterThan(upkeepOf(RULES, before, 0))
  })

  test('it is seen: estimated with an error, its claims half believed', () => {
    const seenBy = (state: GameState) => viewOf(state, 1, RULES).powers[0]!.estimate!.forces[MOBILE]
    const { low, median, high } = seenBy(steps[0]!.state)
    expect(low).toBeGreaterThan(0)
    expect(median).toBeGreaterThan(low)
    expect(high).toBeGreaterThan(median)
    const silent = resolveWindow(RULES, steps[0]!.state, { alder: [build] }, windowRng(createRng(record.seed), 0)).state
    expect(seenBy(steps[1]!.state).median).toBeGreaterThan(seenBy(silent).median)
    expect(truthView(RULES, steps[1]!.state).powers[0]!.estimate!.forces[MOBILE].median).toBe(70)
  })

  test('it is hit and told of, and what is away survives', () => {
    const lost = happened('forcesDestroyed')!
    expect(lost[MOBILE]).toBeGreaterThan(0)
    expect(steps[3]!.state.powers[0]!.forces[MOBILE]).toBe(70 - lost[MOBILE])
    expect(70 - lost[MOBILE]).toBeGreaterThanOrEqual(7)
  })

  test('it is fired, and kills', () => {
    const landed = steps[4]!.events.find((event) => event.type === 'salvoLanded')!
    expect(landed).toMatchObject({
      attacker: alder,
      target: birch,
      launched: steps[3]!.state.powers[0]!.forces[MOBILE],
    })
    expect(steps[4]!.state.powers[0]!.forces[MOBILE]).toBe(0)
    expect(steps[4]!.state.powers[1]!.dead).toBeGreaterThan(0)
  })

  test('it is scored: an answer with it deters more', () => {
    const { state } = steps[0]!
    const deterred = (from: GameState) =>
      fullExchange(RULES, trueArsenal(RULES, from.powers[1]!), trueArsenal(RULES, from.powers[0]!)).attackerLoss
    expect(deterred(state)).toBeGreaterThan(deterred(withForces(state, 0, { [MOBILE]: 0 })))
    expect(totalWarheads(state.powers[0]!.forces)).toBe(130)
  })

  test('it is debriefed and exported', () => {
    const story = storyOf(RULES, world, record)
    expect(story).not.toHaveProperty('departsAt')
    const { race, spiral } = debriefOf(story)
    expect(race.stocks[0]!.warheads.slice(0, 2)).toEqual([130, 140])
    expect(spiral.find(({ by, year }) => by === alder && year === 1)).toMatchObject({ meant: 'shield', truth: 140 })
    const columns = turns.columns.map(({ name }) => name)
    expect(columns).toEqual(expect.arrayContaining([MOBILE, `readiness_${MOBILE}`]))
  })
})
