import { describe, expect, test } from 'vitest'
import { hashToken } from '#server/lib/token'
import { takeOver } from '#server/match/seatTable'
import { TIME_CONTROL_RULES } from '#server/match/timeControl'
import { RULESET } from '#shared/ruleset/ruleset'
import { at, HandClock, openTestMatch, watchedStore } from '#tests/support/fakeStore'
import { alder } from '#tests/support/positions'

const settle = async () => {
  for (let turn = 0; turn < 6; turn++) await new Promise((resolve) => setImmediate(resolve))
}

/** Two people and two bots, live timeControl; the second person never gives a sign unless a test makes it. */
function setUp() {
  const clock = new HandClock()
  const { match } = openTestMatch(watchedStore([]).store, clock, { timeControl: 'live' })
  match.start()
  const number = () => match.state.windowNumber
  const away = () => match.seatFacts().map((fact) => fact.away)
  /** The first person is ready in every window until the second has let two pass. */
  const untilAway = async () => {
    for (let windows = 0; windows < 12 && !away()[1]; windows++) {
      await match.setReady(at(0), { window: number(), ready: true })
      await settle()
      clock.advance(RULESET.clock.planning * 1000)
      await settle()
    }
  }
  return { match, clock, number, away, untilAway }
}

describe('a person who gives no sign', () => {
  test('is waited for twice, then held by standing orders while the others play on', async () => {
    const { match, clock, number, away, untilAway } = setUp()
    await match.setReady(at(0), { window: 0, ready: true })
    await settle()
    expect(number()).toBe(0)
    clock.advance(RULESET.clock.planning * 1000)
    await settle()
    expect(number()).toBeGreaterThan(0)
    expect(away()).toEqual([false, false, false, false])
    await untilAway()
    expect(away()).toEqual([false, true, false, false])
    const before = number()
    await match.setReady(at(0), { window: before, ready: true })
    await settle()
    expect(number()).toBeGreaterThan(before)
  })

  test('is back at once with a word', async () => {
    const { match, number, away, untilAway } = setUp()
    await untilAway()
    await match.submit(at(1), { window: number(), orders: [] })
    expect(away()[1]).toBe(false)
  })

  test('is back at once by coming back', async () => {
    const { match, away, untilAway } = setUp()
    await untilAway()
    match.subscribe({ viewer: { kind: 'power', power: match.state.powers[1]!.id }, send: () => undefined })
    expect(away()[1]).toBe(false)
  })

  test('nobody is there: the match waits, and goes on when somebody comes', async () => {
    const { match, clock, number } = setUp()
    for (let windows = 0; windows < 8; windows++) {
      clock.advance(RULESET.clock.planning * 1000)
      await settle()
    }
    const stopped = number()
    expect(match.state.window.kind).not.toBe('ended')
    clock.advance(RULESET.clock.planning * 10_000)
    await settle()
    expect(number()).toBe(stopped)
    match.subscribe({ viewer: { kind: 'power', power: alder }, send: () => undefined })
    clock.advance(RULESET.clock.planning * 1000)
    await settle()
    clock.advance(TIME_CONTROL_RULES.live.timeBank)
    await settle()
    expect(number()).toBeGreaterThan(stopped)
  })
})

describe('somebody who stands in', () => {
  test('may sit on a seat whose holder is away, and has it no more when the holder is back', async () => {
    const { match, untilAway, away } = setUp()
    const power = match.state.powers[1]!.id
    expect((await match.places.change(takeOver(power, 'Sub', hashToken('sub'))))?.key).toBe('problem.seatTakenByOther')
    await untilAway()
    expect(await match.places.change(takeOver(power, 'Sub', hashToken('sub')))).toBeUndefined()
    expect(match.seats.grantFor('sub')).toMatchObject({ seat: 1, role: 'substitute' })
    expect(match.seatFacts()[1]!.name).toBe('Sub')
    expect(away()[1]).toBe(false)
    let displaced = 0
    const send = () => undefined
    match.subscribe({ viewer: { kind: 'power', power }, role: 'substitute', send, displaced: () => displaced++ })
    match.subscribe({ viewer: { kind: 'power', power }, role: 'holder', send })
    await settle()
    expect(displaced).toBe(1)
    expect(match.seats.grantFor('sub')).toBeUndefined()
    expect(match.seatFacts()[1]!.name).toBe('')
  })
})
