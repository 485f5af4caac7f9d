import { describe, expect, test } from 'vitest'
import { requestClock } from '#server/match/commands'
import { TIME_CONTROL_RULES } from '#server/match/timeControl'
import { MOST_EXTENSIONS, MOST_OVERRULED } from '#server/match/windowClock'
import type { ViewMessage } from '#shared/protocol/messages'
import { RULESET } from '#shared/ruleset/ruleset'
import { TIME_CONTROLS, type TimeControl } from '#shared/ruleset/vocabulary'
import { at, HandClock, openTestMatch, watchedStore } from '#tests/support/fakeStore'

const settle = async () => {
  for (let turn = 0; turn < 8; turn++) await new Promise((resolve) => setImmediate(resolve))
}
const PLANNING = RULESET.clock.planning * 1000
const { timeBank: bank, extension } = TIME_CONTROL_RULES.live

/** People on the first seats, all of them looking; the first is host. */
function setUp({ people = 2, timeControl = 'live' as TimeControl } = {}) {
  const clock = new HandClock()
  const log: string[] = []
  const { match } = openTestMatch(watchedStore(log).store, clock, { timeControl, people })
  match.start()
  const views: ViewMessage[] = []
  const leave = match.state.powers
    .slice(0, people)
    .map(({ id: power }) => match.subscribe({ viewer: { kind: 'power', power }, send: (view) => views.push(view) }))
  const left = () => views.at(-1)!.closesIn
  const pass = async (milliseconds: number) => {
    clock.advance(milliseconds)
    await settle()
  }
  return { match, clock, log, leave, left, pass, number: () => match.state.windowNumber }
}

const refusedFor = (key: string, args = {}) => ({ ok: false, faults: [{ problem: { key: `problem.${key}`, args } }] })

describe('more time', () => {
  test('any player may lengthen a window once, and all viewers learn of it after it is stored', async () => {
    const { match, left, log, pass, number } = setUp()
    await pass(10_000)
    expect(await requestClock(match, at(1), { window: number(), request: 'extend' })).toEqual({ ok: true })
    expect(left()).toBe(PLANNING - 10_000 + extension)
    expect(log).toContain('clock')
    expect(match.facts().extended).toBe(true)
    expect(await requestClock(match, at(0), { window: number(), request: 'extend' })).toEqual(
      refusedFor('extendedAlready'),
    )
  })

  test('the next window may be lengthened again', async () => {
    const { match, number } = setUp()
    await requestClock(match, at(0), { window: number(), request: 'extend' })
    await match.setReady(at(0), { window: number(), ready: true })
    await match.setReady(at(1), { window: number(), ready: true })
    await settle()
    expect(match.facts().extended).toBe(false)
  })

  test('is given by one player in few windows of a match; others may still give it', async () => {
    const { match, number } = setUp()
    const extend = (seat: number) => requestClock(match, at(seat), { window: number(), request: 'extend' })
    const nextWindow = async () => {
      for (const seat of [0, 1]) await match.setReady(at(seat), { window: number(), ready: true })
      await settle()
    }
    for (let window = 0; window < MOST_EXTENSIONS; window++) {
      expect(await extend(1)).toEqual({ ok: true })
      await nextWindow()
    }
    expect(await extend(1)).toEqual(refusedFor('noExtensionsLeft', { most: MOST_EXTENSIONS }))
    expect(await extend(0)).toEqual({ ok: true })
  })

  test('a window without a clock has no more time to give', async () => {
    const { match } = setUp({ timeControl: 'untimed' })
    expect(await requestClock(match, at(0), { window: 0, request: 'extend' })).toEqual(refusedFor('noClock'))
    expect(await requestClock(match, at(0), { window: 0, request: 'pause' })).toEqual(refusedFor('noClock'))
  })

  test('a wish for a window that has closed is refused', async () => {
    const { match } = setUp()
    expect(await requestClock(match, at(0), { window: 7, request: 'extend' })).toEqual(refusedFor('windowClosed'))
  })
})

