import { describe, expect, test } from 'vitest'
import { loadScenarios } from '#server/lib/loadScenarios'
import { previewOf } from '#shared/analysis/preview'
import type { SeenEvent } from '#shared/events/index'
import { type PowerId, stateId } from '#shared/ids'
import { inTray, type RankedMatters } from '#shared/intray/index'
import type { Matter } from '#shared/intray/matter'
import { createRng } from '#shared/rng'
import { RULESET } from '#shared/ruleset/ruleset'
import { rulesetVariant } from '#shared/ruleset/rulesetVariant'
import { createGame } from '#shared/state/createGame'
import type { GameState } from '#shared/state/gameState'
import type { Observation } from '#shared/view/observation'
import {
  alder,
  birch,
  challengeOver,
  close,
  known,
  newGame,
  umbrellaOf,
  viewOf,
  withForces,
  withPower,
  withState,
  withTreaty,
} from '#tests/support/positions'

const mattersOf = (state: GameState, before?: Observation, news?: readonly SeenEvent[]): readonly Matter[] => {
  const { cards, rest } = inTray(RULESET, viewOf(state, 0), before, news)
  return [...cards, ...rest]
}
/** A position of four in which these offers stand, dogwood the tensest. */
const offering = (offers: GameState['offers']): GameState => {
  const state = newGame({ seats: 4 })
  const tension = state.tension.map((row, i) => row.map((calm, j) => (i + j === 3 && i * j === 0 ? 90 : calm)))
  return { ...state, tension, offers }
}
const ofKind = (state: GameState, kind: Matter['kind'], before?: Observation, news?: readonly SeenEvent[]) =>
  mattersOf(state, before, news).filter((matter) => matter.kind === kind)

/** What every seat of every scenario sees as it opens. */
function* firstViews() {
  for (const [id, scenario] of loadScenarios()) {
    const ruleset = rulesetVariant(RULESET, scenario.rules)
    for (const seats of Object.keys(scenario.seatings).map(Number)) {
      const game = createGame(ruleset, scenario, { seats, years: scenario.years }, createRng('opening'))
      for (const seat of game.powers.keys()) yield { id, ruleset, view: viewOf(game, seat, ruleset) }
    }
  }
}

