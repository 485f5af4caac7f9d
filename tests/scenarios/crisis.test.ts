import { describe, expect, test } from 'vitest'
import { contestOf, seenBalance } from '#shared/analysis/seenBalance'
import { powerId, stateId } from '#shared/ids'
import type { Order } from '#shared/orders/index'
import { validateOrder } from '#shared/orders/validateOrder'
import { groundOdds } from '#shared/resolve/phases/balance'
import { createRng } from '#shared/rng'
import type { ByForce, Interest } from '#shared/ruleset/forces'
import { RULESET, type Ruleset } from '#shared/ruleset/ruleset'
import type { CrisisMove } from '#shared/ruleset/vocabulary'
import type { Confrontation } from '#shared/state/confrontation'
import type { GameState } from '#shared/state/gameState'
import { openTurn } from '#shared/turn/turn'
import {
  alder,
  birch,
  challengeOver,
  close,
  eventsOf,
  face,
  fullStrike,
  known,
  NO_ALARMS,
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

const marsh = stateId('marsh')
const dogwood = powerId('dogwood')
const begun = (seats = 2): GameState => close(newGame({ seats }), { alder: [challengeOver('moor')] }).state
const meet = (state: GameState, mine: CrisisMove, theirs: CrisisMove, ruleset: Ruleset = NO_ALARMS): Played =>
  close(state, { alder: [face(mine)], birch: [face(theirs)] }, { ruleset })
/** Both on a rung, with this tension and a ruleset in which nothing goes off by itself. */
const onRung = (rung: number, change: Partial<Confrontation> = {}): GameState => {
  const state = begun(4)
  return {
    ...state,
    confrontations: state.confrontations.map((crisis) => ({ ...crisis, rung, risk: 0, riskAbove: 0, ...change })),
  }
}
const outcomeOf = (played: Played) => played.state.crises.at(-1)?.outcome

describe('confrontations', () => {
  test('7.7 false alarms between two powers are likelier in a year in which they faced each other', () => {
    const often = { ...RULESET, alarms: { ...RULESET.alarms, rate: 0.15 } } as Ruleset
    const alarms = (faced: boolean) => {
      let count = 0
      for (let n = 0; n < 500; n++) {
        const state = begun()
        const quiet: GameState = {
          ...state,
          crises: faced ? [] : [],
          confrontations: faced ? state.confrontations : [],
        }
        const played = close(quiet, { alder: [face('stepBack')] }, { ruleset: often, seed: `q${n}` })
        count += eventsOf(played, 'warningRaised').length
      }
      return count
    }
    expect(alarms(true)).toBeGreaterThan(alarms(false) * 1.15)
  })

  test('5.7 a demand tells all of its author’s interest, a step up tells those who see it, giving way tells the other way', () => {
    const believed = (state: GameState, viewer: number, of: number) =>
      viewOf(state, viewer).powers[of]!.estimate!.seeker
    const quiet = newGame({ seats: 4 })
    const demanded = close(quiet, { alder: [challengeOver('moor')] }, { ruleset: NO_ALARMS }).state
    for (const viewer of [1, 2, 3]) {
      const silent = close(quiet, {}, { ruleset: NO_ALARMS }).state
      expect(believed(demanded, viewer, 0)).toBeLessThan(believed(silent, viewer, 0))
    }
    const low = onRung(1)
    const climbed = meet(low, 'raise', 'stand').state
    expect(believed(climbed, 1, 0)).toBeLessThan(believed(low, 1, 0))
    expect(believed(climbed, 2, 0)).toBe(believed(low, 2, 0))
    expect(believed(climbed, 0, 1)).toBe(believed(low, 0, 1))
    const watched = onRung(RULESET.crisis.publicFrom)
    const above = meet(watched, 'stand', 'raise').state
    for (const viewer of [0, 2, 3]) expect(believed(above, viewer, 1)).toBeLessThan(believed(watched, viewer, 1))
    const yielded = meet(watched, 'stand', 'stepBack').state
    expect(believed(yielded, 2, 1)).toBeGreaterThan(believed(watched, 2, 1))
  })

  test('7.8 a challenge over a lesser state opens a window for the two, and no other power learns of it yet', () => {
    const played = close(newGame({ seats: 4 }), { alder: [challengeOver('moor')] })
    expect(played.state.window).toMatchObject({ kind: 'confrontation', participants: [0, 1] })
    expect(eventsOf(played, 'crisisBegan')[0]?.audience).toEqual([alder, birch])
    expect(viewOf(played.state, 0).confrontations).toHaveLength(1)
    expect(viewOf(played.state, 2).confrontations).toHaveLength(0)
  })

  test('7.8 a demand must be made of a power behind the state, or with a hand in it, in another bloc', () => {
    const game = withState(newGame({ seats: 4 }), 'marsh', { alignment: [0.4, 0.1, 0, 0.2] })
    const refused = (over: string, against = birch) =>
      validateOrder(RULESET, viewOf(game, 0), challengeOver(over, against))?.key
    expect(refused('moor')).toBeUndefined()
    expect(refused('marsh')).toBe('problem.notProtector')
    expect(refused('marsh', dogwood)).toBeUndefined()
    expect(refused('moor', viewOf(newGame({ seats: 4 }), 2).self.id)).toBe('problem.sameBloc')
    expect(refused('atlantis')).toBe('problem.noSuchState')
  })

  test('7.8 a secret base that is found, and cheating that is found, open a confrontation', () => {
    const found = { ...NO_ALARMS, bases: { ...RULESET.bases, found: 1 } } as unknown as Ruleset
    const secret: GameState = { ...newGame(), bases: [{ patron: 0, host: marsh, known: false }] }
    expect(close(secret, {}, { ruleset: found }).state.confrontations).toMatchObject([
      { cause: 'baseDiscovered', challenger: 1, defender: 0, over: marsh },
    ])
    const limited: GameState = { ...newGame(), treaties: [{ kind: 'armsLimit', a: 0, b: 1 }] }
    const sure = { ...NO_ALARMS, treaties: { ...RULESET.treaties, cheatFound: 50 } } as unknown as Ruleset
    const cheat: Order = { type: 'build', force: 'silos', lots: 2 }
    expect(close(limited, { alder: [cheat] }, { ruleset: sure }).state.confrontations).toMatchObject([
      { cause: 'cheatingFound', challenger: 1, defender: 0 },
    ])
  })

  test('7.8 aid that gets out of hand, and a leader overtaken, open a confrontation', () => {
    const hot = { ...NO_ALARMS, crisis: { ...RULESET.crisis, proxyEscalation: 1 } } as unknown as Ruleset
    const aid: Order = { type: 'influence', state: stateId('moor'), level: 1 }
    expect(close(newGame(), { alder: [aid] }, { ruleset: hot }).state.confrontations[0]?.cause).toBe('revolt')
    const risen = withPower(newGame(), 1, { gdp: 130 })
    expect(close(risen).state.confrontations[0]).toMatchObject({ cause: 'powerTransition', challenger: 0, defender: 1 })
  })

  test('7.8 a power that has bargained before with the leader overtakes it in peace', () => {
    const risen = withPower(newGame(), 1, { gdp: 130 })
    const opened = (state: GameState) => close(state).state.confrontations.map(({ cause }) => cause)
    expect(opened(withTreaty(risen, 'hotline', 0, 1))).toEqual(['powerTransition'])
    for (const kind of ['interdependence', 'armsLimit', 'inspection'] as const) {
      expect(opened(withTreaty(risen, kind, 0, 1))).toEqual([])
    }
  })

  test('7.8 if none has come by the middle of the match, tension finds a place', () => {
    let state = newGame({ years: 6 })
    while (state.year < 3) state = toNextYear(state).state
    expect(state.crises).toHaveLength(0)
    expect(close(state).state.confrontations[0]?.cause).toBe('revolt')
  })

  test('7.8 what a scenario has in store happens in its year', () => {
    const story: GameState = { ...newGame(), storyline: [{ year: 1, cause: 'revolt', over: marsh }] }
    expect(close(story).state.confrontations).toMatchObject([{ cause: 'revolt', over: marsh }])
    expect(close({ ...story, year: 2 }).state.confrontations).toHaveLength(0)
  })

  test('7.8 a power stands in one confrontation at a time', () => {
    const both = close(newGame(), { alder: [challengeOver('moor')], birch: [challengeOver('marsh', alder)] })
    expect(both.state.confrontations).toHaveLength(1)
  })

  test('7.8 a challenge costs its author support at home', () => {
    const { support } = newGame().powers[0]!
    expect(begun().powers[0]!.support).toBe(support - RULESET.crisis.challengeSupport)
    expect(begun().powers[1]!.support).toBe(support)
  })

  test('7.9 if either side climbs the rung rises; in two windows without a climb the ground decides', () => {
    const up = meet(begun(), 'raise', 'stand')
    expect(up.state.confrontations).toMatchObject([{ rung: 2, stands: 0, climbed: [1, 0], last: ['raise', 'stand'] }])
    const once = meet(up.state, 'stand', 'stand')
    expect(outcomeOf(once)).toBeUndefined()
    const twice = meet(once.state, 'stand', 'stand')
    expect(['challengerWon', 'defenderWon']).toContain(outcomeOf(twice))
    expect(twice.state.window.kind).not.toBe('confrontation')
  })

  test.each([
    ['stepBack', 'stand', 'defenderWon'],
    ['raise', 'stepBack', 'challengerWon'],
    ['stepBack', 'stepBack', 'bothYielded'],
    ['offer', 'offerSecretly', 'deal'],
    ['offer', 'accept', undefined],
  ] as const)('7.9 %s against %s ends as %s', (mine, theirs, outcome) => {
    const accepted = theirs === 'accept' ? meet(meet(begun(), 'offer', 'stand').state, 'stand', 'accept') : undefined
    expect(outcomeOf(accepted ?? meet(begun(), mine, theirs))).toBe(outcome ?? 'deal')
  })

  test('7.9 an offer stays on the table until a side climbs, and only then can it be taken', () => {
    const offered = meet(begun(), 'offerSecretly', 'stand').state
    expect(validateOrder(RULESET, viewOf(offered, 1), face('accept'))).toBeUndefined()
    expect(validateOrder(RULESET, viewOf(offered, 0), face('accept'))?.key).toBe('problem.noTerms')
    const climbed = meet(offered, 'stand', 'raise').state
    expect(validateOrder(RULESET, viewOf(climbed, 1), face('accept'))?.key).toBe('problem.noTerms')
  })

  test('7.9 from the third rung all viewers watch, but secret terms stay secret', () => {
    const opened = meet(onRung(2), 'raise', 'offerSecretly')
    expect(eventsOf(opened, 'crisisPublic')[0]?.audience).toBe('all')
    expect(viewOf(opened.state, 2).confrontations).toMatchObject([{ rung: 3, offers: [] }])
    expect(viewOf(opened.state, 0).confrontations[0]!.offers).toEqual([{ from: birch, secret: true }])
    expect(viewOf(opened.state, 2).confrontations[0]).not.toHaveProperty('last')
  })

  test('7.9 from the fourth rung a mediator’s terms lie on the table, and hold if both take them', () => {
    const mediated = meet(onRung(3), 'raise', 'stand').state
    expect(viewOf(mediated, 1).confrontations[0]!.mediated).toBe(true)
    expect(
      outcomeOf(
        meet(
          { ...mediated, confrontations: mediated.confrontations.map((c) => ({ ...c, risk: 0 })) },
          'accept',
          'accept',
        ),
      ),
    ).toBe('deal')
  })

  test('7.9 no side climbs beyond the top, and moves belong to those who face each other', () => {
    expect(validateOrder(RULESET, viewOf(onRung(7), 0), face('raise'))?.key).toBe('problem.topRung')
    expect(validateOrder(RULESET, viewOf(onRung(4), 2), face('stand'))?.key).toBe('problem.notAsked')
  })

  test('7.10 there is no risk below the fifth rung, more on each above, none without tension, and it is shown before', () => {
    const shown = (rung: number, tension: number) => {
      const state = onRung(rung)
      const tense = { ...state, tension: state.tension.map((row, i) => row.map((_, j) => (i === j ? 0 : tension))) }
      const { confrontations } = meet(tense, 'raise', 'stand').state
      return viewOf({ ...tense, confrontations }, 0).confrontations[0]!.risk
    }
    expect(shown(3, 80)).toBe(0)
    expect(shown(4, 80)).toBeGreaterThan(0)
    expect(shown(6, 80)).toBeGreaterThan(shown(4, 80))
    expect(shown(6, 90)).toBeGreaterThan(shown(6, 40))
    expect(shown(6, 0)).toBe(0)
  })

  test('7.10 delegated authority raises it, and a rival is shown what it sights, not what is', () => {
    const state = onRung(6)
    const delegated = withPower(state, 1, { posture: { ...state.powers[1]!.posture, authority: 'delegated' } })
    const { confrontations } = meet(delegated, 'raise', 'stand').state
    expect(confrontations[0]!.risk).toBeGreaterThan(meet(state, 'raise', 'stand').state.confrontations[0]!.risk)
    const shown = (of: GameState, seat: number) => viewOf(of, seat).confrontations[0]!.risk
    expect(shown(delegated, 0)).toBe(shown(state, 0))
    expect(shown(delegated, 2)).toBe(shown(state, 2))
    expect(shown(delegated, 1)).toBeGreaterThan(shown(state, 1))
    const alert = { silos: 5, submarines: 5, bombers: 5 } as const
    const ready = withPower(state, 1, { posture: { ...state.powers[1]!.posture, readiness: alert } })
    expect(shown(ready, 0)).toBe(shown(state, 0))
    expect(shown(ready, 1)).toBeGreaterThan(shown(state, 1))
  })

  test('7.10 readiness raises the risk', () => {
    const shown = (level: 1 | 5) => {
      const alert = { silos: level, submarines: level, bombers: level } as const
      const posture = { ...onRung(5).powers[0]!.posture, readiness: alert }
      return meet(withPower(withPower(onRung(5), 0, { posture }), 1, { posture }), 'raise', 'stand').state
        .confrontations[0]!.risk
    }
    expect(shown(5)).toBeGreaterThan(shown(1))
  })

  test('7.10 a risk is rounded to tenths of a percent', () => {
    for (const rung of [4, 5, 6]) {
      for (const tension of [40, 55, 85]) {
        const state = onRung(rung)
        const tense = { ...state, tension: state.tension.map((row, i) => row.map((_, j) => (i === j ? 0 : tension))) }
        const { risk, riskAbove } = meet(tense, 'raise', 'stand').state.confrontations[0]!
        for (const shown of [risk, riskAbove]) expect(1000 * shown).toBeCloseTo(Math.round(1000 * shown))
      }
    }
  })

  test('7.10 the risk that was shown comes due as often as it said', () => {
    let accidents = 0
    for (let n = 0; n < 400; n++) {
      const played = close(
        onRung(5, { risk: 0.2 }),
        { alder: [face('stand')], birch: [face('stand')] },
        { seed: `a${n}` },
      )
      accidents += eventsOf(played, 'accident').length
    }
    expect(accidents).toBeGreaterThan(55)
    expect(accidents).toBeLessThan(105)
  })

  test('7.10 an accident is no power’s first use, but it is war: tracks rise, and the common bonus is lost', () => {
    const gone = close(onRung(5, { risk: 1 }))
    expect(eventsOf(gone, 'accident')).toHaveLength(1)
    expect(outcomeOf(gone)).toBe('war')
    expect(gone.state.window.kind).toBe('warning')
    const hit = close(gone.state)
    expect(hit.state.climate.weaponsUsed).toBe(true)
    expect(hit.state.powers.map(({ usedFirst }) => usedFirst)).not.toContain(true)
  })

  test('7.10 a strike instead of a move ends every confrontation in war', () => {
    const struck = close(begun(), { alder: [fullStrike()], birch: [face('stand')] })
    expect(outcomeOf(struck)).toBe('war')
    expect(struck.state.confrontations).toEqual([])
    expect(struck.state.window.kind).toBe('warning')
  })

  test('7.11 stepping back costs support, word and influence in proportion to the rung, less in private', () => {
    const loss = (rung: number) => {
      const state = onRung(rung)
      const after = meet(state, 'stepBack', 'stand').state
      return {
        support: state.powers[0]!.support - after.powers[0]!.support,
        word: 70 - after.powers[0]!.integrity,
        pull: stateOf(state, 'moor').alignment[0]! - stateOf(after, 'moor').alignment[0]!,
      }
    }
    const [low, middle, high] = [loss(1), loss(3), loss(6)]
    expect(high.support).toBeGreaterThan(middle.support)
    expect(middle.support).toBeGreaterThan(low.support)
    expect(high.word).toBeGreaterThan(low.word)
    expect(high.pull).toBeGreaterThan(low.pull)
  })

  test('7.11 who yields loses points, more on a higher rung, later, and at the end than by stepping back', () => {
    const points = (rung: number, year: number, moves: readonly [CrisisMove, CrisisMove], winner?: Interest) => {
      const facing = { ...onRung(rung, { stands: 1 }), year }
      const state = winner ? withPower(facing, 0, { interest: winner }) : facing
      const { powers } = meet(state, ...moves, {
        ...NO_ALARMS,
        balance: { ...RULESET.balance, possession: -50 },
      } as Ruleset).state
      const gained = (seat: number, part: 'security' | 'influence') =>
        powers[seat]!.score[part] - state.powers[seat]!.score[part]
      return {
        lost: gained(0, 'security') - gained(1, 'security'),
        won: gained(0, 'influence') - gained(1, 'influence'),
      }
    }
    const stood = (rung: number, year: number, winner?: Interest) => points(rung, year, ['stand', 'stand'], winner)
    expect(stood(4, 2).lost).toBeGreaterThan(stood(2, 2).lost + 5)
    expect(stood(2, 3).lost).toBeGreaterThan(stood(2, 1).lost + 5)
    expect(points(2, 2, ['stand', 'stepBack']).lost).toBeLessThan(stood(2, 2).lost - 3)
    expect(stood(2, 2, 'revisionist').won).toBeGreaterThan(stood(2, 2, 'securitySeeker').won + 5)
    expect(points(2, 2, ['offer', 'offer']).lost).toBeLessThan(stood(2, 2).lost / 2)
  })

  test('7.11 terms make a state neutral, or trade bases for bases', () => {
    const neutral = meet(begun(), 'offer', 'offer').state
    expect(stateOf(neutral, 'moor').alignment[1]).toBeLessThan(0.4)
    const bases = [
      { patron: 1, host: stateId('moor'), known: true },
      { patron: 0, host: marsh, known: true },
    ]
    const blockade: Order = { type: 'challenge', demand: 'base', over: stateId('moor'), against: birch }
    const facing = close({ ...newGame(), bases }, { alder: [blockade] }).state
    expect(meet(facing, 'offer', 'offer').state.bases).toEqual([])
    expect(meet(facing, 'stand', 'stepBack').state.bases).toEqual([bases[1]])
    expect(meet(facing, 'stepBack', 'stand').state.bases).toHaveLength(2)
  })

  const oddsOf = (state: GameState, change: Partial<Confrontation> = {}): number => {
    const turn = openTurn(RULESET, state, [[], [], [], []], createRng('odds'))
    return groundOdds(turn, { ...state.confrontations[0]!, ...change })
  }

  test('7.12 possession, strength on the spot, promises, words, people, markets, spies and steps tilt the ground', () => {
    const even = known(begun(4))
    const odds = oddsOf(even)
    expect(odds).toBeLessThan(0.4)
    expect(oddsOf(even, { cause: 'baseDiscovered' })).toBeGreaterThan(odds)
    expect(oddsOf(withForces(even, 0, { conventional: 30 }))).toBeGreaterThan(odds)
    const based = { ...even, bases: [{ patron: 1, host: stateId('moor'), known: true }] }
    expect(oddsOf(based)).toBeLessThan(odds)
    const promised = withState(even, 'moor', { umbrella: umbrellaOf(1, 80) })
    expect(oddsOf(promised, { pledged: true })).toBeLessThan(odds - 0.1)
    expect(oddsOf(promised)).toBeCloseTo(odds, 1)
    expect(oddsOf(even, { threats: [true, false] })).toBeGreaterThan(odds)
    expect(oddsOf(withPower(even, 1, { doctrine: { aim: 'limited', against: alder } }))).toBeLessThan(odds)
    expect(oddsOf(withPower(even, 0, { doctrine: { aim: 'minimal' } }))).toBeLessThan(odds)
    expect(oddsOf(withPower(even, 0, { support: 100 }))).toBeGreaterThan(odds)
    const tied = withPower(withTreaty(even, 'interdependence', 0, 1), 0, { gdp: 300 })
    expect(oddsOf(tied)).toBeGreaterThan(odds)
    expect(oddsOf(even, { spies: [3, 0] })).toBeGreaterThan(odds)
    expect(oddsOf(even, { climbed: [0, 2] })).toBeLessThan(odds)
  })

  test('7.12 each further promise thins out what a power has on the spot', () => {
    const strong = withForces(known(begun(4)), 1, { conventional: 20 })
    const busy = withState(strong, 'moor', { umbrella: umbrellaOf(1, 0) })
    expect(oddsOf(withState(busy, 'marsh', { umbrella: umbrellaOf(1, 0) }))).toBeGreaterThan(oddsOf(busy))
  })

  test('7.12 a power whose answer is not sure is pushed around by one whose answer is, and not the other way round', () => {
    const none = { silos: 0, submarines: 0, bombers: 0 }
    const secure = { ...none, submarines: 600 }
    const odds = (own: Partial<ByForce<number>>, theirs: Partial<ByForce<number>>) =>
      oddsOf(known(withForces(withForces(begun(4), 0, own), 1, theirs)))
    expect(odds(secure, none)).toBeGreaterThan(odds(secure, secure) + 0.3)
    expect(odds(none, secure)).toBeLessThan(0.1)
  })

  test('7.12 what each side is shown is its own reckoning: what the other hides changes nothing of it', () => {
    const state = begun(4)
    const shown = (of: GameState) => seenBalance(RULESET, viewOf(of, 0), contestOf(viewOf(of, 0).confrontations[0]!))
    const other = withForces(state, 1, { silos: 0, submarines: 0, bombers: 900, conventional: 40 })
    expect(oddsOf(other)).not.toBe(oddsOf(state))
    expect(shown(other)).toEqual(shown(state))
    const spied = {
      ...state,
      confrontations: state.confrontations.map((crisis) => ({ ...crisis, spies: [0, 3] as const })),
    }
    expect(shown(spied)).toEqual(shown(state))
    const spying = {
      ...state,
      confrontations: state.confrontations.map((crisis) => ({ ...crisis, spies: [2, 0] as const })),
    }
    expect(shown(spying).odds).toBeGreaterThan(shown(state).odds)
    expect(viewOf(spied, 1).confrontations[0]!.spies).toBe(3)
  })

  test('7.12 the ground decides as often as its odds say', () => {
    let won = 0
    const state = known(onRung(1, { stands: 1, climbed: [3, 0] }))
    for (let n = 0; n < 300; n++) {
      const played = close(state, { alder: [face('stand')], birch: [face('stand')] }, { seed: `g${n}` })
      if (outcomeOf(played) === 'challengerWon') won++
    }
    expect(Math.abs(won / 300 - oddsOf(state))).toBeLessThan(0.09)
  })
})
