import { describe, expect, test } from 'vitest'
import { powerId } from '#shared/ids'
import type { Injection } from '#shared/injections/index'
import { windowRng } from '#shared/match/matchRecord'
import { parseRecord, printRecord } from '#shared/match/recordText'
import { replay } from '#shared/match/replay'
import { ln } from '#shared/math'
import type { Order } from '#shared/orders/index'
import { resolveWindow } from '#shared/resolve/resolveWindow'
import { createRng } from '#shared/rng'
import { ESTIMATED } from '#shared/ruleset/forces'
import { RULESET, type Ruleset } from '#shared/ruleset/ruleset'
import type { GameState } from '#shared/state/gameState'
import { injecting, recordInjected } from '#tests/support/injected'
import {
  ALL_ALARMS,
  alder,
  birch,
  cedar,
  challengeOver,
  close,
  eventsOf,
  face,
  fullStrike,
  NO_ALARMS,
  newGame,
  type Played,
  viewOf,
} from '#tests/support/positions'
import { smallWorld } from '#tests/support/smallWorld'

const dogwood = powerId('dogwood')
const incident: Injection = { type: 'incident', a: alder, b: birch }
const alarm: Injection = { type: 'falseAlarm', power: birch, from: alder }
const summit: Injection = { type: 'summit' }

interface Circumstances {
  readonly given?: Record<string, readonly Order[]>
  readonly ruleset?: Ruleset
  readonly seed?: string
}
const closeWith = (
  state: GameState,
  injections: readonly Injection[],
  { given = {}, ruleset = NO_ALARMS, seed = 'luck' }: Circumstances = {},
): Played => resolveWindow(ruleset, state, given, windowRng(createRng(seed), state.windowNumber), injections)

/** The small world with every pair this much tenser than it was. */
const tenser = (state: GameState, points: number): GameState => ({
  ...state,
  tension: state.tension.map((row, a) => row.map((now, b) => (a === b ? 0 : now + points))),
})

