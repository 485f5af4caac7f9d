import { describe, expect, test } from 'vitest'
import { setReady, wishTime } from '#server/match/acts'
import { TEMPO_RULES } from '#server/match/tempo'
import type { ViewMessage } from '#shared/protocol/messages'
import { RULESET } from '#shared/ruleset/ruleset'
import { TEMPOS, type Tempo } from '#shared/ruleset/vocabulary'
import { at, HandClock, openTestMatch, watchedStore } from '#tests/support/fakeStore'

const settle = async () => {
  for (let turn = 0; turn < 8; turn++) await new Promise((resolve) => setImmediate(resolve))
}
const PLANNING = RULESET.clock.planning * 1000
const { bank, extension } = TEMPO_RULES.live

/** People on the first seats, all of them looking; the first is host. */
function setUp({ people = 2, tempo = 'live' as Tempo } = {}) {
  const clock = new HandClock()
  const log: string[] = []
  const { match } = openTestMatch(watchedStore(log).store, clock, { tempo, people })
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

const refusedFor = (key: string) => ({ ok: false, faults: [{ problem: { key: `problem.${key}`, args: {} } }] })

describe('more time', () => {
  test('anybody may lengthen a window once, and everybody learns of it after it is written down', async () => {
    const { match, left, log, pass, number } = setUp()
    await pass(10_000)
    expect(await wishTime(match, at(1), { window: number(), wish: 'extend' })).toEqual({ ok: true })
    expect(left()).toBe(PLANNING - 10_000 + extension)
    expect(log).toContain('clock')
    expect(match.facts().extended).toBe(true)
    expect(await wishTime(match, at(0), { window: number(), wish: 'extend' })).toEqual(refusedFor('extendedAlready'))
  })

  test('the next window may be lengthened again', async () => {
    const { match, number } = setUp()
    await wishTime(match, at(0), { window: number(), wish: 'extend' })
    await setReady(match, at(0), { window: number(), ready: true })
    await setReady(match, at(1), { window: number(), ready: true })
    await settle()
    expect(match.facts().extended).toBe(false)
  })

  test('a window without a clock has no more time to give', async () => {
    const { match } = setUp({ tempo: 'untimed' })
    expect(await wishTime(match, at(0), { window: 0, wish: 'extend' })).toEqual(refusedFor('noClock'))
    expect(await wishTime(match, at(0), { window: 0, wish: 'pause' })).toEqual(refusedFor('noClock'))
  })

  test('a wish for a window that has closed is refused', async () => {
    const { match } = setUp()
    expect(await wishTime(match, at(0), { window: 7, wish: 'extend' })).toEqual(refusedFor('windowClosed'))
  })
})

describe('a pause', () => {
  test('by the host stops the clock at once, and the host starts it again', async () => {
    const { match, left, pass, number } = setUp({ people: 3 })
    await pass(5000)
    await wishTime(match, at(0), { window: number(), wish: 'pause' })
    expect(match.facts().paused).toBe(true)
    await pass(10 * PLANNING)
    expect(number()).toBe(0)
    expect(left()).toBe(PLANNING - 5000)
    await wishTime(match, at(0), { window: number(), wish: 'resume' })
    expect(match.facts().paused).toBe(false)
    await pass(PLANNING - 5000)
    await pass(bank)
    expect(number()).toBeGreaterThan(0)
  })

  test('by others needs more than half of those who are there', async () => {
    const { match, number } = setUp({ people: 3 })
    await wishTime(match, at(1), { window: number(), wish: 'pause' })
    expect(match.facts().paused).toBe(false)
    expect(match.facts().seats.map(({ wishes }) => wishes)).toEqual([false, true, false, false])
    await wishTime(match, at(1), { window: number(), wish: 'pause' })
    expect(match.facts().paused).toBe(false)
    await wishTime(match, at(2), { window: number(), wish: 'pause' })
    expect(match.facts().paused).toBe(true)
    expect(match.facts().seats.some(({ wishes }) => wishes)).toBe(false)
  })

  test('people who have left do not hinder it', async () => {
    const { match, leave, number } = setUp({ people: 3 })
    leave[0]!()
    leave[2]!()
    await wishTime(match, at(1), { window: number(), wish: 'pause' })
    expect(match.facts().paused).toBe(true)
  })

  test('a clock that runs cannot go on, one that stands cannot stop', async () => {
    const { match, number } = setUp()
    expect(await wishTime(match, at(0), { window: number(), wish: 'resume' })).toEqual(refusedFor('notPaused'))
    await wishTime(match, at(0), { window: number(), wish: 'pause' })
    expect(await wishTime(match, at(0), { window: number(), wish: 'pause' })).toEqual(refusedFor('pausedAlready'))
  })

  test('everybody ready closes the window all the same', async () => {
    const { match, number } = setUp()
    await wishTime(match, at(0), { window: number(), wish: 'pause' })
    await setReady(match, at(0), { window: number(), ready: true })
    await setReady(match, at(1), { window: number(), ready: true })
    await settle()
    expect(number()).toBeGreaterThan(0)
  })
})

describe('personal time', () => {
  test('is taken by itself when the window ends, by those who are there and still think', async () => {
    const { match, pass, number, left } = setUp()
    await setReady(match, at(0), { window: number(), ready: true })
    await pass(PLANNING)
    expect(number()).toBe(0)
    expect(match.facts().overtime).toBe(true)
    expect(left()).toBe(bank)
    await pass(20_000)
    await setReady(match, at(1), { window: number(), ready: true })
    await settle()
    expect(number()).toBeGreaterThan(0)
    expect(match.facts().seats.map((seat) => seat.bank)).toEqual(
      [bank, bank - 20_000, bank, bank].map((ms) => ms / 1000),
    )
  })

  test('ends: nobody can stall the table', async () => {
    const { match, pass, number } = setUp()
    await setReady(match, at(0), { window: number(), ready: true })
    await pass(PLANNING)
    await pass(bank)
    expect(number()).toBeGreaterThan(0)
    expect(match.facts().seats[1]!.bank).toBe(0)
    const next = number()
    await setReady(match, at(0), { window: next, ready: true })
    await pass(PLANNING)
    expect(number()).toBeGreaterThan(next)
  })

  test('nobody waits for somebody who is not there', async () => {
    const { leave, match, pass, number } = setUp()
    leave[1]!()
    await setReady(match, at(0), { window: number(), ready: true })
    await pass(PLANNING)
    expect(number()).toBeGreaterThan(0)
  })
})

describe('tempos', () => {
  test.each(TEMPOS.filter((tempo) => TEMPO_RULES[tempo].open !== undefined))(
    'a %s window closes by itself',
    async (tempo) => {
      const { left, pass, number } = setUp({ tempo })
      await pass(left()!)
      if (TEMPO_RULES[tempo].bank > 0) await pass(TEMPO_RULES[tempo].bank)
      expect(number()).toBeGreaterThan(0)
    },
  )

  test('slow is a day for a plan and a third of one for a crisis', () => {
    const hours = (kind: 'planning' | 'warning') =>
      TEMPO_RULES.slow.open!({ kind, seconds: 25, participants: [] } as never) / 3_600_000
    expect(hours('planning')).toBe(24)
    expect(hours('warning')).toBe(8)
  })
})