describe('a pause', () => {
  test('by the host stops the clock at once, and the host starts it again', async () => {
    const { match, left, pass, number } = setUp({ people: 3 })
    await pass(5000)
    await requestClock(match, at(0), { window: number(), request: 'pause' })
    expect(match.facts().paused).toBe(true)
    await pass(10 * PLANNING)
    expect(number()).toBe(0)
    expect(left()).toBe(PLANNING - 5000)
    await requestClock(match, at(0), { window: number(), request: 'resume' })
    expect(match.facts().paused).toBe(false)
    await pass(PLANNING - 5000)
    await pass(bank)
    expect(number()).toBeGreaterThan(0)
  })

  test('by others needs more than half of those who are there', async () => {
    const { match, number } = setUp({ people: 3 })
    await requestClock(match, at(1), { window: number(), request: 'pause' })
    expect(match.facts().paused).toBe(false)
    expect(match.facts().seats.map(({ pauseVote: wishes }) => wishes)).toEqual([false, true, false, false])
    await requestClock(match, at(1), { window: number(), request: 'pause' })
    expect(match.facts().paused).toBe(false)
    await requestClock(match, at(2), { window: number(), request: 'pause' })
    expect(match.facts().paused).toBe(true)
    expect(match.facts().seats.some(({ pauseVote: wishes }) => wishes)).toBe(false)
  })

  test('people who have left do not hinder it', async () => {
    const { match, leave, number } = setUp({ people: 3 })
    leave[0]!()
    leave[2]!()
    await requestClock(match, at(1), { window: number(), request: 'pause' })
    expect(match.facts().paused).toBe(true)
  })

  /** Whether the host's word, and then one more vote each, has stopped the clock or made it go on. */
  const asks = async (
    match: ReturnType<typeof setUp>['match'],
    seats: readonly number[],
    request: 'pause' | 'resume',
  ) => {
    for (const seat of seats) await requestClock(match, at(seat), { window: match.state.windowNumber, request })
    return match.facts().paused
  }

  test('that the others have ended by vote cannot be repeated by the host in that window', async () => {
    const { match } = setUp({ people: 3 })
    expect(await asks(match, [0], 'pause')).toBe(true)
    expect(await asks(match, [1, 2], 'resume')).toBe(false)
    for (let again = 0; again < 8; again++) expect(await asks(match, [0], 'pause')).toBe(false)
    expect(match.facts().seats.map(({ pauseVote }) => pauseVote)).toEqual([true, false, false, false])
    expect(await asks(match, [1], 'pause')).toBe(true)
  })

  test('by vote is not ended by the host alone', async () => {
    const { match } = setUp({ people: 3 })
    expect(await asks(match, [1, 2], 'pause')).toBe(true)
    expect(await asks(match, [0], 'resume')).toBe(true)
    expect(await asks(match, [1], 'resume')).toBe(false)
  })

  test('that was ended by vote in two windows needs a vote from then on', async () => {
    const { match, number } = setUp({ people: 3 })
    for (let window = 0; window < MOST_OVERRULED; window++) {
      expect(await asks(match, [0], 'pause')).toBe(true)
      expect(await asks(match, [1, 2], 'resume')).toBe(false)
      for (const seat of [0, 1, 2]) await match.setReady(at(seat), { window: number(), ready: true })
      await settle()
    }
    expect(await asks(match, [0], 'pause')).toBe(false)
    expect(await asks(match, [1], 'pause')).toBe(true)
  })

  test('a clock that runs cannot go on, one that stands cannot stop', async () => {
    const { match, number } = setUp()
    expect(await requestClock(match, at(0), { window: number(), request: 'resume' })).toEqual(refusedFor('notPaused'))
    await requestClock(match, at(0), { window: number(), request: 'pause' })
    expect(await requestClock(match, at(0), { window: number(), request: 'pause' })).toEqual(
      refusedFor('pausedAlready'),
    )
  })

  test('all seats ready close the window all the same', async () => {
    const { match, number } = setUp()
    await requestClock(match, at(0), { window: number(), request: 'pause' })
    await match.setReady(at(0), { window: number(), ready: true })
    await match.setReady(at(1), { window: number(), ready: true })
    await settle()
    expect(number()).toBeGreaterThan(0)
  })
})

describe('personal time', () => {
  test('is taken by itself when the window ends, by those who are there and still think', async () => {
    const { match, pass, number, left } = setUp()
    await match.setReady(at(0), { window: number(), ready: true })
    await pass(PLANNING)
    expect(number()).toBe(0)
    expect(match.facts().overtime).toBe(true)
    expect(left()).toBe(bank)
    await pass(20_000)
    await match.setReady(at(1), { window: number(), ready: true })
    await settle()
    expect(number()).toBeGreaterThan(0)
    expect(match.facts().seats.map((seat) => seat.timeBank)).toEqual(
      [bank, bank - 20_000, bank, bank].map((ms) => ms / 1000),
    )
  })

  test('ends: no player can stall the match', async () => {
    const { match, pass, number } = setUp()
    await match.setReady(at(0), { window: number(), ready: true })
    await pass(PLANNING)
    await pass(bank)
    expect(number()).toBeGreaterThan(0)
    expect(match.facts().seats[1]!.timeBank).toBe(0)
    const next = number()
    await match.setReady(at(0), { window: next, ready: true })
    await pass(PLANNING)
    expect(number()).toBeGreaterThan(next)
  })

  test('the window does not wait for an absent player', async () => {
    const { leave, match, pass, number } = setUp()
    leave[1]!()
    await match.setReady(at(0), { window: number(), ready: true })
    await pass(PLANNING)
    expect(number()).toBeGreaterThan(0)
  })
})

describe('tempos', () => {
  test.each(TIME_CONTROLS.filter((timeControl) => TIME_CONTROL_RULES[timeControl].open !== undefined))(
    'a %s window closes by itself',
    async (timeControl) => {
      const { left, pass, number } = setUp({ timeControl })
      await pass(left()!)
      if (TIME_CONTROL_RULES[timeControl].timeBank > 0) await pass(TIME_CONTROL_RULES[timeControl].timeBank)
      expect(number()).toBeGreaterThan(0)
    },
  )

  test('slow is a day for a plan and a third of one for a crisis', () => {
    const hours = (kind: 'planning' | 'warning') =>
      TIME_CONTROL_RULES.slow.open!({ kind, seconds: 25, participants: [] } as never) / 3_600_000
    expect(hours('planning')).toBe(24)
    expect(hours('warning')).toBe(8)
  })
})