describe('injections', () => {
  test('10.6 nothing happens in other windows, and what cannot happen is passed over', () => {
    const state = newGame({ seats: 4 })
    const usual = close(state)
    const unknown = powerId('atlantis')
    const impossible: readonly Injection[] = [
      { type: 'incident', a: alder, b: unknown },
      { type: 'incident', a: alder, b: alder },
      { type: 'falseAlarm', power: unknown, from: alder },
      { type: 'leak', power: unknown },
    ]
    expect(closeWith(state, impossible)).toEqual(usual)
    const facing = closeWith(state, [incident]).state
    expect(closeWith(facing, [incident, alarm, summit, { type: 'leak', power: alder }])).toEqual(close(facing))
  })

  test('10.6 they stand in the record, which is played again with them', () => {
    const match = { scenario: smallWorld, seats: 4, years: 3, seed: 'told', inject: injecting('told') }
    const { record, states } = recordInjected(match)
    expect(record.windows.some(({ injections }) => injections !== undefined)).toBe(true)
    const read = parseRecord(printRecord(record))
    if ('problem' in read) throw new Error(read.problem.key)
    expect(read.record.windows.map(({ injections }) => injections)).toEqual(
      record.windows.map(({ injections }) => injections),
    )
    expect(replay(RULESET, smallWorld, record)).toEqual({ states })
    const forgotten = { ...record, windows: record.windows.map(({ injections: _gone, ...window }) => window) }
    expect(replay(RULESET, smallWorld, forgotten).departsAt).toBeDefined()
  })

  test('10.6 a record with an unknown injection does not fit, nor one with more than eight', () => {
    const { record } = recordInjected({ scenario: smallWorld, seats: 2, years: 1, seed: 'x', inject: () => [] })
    const [first, ...rest] = record.windows
    const withThese = (injections: unknown) =>
      parseRecord(printRecord({ ...record, windows: [{ ...first!, injections: injections as Injection[] }, ...rest] }))
    expect(withThese([summit])).toMatchObject({ record: {} })
    const broken = { problem: { key: 'problem.brokenRecord', args: { lineNumber: 2 } } }
    for (const wrong of [[{ type: 'comet' }], [{ ...summit, also: 1 }], [{ type: 'leak' }], Array(9).fill(summit)])
      expect(withThese(wrong)).toMatchObject(broken)
  })

  test('10.7 an incident sets two powers face to face, and no other power learns of it yet', () => {
    const played = closeWith(newGame({ seats: 4 }), [incident])
    expect(played.state.window).toMatchObject({ kind: 'confrontation', participants: [0, 1] })
    expect(played.state.confrontations).toMatchObject([{ cause: 'incident', challenger: 0, defender: 1, rung: 1 }])
    expect(eventsOf(played, 'crisisBegan')[0]?.audience).toEqual([alder, birch])
    const settled = close(played.state, { alder: [face('stepBack')], birch: [face('stand')] })
    expect(settled.state.crises).toMatchObject([{ cause: 'incident', outcome: 'defenderWon' }])
  })

  test('10.7 it comes before what the powers demand, and a power stands in one at a time', () => {
    const second: Injection = { type: 'incident', a: birch, b: cedar }
    const third: Injection = { type: 'incident', a: cedar, b: dogwood }
    const given = { alder: [challengeOver('moor')] }
    const { state } = closeWith(newGame({ seats: 4 }), [incident, second, third], { given })
    expect(state.confrontations.map(({ cause, challenger, defender }) => [cause, challenger, defender])).toEqual([
      ['incident', 0, 1],
      ['incident', 2, 3],
    ])
  })

  test('10.8 a false alarm opens a warning window for its power and fades like any other', () => {
    const played = closeWith(newGame({ seats: 4 }), [alarm])
    expect(played.state.window).toMatchObject({ kind: 'warning', participants: [1] })
    expect(played.state.exchange).not.toHaveProperty('alarmsToCome')
    expect(eventsOf(played, 'warningRaised')).toMatchObject([{ audience: [birch], power: birch, origin: alder }])
    const after = close(played.state, { birch: [{ type: 'hold' }] })
    expect(eventsOf(after, 'alarmProvedFalse')).toMatchObject([{ audience: [birch], origin: alder }])
  })

  test('10.8 it is drawn as the alarm that might have come by itself: the power is shown the same', () => {
    for (let n = 0; n < 20; n++) {
      const state = newGame({ seats: 2 })
      const seed = `alike ${n}`
      const byItself = close(state, {}, { ruleset: ALL_ALARMS, seed })
      const both: readonly Injection[] = [alarm, { type: 'falseAlarm', power: alder, from: birch }]
      const arranged = closeWith(state, both, { seed })
      expect(viewOf(arranged.state, 1)).toEqual(viewOf(byItself.state, 1))
    }
  })

  test('10.8 it waits until no confrontation is open, and shows nothing before', () => {
    const state = newGame({ seats: 4 })
    const waiting = closeWith(state, [incident, alarm])
    expect(waiting.state.window.kind).toBe('confrontation')
    expect(eventsOf(waiting, 'warningRaised')).toEqual([])
    expect(viewOf(waiting.state, 1)).toEqual(viewOf(closeWith(state, [incident]).state, 1))
    const yielded = close(waiting.state, { alder: [face('stepBack')], birch: [face('stand')] })
    expect(yielded.state.window).toMatchObject({ kind: 'warning', participants: [1] })
    expect(yielded.state.exchange).not.toHaveProperty('alarmsToCome')
  })

  test('10.8 screens that show a real attack show no false one beside it', () => {
    const { state } = closeWith(newGame(), [alarm], { given: { alder: [fullStrike()] } })
    expect(state.exchange.tracks.map(({ viewer, real }) => [viewer, real])).toEqual([[1, true]])
  })

  test('10.9 all powers know what a power has, almost exactly, and that it leaked', () => {
    const state = newGame({ seats: 4 })
    const played = closeWith(state, [{ type: 'leak', power: alder }])
    const { forces: truth } = state.powers[0]!
    for (const [observer, row] of played.state.beliefs.entries()) {
      if (observer === 0) continue
      for (const kind of ESTIMATED) {
        const { mean, variance } = row[0]!.forces[kind]
        expect(mean).toBeCloseTo(ln(truth[kind] + 1), 5)
        expect(variance).toBeCloseTo(RULESET.estimates.leakSigma ** 2, 5)
      }
      expect(Object.values(row[0]!.errors).every((error) => error === 0)).toBe(true)
      expect(row.slice(1)).toEqual(close(state).state.beliefs[observer]!.slice(1))
    }
    expect(eventsOf(played, 'secretsLeaked')).toEqual([{ type: 'secretsLeaked', audience: 'all', power: alder }])
  })

  test('10.10 a summit takes off what has built up between every two, and no more', () => {
    const state = newGame({ seats: 4 })
    const cooled = (points: number) => {
      const tense = tenser(state, points)
      return close(tense).state.tension[0]![1]! - closeWith(tense, [summit]).state.tension[0]![1]!
    }
    expect(cooled(30)).toBeCloseTo(RULESET.tension.summit * RULESET.tension.decay, 5)
    expect(cooled(5)).toBeCloseTo(5 * RULESET.tension.decay, 5)
    expect(cooled(0)).toBe(0)
    expect(cooled(-5)).toBe(0)
    expect(eventsOf(closeWith(state, [summit]), 'summitHeld')).toEqual([{ type: 'summitHeld', audience: 'all' }])
  })

  test('10.11 the match ends with the year that runs, in any window, and is judged by the years it had', () => {
    const last = closeWith(newGame({ years: 6 }), [{ type: 'lastYear' }])
    expect(last.state).toMatchObject({ year: 1, years: 1, window: { kind: 'ended' } })
    expect(last.state.ending?.world.yearsOfPeace).toBe(1)
    const facing = closeWith(newGame({ years: 6 }), [{ type: 'incident', a: alder, b: birch }, { type: 'lastYear' }])
    expect(facing.state.window.kind).toBe('confrontation')
    expect(close(facing.state, { alder: [face('stepBack')], birch: [face('stand')] }).state.window.kind).toBe('ended')
    const begun = closeWith(newGame({ years: 6 }), [{ type: 'incident', a: alder, b: birch }])
    const given = { alder: [face('stepBack')], birch: [face('stand')] }
    expect(closeWith(begun.state, [{ type: 'lastYear' }], { given }).state.window.kind).toBe('ended')
  })
})