describe('matters of a planning window', () => {
  test('offers: one for each sender, best treaties first, and the tenser sender before the calmer', () => {
    const fromBirch = { from: 1, to: 0, year: 1 } as const
    const two = offering([
      { kind: 'noFirstUse', ...fromBirch },
      { kind: 'hotline', from: 3, to: 0, year: 1 },
    ])
    expect(ofKind(two, 'offers').map(({ from }) => from)).toEqual(['dogwood', 'birch'])
    const [bundle] = ofKind(
      offering([
        { kind: 'noFirstUse', ...fromBirch },
        { kind: 'inspection', ...fromBirch },
      ]),
      'offers',
    )
    expect(bundle?.question.args.treaties).toEqual(['inspection', 'noFirstUse'])
    expect(bundle?.answers.map(({ orders }) => orders.length)).toEqual([2, 1, 1, 0])
  })

  test('offers: no more is signed at a stroke than both peoples would pass, and what none would pass is not pressing', () => {
    const offered = offering([
      { kind: 'noFirstUse', from: 3, to: 0, year: 1 },
      { kind: 'inspection', from: 3, to: 0, year: 1 },
    ])
    const at = (own: number, theirs: number) =>
      ofKind(withPower(withPower(offered, 0, { support: own }), 3, { support: theirs }), 'offers')[0]
    const counts = (own: number, theirs: number) => at(own, theirs)?.answers.map(({ orders }) => orders.length)
    expect(counts(80, 80)).toEqual([2, 1, 1, 0])
    expect(counts(80, 53)).toEqual([1, 1, 0])
    expect(counts(48, 80)).toEqual([1, 1, 0])
    expect(at(48, 80)?.stake).toBeLessThan(at(53, 80)?.stake ?? 0)
    expect(at(80, 50)?.stake).toBe(at(48, 80)?.stake)
  })

  test('offers: more than a power can answer in a year are one matter, in which senders compete', () => {
    const [matter, ...more] = ofKind(
      offering([
        { kind: 'noFirstUse', from: 1, to: 0, year: 1 },
        { kind: 'inspection', from: 1, to: 0, year: 1 },
        { kind: 'hotline', from: 3, to: 0, year: 1 },
      ]),
      'offers',
    )
    expect(more).toEqual([])
    expect(matter?.question).toEqual({ key: 'intray.offers.askAll', args: { count: 3, most: 2 } })
    expect(matter?.askers?.map(({ id, answers }) => [id, answers.length])).toEqual([
      ['dogwood', 1],
      ['birch', 2],
    ])
    expect(matter?.answers.map(({ orders }) => orders.length)).toEqual([0])
  })

  test('aid: the state that slips away against the one within reach, the agenda’s first, and other words once they stand otherwise', () => {
    const lost = newGame().states.reduce((state, { id }) => withState(state, id, { alignment: [0, 1] }), newGame())
    const leaning = (marsh: readonly number[], moor: readonly number[]) =>
      withState(withState(lost, 'marsh', { alignment: marsh }), 'moor', { alignment: moor })
    const asked = (state: GameState, before?: Observation) => ofKind(state, 'aid', before)[0]
    const slips = leaning([0.5, 0.45], [0.3, 0.35])
    expect(asked(slips)?.question).toEqual({
      key: 'intray.aid.ask',
      args: { state: 'marsh', place: 'moor', low: 5, high: 5 },
    })
    // The least, and the least that wins the one within reach.
    expect(asked(slips)?.answers.flatMap(({ orders }) => orders)).toEqual([
      { type: 'influence', state: 'marsh', level: 1 },
      { type: 'influence', state: 'moor', level: 1 },
      { type: 'influence', state: 'moor', level: 2 },
    ])
    // What last year's aid won does not win by itself again: the level that wins from where it stands is there too.
    const before = viewOf(leaning([0.5, 0.45], [0.1, 0.35]), 0)
    expect(
      asked(leaning([0.5, 0.45], [0.2, 0.35]), before)?.answers.flatMap(({ orders }) =>
        orders.flatMap((order) => (order.type === 'influence' && order.state === 'moor' ? [order.level] : [])),
      ),
    ).toEqual([1, 3])
    // Where nobody leads to speak of, it says so, and asks about that one second.
    expect(asked(leaning([0.5, 0.45], [0.3, 0.302]))?.question).toMatchObject({
      key: 'intray.aid.holdEven',
      args: { state: 'marsh', place: 'moor', low: 5 },
    })
    expect(asked(leaning([0.3, 0.35], [0.3, 0.302]))?.question).toMatchObject({
      key: 'intray.aid.winEven',
      args: { state: 'marsh', place: 'moor', low: 5 },
    })
    expect(asked(leaning([0.3, 0.3], [0.3, 0.302]))?.question.key).toBe('intray.aid.even')
    const held = lost.states.reduce((state, { id }) => withState(state, id, { alignment: [0.9, 0.8] }), lost)
    // Of those that are ours by as much, the one that slips faster.
    const both = ['marsh', 'moor'].reduce((state, id) => withState(state, id, { gdp: 1, alignment: [0.5, 0.4] }), lost)
    const faster = (state: string) => viewOf(withState(both, state, { alignment: [0.6, 0.4] }), 0)
    for (const state of ['marsh', 'moor'])
      expect(asked(both, faster(state))?.question).toMatchObject({ args: { state } })
    expect(asked(held)?.question.key).toBe('intray.aid.hold')
    const agenda = { kind: 'client', state: stateId('cedar'), since: 1 } as const
    expect(asked(withPower(slips, 0, { agenda }))?.question.args).toMatchObject({ state: 'marsh', place: 'cedar' })
  })

  test('a ward: the state that leans to the viewer under no promise and does not ask, with a word and a base', () => {
    const bare = { alignment: [0.6, 0.2], stance: 'content' } as const
    const [matter] = ofKind(withState(newGame(), 'marsh', bare), 'ward')
    expect(matter?.question).toEqual({ key: 'intray.ward.ask', args: { state: 'marsh', share: 60 } })
    expect(matter?.answers[0]?.orders).toEqual([{ type: 'umbrella', act: 'extend', state: 'marsh' }])
    const about = (state: GameState) => ofKind(state, 'ward').map(({ question }) => question.args.state)
    expect(about(withState(newGame(), 'marsh', { ...bare, umbrella: umbrellaOf(0) }))).not.toContain('marsh')
    expect(about(withState(newGame(), 'marsh', { ...bare, stance: 'asks' }))).not.toContain('marsh')
  })

  test('a plea says what all have seen the viewer do: stood firm over it or given way', () => {
    const covered = withState(newGame(), 'marsh', { umbrella: umbrellaOf(0, 20), stance: 'asks' })
    const words = (state: GameState) => ofKind(state, 'plea').map(({ question }) => question.key)
    const tested = (outcome: 'challengerWon' | 'defenderWon'): GameState => {
      const crisis = { cause: 'disputedState', challenger: 1, defender: 0, over: 'marsh', rung: 2, year: 1, outcome }
      return { ...covered, crises: [crisis as unknown as GameState['crises'][number]] }
    }
    expect(words(covered)).toEqual(['intray.plea.covered'])
    expect(words(tested('challengerWon'))).toEqual(['intray.plea.yielded'])
    expect(words(tested('defenderWon'))).toEqual(['intray.plea.stood'])
  })

  test('what was asked a year ago in the same words comes after all that is new, and is a card only in a quiet year', () => {
    const state = withState(newGame({ seats: 4 }), 'marsh', { umbrella: umbrellaOf(0, 20), stance: 'asks' })
    const offered: GameState = { ...state, year: 2, offers: [{ kind: 'hotline', from: 3, to: 0, year: 1 }] }
    const ids = ({ cards }: RankedMatters) => cards.map(({ id }) => id)
    const anew = inTray(RULESET, viewOf(offered, 0))
    const again = inTray(RULESET, viewOf(offered, 0), viewOf({ ...state, year: 2 }, 0))
    expect(ids(anew)).toHaveLength(anew.rest.length > 0 ? 4 : ids(anew).length)
    expect(ids(again)[0]).toBe('offers.dogwood')
    expect(ids(again)).toHaveLength(2)
    expect([...again.cards, ...again.rest]).toHaveLength(anew.cards.length + anew.rest.length)
    // A client that arms is grave however often it is said.
    const arming = (game: GameState) =>
      viewOf(withState(game, 'marsh', { umbrella: umbrellaOf(0, 20), stance: 'arming' }), 0)
    expect(ids(inTray(RULESET, arming(offered), arming({ ...state, year: 2 })))[0]).toBe('plea.marsh')
  })

  test('an offer of a power in ruins stays, because it costs to leave it unanswered, and says whose it is', () => {
    const offered: GameState = { ...newGame(), offers: [{ kind: 'hotline', from: 1, to: 0, year: 1 }] }
    const says = (loss: number) => ofKind(withPower(offered, 1, { loss }), 'offers').map(({ question }) => question.key)
    const { ruinedLoss } = RULESET.umbrellas
    expect([says(0), says(ruinedLoss), says(ruinedLoss + 0.1)]).toEqual([
      ['intray.offers.ask'],
      ['intray.offers.ask'],
      ['intray.offers.askInRuins'],
    ])
  })

  test('a plea: of the viewer’s own client only, with a word and a base to answer it', () => {
    const asked = withState(newGame(), 'marsh', { umbrella: umbrellaOf(0, 20), stance: 'asks' })
    const [plea] = ofKind(asked, 'plea')
    expect(plea?.from).toBe('marsh')
    expect(plea?.answers.flatMap(({ orders }) => orders.map(({ type }) => type))).toEqual([
      'umbrella',
      'base',
      'influence',
    ])
    expect(ofKind(withState(newGame(), 'marsh', { umbrella: umbrellaOf(1, 20), stance: 'asks' }), 'plea')).toEqual([])
  })

  test('pleas: clients that ask the same are one matter, with answers for all of them and for each alone', () => {
    const asks = { umbrella: umbrellaOf(0, 20), stance: 'asks' } as const
    const clients = ['marsh', 'moor'] as const
    const asked = clients.reduce((state, client) => withState(state, client, asks), newGame())
    const [plea, ...more] = ofKind(asked, 'plea')
    expect(more).toEqual([])
    expect(plea?.question.key).toBe('intray.plea.covered')
    expect(plea?.askers?.map(({ id }) => id).sort()).toEqual([...clients].sort())
    for (const { id, answers } of plea!.askers!)
      expect(answers.flatMap(({ orders }) => orders)).toContainEqual({ type: 'umbrella', act: 'reaffirm', state: id })
    // One word to all of them at a stroke, and one way to leave them all.
    expect(plea?.answers[0]?.orders).toHaveLength(2)
    expect(plea?.answers.at(-1)?.orders).toEqual([])
    // Whoever asks something else has a card of its own.
    const arming = withState(asked, 'moor', { umbrella: umbrellaOf(0, 20), stance: 'arming' })
    expect(ofKind(arming, 'plea').map(({ question }) => question.key)).toEqual([
      'intray.plea.arming',
      'intray.plea.covered',
    ])
  })

  test('a sighting: more than was thought possible a year ago, shown before and after', () => {
    const before = viewOf(newGame(), 0)
    const now = newGame()
    /** Alder believes in more silos of birch than a year ago, by this much in ln units. */
    const grownBy = (growth: number): GameState => ({
      ...now,
      beliefs: now.beliefs.map((row, i) =>
        row.map((belief, j) => {
          if (i !== 0 || j !== 1) return belief
          const silos = { ...belief.forces.silos, mean: belief.forces.silos.mean + growth }
          return { ...belief, forces: { ...belief.forces, silos } }
        }),
      ),
    })
    const [matter] = ofKind(grownBy(2), 'sighting', before)
    expect(matter?.sighting?.force).toBe('silos')
    expect(matter!.sighting!.after.median).toBeGreaterThan(matter!.sighting!.before.high)
    expect(ofKind(grownBy(2), 'sighting')).toEqual([])
    // More than was likely, but no more than was thought possible.
    expect(ofKind(grownBy(0.5), 'sighting', before)).toEqual([])
    expect(ofKind(now, 'sighting', before)).toEqual([])
  })

  test('sightings: rivals seen to grow in the same year are one matter, with arms against all and a treaty with each', () => {
    const now = newGame({ seats: 4 })
    const grown = (seats: readonly number[], force: 'silos' | 'conventional'): GameState => ({
      ...now,
      beliefs: now.beliefs.map((row, i) =>
        row.map((belief, j) => {
          if (i !== 0 || !seats.includes(j)) return belief
          const more = { ...belief.forces[force], mean: belief.forces[force].mean + 2 }
          return { ...belief, forces: { ...belief.forces, [force]: more } }
        }),
      ),
    })
    const found = (state: GameState) => ofKind(state, 'sighting', viewOf(now, 0))
    const [matter, ...more] = found(grown([1, 3], 'silos'))
    expect(more).toEqual([])
    expect(matter?.question).toEqual({ key: 'intray.sighting.askAll', args: { count: 2 } })
    expect(matter?.askers?.map(({ id, sighting }) => [id, sighting?.force]).sort()).toEqual([
      ['birch', 'silos'],
      ['dogwood', 'silos'],
    ])
    for (const { id, answers } of matter!.askers!)
      expect(answers.flatMap(({ orders }) => orders)).toMatchObject([{ type: 'diplomacy', with: id }])
    const built = (state: GameState) =>
      found(state)[0]?.answers.flatMap(({ orders }) =>
        orders.flatMap((order) => (order.type === 'build' ? [order.force] : [])),
      )
    expect(built(grown([1, 3], 'silos'))).toEqual(['submarines'])
    // Formations are answered by formations.
    expect(built(grown([1], 'conventional'))).toEqual(['conventional'])
  })

  test('unsure: the rival of whose warheads least is known, after the first year, unless it was seen to grow', () => {
    const wide = (spread: number, growth = 0): GameState => {
      const state = newGame({ seats: 4 })
      return {
        ...state,
        year: 2,
        beliefs: state.beliefs.map((row, i) =>
          row.map((belief, j) => {
            if (i !== 0 || j !== 2) return belief
            const was = belief.forces.silos
            const silos = { ...was, mean: was.mean + growth, variance: spread }
            return { ...belief, forces: { ...belief.forces, silos } }
          }),
        ),
      }
    }
    const [matter] = ofKind(wide(4), 'unsure')
    const { low, high } = matter!.question.args as { low: number; high: number }
    expect(matter?.id).toBe('unsure.cedar')
    expect(high).toBeGreaterThan(2 * low)
    expect(matter?.answers.map(({ orders }) => orders[0]?.type)).toEqual(['spy', 'diplomacy', 'build', undefined])
    // What is on the table already is not offered again.
    const offered: GameState = { ...wide(4), offers: [{ kind: 'inspection', from: 0, to: 2, year: 2 }] }
    expect(ofKind(offered, 'unsure')[0]?.answers.map(({ orders }) => orders[0]?.type)).toEqual([
      'spy',
      'build',
      undefined,
    ])
    const answered: GameState = { ...wide(4), offers: [{ kind: 'inspection', from: 2, to: 0, year: 2 }] }
    expect(ofKind(answered, 'unsure')[0]?.answers).toHaveLength(4)
    expect(ofKind({ ...wide(4), year: 1 }, 'unsure')).toEqual([])
    const seen = viewOf(newGame({ seats: 4 }), 0)
    expect(ofKind(wide(4), 'unsure', seen).map(({ id }) => id)).toEqual(['unsure.cedar'])
    expect(ofKind(wide(4, 4), 'sighting', seen).map(({ id }) => id)).toEqual(['sighting.cedar'])
    expect(ofKind(wide(4, 4), 'unsure', seen).map(({ id }) => id)).not.toContain('unsure.cedar')
  })

  test('a client that arms: asks otherwise every year, by how far its bomb is and what was done for it', () => {
    const arms = { umbrella: umbrellaOf(0, 20), stance: 'arming' } as const
    const armed = (more: object) => withState(newGame(), 'marsh', { ...arms, ...more })
    const asked = (now: GameState, before?: GameState) =>
      ofKind(now, 'plea', before && viewOf(before, 0)).map(({ question }) => question)
    const calm = withState(newGame(), 'marsh', { umbrella: umbrellaOf(0, 20), stance: 'asks' })
    expect(asked(armed({ enrichment: 20 }), calm)).toEqual([{ key: 'intray.plea.arming', args: {} }])
    expect(asked(armed({ enrichment: 40 }), armed({ enrichment: 20 }))).toEqual([
      { key: 'intray.plea.armingOn', args: { share: 40 } },
    ])
    const helped = armed({ enrichment: 40, umbrella: umbrellaOf(0, 30) })
    expect(asked(helped, armed({ enrichment: 20 }))).toEqual([{ key: 'intray.plea.armingHelped', args: { share: 40 } }])
    expect(asked(armed({ enrichment: 90 }), armed({ enrichment: 60 }))).toEqual([
      { key: 'intray.plea.armingLast', args: {} },
    ])
  })

  test('a client speaks of aid only where the viewer gave it some, however its pull has moved', () => {
    const asks = { umbrella: umbrellaOf(0, 20), stance: 'asks' } as const
    const before = withState(newGame(), 'marsh', { ...asks, alignment: [0.3, 0.3] })
    const nearer = withState(newGame(), 'marsh', { ...asks, alignment: [0.5, 0.1] })
    const farther = withState(newGame(), 'marsh', { ...asks, alignment: [0.2, 0.5] })
    const aidOf = (power: PowerId): SeenEvent => ({ type: 'aidGiven', power, state: stateId('marsh'), level: 2 })
    const asked = (now: GameState, news: readonly SeenEvent[]) =>
      ofKind(now, 'plea', viewOf(before, 0), news).map(({ question }) => question.key)
    expect(asked(nearer, [])).toEqual(['intray.plea.covered'])
    expect(asked(nearer, [aidOf(birch)])).toEqual(['intray.plea.covered'])
    expect(asked(farther, [aidOf(alder)])).toEqual(['intray.plea.aided'])
  })

  test('a temptation: only under an arms limit, by a power that is exposed', () => {
    const bare = withForces(newGame(), 0, { silos: 5, submarines: 0, bombers: 0 })
    const strong = known(withForces(bare, 1, { silos: 300 }))
    const [matter] = ofKind(withTreaty(strong, 'armsLimit', 0, 1), 'temptation')
    expect(matter?.question.args.power).toBe(birch)
    expect(ofKind(strong, 'temptation')).toEqual([])
    expect(ofKind(withTreaty(withForces(strong, 0, { submarines: 400 }), 'armsLimit', 0, 1), 'temptation')).toEqual([])
  })

  test('an opening: for the ambitious only', () => {
    const rich = withForces(withPower(newGame(), 0, { interest: 'revisionist' }), 0, { conventional: 40 })
    const strong = known(withForces(rich, 1, { silos: 0, submarines: 0, bombers: 0, conventional: 0 }))
    const [matter] = ofKind(strong, 'opening')
    expect(matter?.question.args.power).toBe(birch)
    expect(ofKind(withPower(strong, 0, { interest: 'securitySeeker' }), 'opening')).toEqual([])
  })

  test('an opening: for a state that leans to the viewer to speak of, never for its own client or for last year’s', () => {
    const rich = withForces(withPower(newGame(), 0, { interest: 'revisionist' }), 0, { conventional: 40 })
    const strong = known(withForces(rich, 1, { silos: 0, submarines: 0, bombers: 0, conventional: 0 }))
    const demanded = (state: GameState) => ofKind(state, 'opening').map(({ question }) => question.args.state)
    const [over] = demanded(strong)
    if (over === undefined) throw new Error('the small world has an opening')
    const id = String(over)
    const seats = strong.powers.length
    const leaning = (pull: number) =>
      withState(strong, id, { alignment: Array.from({ length: seats }, (_, seat) => (seat === 0 ? pull : 0.4)) })
    expect(demanded(leaning(0.01))).not.toContain(over)
    expect(demanded(withState(strong, id, { umbrella: umbrellaOf(0) }))).not.toContain(over)
    const asked = { cause: 'disputedState', challenger: 0, defender: 1, over, rung: 1, outcome: 'challenger' } as const
    const demandedIn = (year: number): GameState => ({
      ...strong,
      year: 4,
      crises: [{ ...asked, year } as unknown as GameState['crises'][number]],
    })
    expect(demanded(demandedIn(3))).not.toContain(over)
    expect(demanded(demandedIn(2))).toContain(over)
  })

  test('readiness: forces left on alert are asked about once they eat the income, and can stand down', () => {
    const levels = (level: 1 | 2 | 5) => ({ silos: level, submarines: level, bombers: level }) as const
    const ready = (level: 1 | 2 | 5, forces = {}) => {
      const state = withForces(newGame(), 0, forces)
      return withPower(state, 0, { posture: { ...state.powers[0]!.posture, readiness: levels(level) } })
    }
    const many = { silos: 300, submarines: 300, bombers: 300 }
    const [matter] = ofKind(ready(5, many), 'standDown')
    expect(matter?.from).toBe('treasurer')
    const [down, keep] = matter!.answers
    expect(down!.orders).toEqual([expect.objectContaining({ type: 'posture', readiness: levels(2) })])
    expect(keep!.orders).toEqual([])
    const brings = previewOf(RULESET, viewOf(ready(5, many), 0), down!.orders[0]!)
    expect(brings).toContainEqual(expect.objectContaining({ term: 'upkeep', tone: 'gain' }))
    // It heads the tray of a quiet year, and is not asked in peacetime or where it costs little.
    expect(mattersOf(ready(5, many))[0]?.kind).toBe('standDown')
    expect(ofKind(ready(2, many), 'standDown')).toEqual([])
    expect(ofKind(ready(5, { silos: 5, submarines: 0, bombers: 0 }), 'standDown')).toEqual([])
  })

  test('a match never opens with an empty tray: the rival to watch, the tensest, and only in the first year', () => {
    for (const { id, ruleset, view } of firstViews())
      expect(inTray(ruleset, view).cards.length, `${id}, ${view.self.id}`).toBeGreaterThan(0)
    const tense = newGame({ seats: 4 })
    const [matter] = ofKind(tense, 'watch')
    const { tension } = tense
    expect(tension[0]![tense.powers.findIndex(({ id }) => id === matter?.question.args.power)]).toBe(
      Math.max(...tension[0]!.slice(1)),
    )
    expect(ofKind({ ...tense, year: 2 }, 'watch')).toEqual([])
  })

  test('none in any other window', () => {
    expect(mattersOf(close(newGame(), { alder: [challengeOver('moor')] }).state)).toEqual([])
  })
})
