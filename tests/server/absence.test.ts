import { describe, expect, test } from 'vitest'
import { hashToken } from '#server/lib/token'
import { authenticate } from '#server/match/principal'
import { takeOver } from '#server/match/seatTable'
import { TIME_CONTROL_RULES } from '#server/match/timeControl'
import type { PowerId } from '#shared/ids'
import { RULESET } from '#shared/ruleset/ruleset'
import { at, HandClock, openTestMatch, watchedStore } from '#tests/support/fakeStore'
import { alder, cedar } from '#tests/support/positions'

const sub = (power: PowerId, hearsFrom = 0) => ({ power, name: 'Sub', tokenHash: hashToken('sub'), hearsFrom })

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

  test('no player is there: the match waits, and goes on when one comes', async () => {
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

describe('a substitute', () => {
  test('is let in by the host, and hears only what is said from then on: neither by asking nor on a line', async () => {
    // Alder and cedar are of one bloc and share a hotline.
    const { match } = openTestMatch(watchedStore([]).store, new HandClock(), { people: 3 })
    const phrase = (word: 'thanks' | 'no', to?: PowerId) =>
      match.chat.send(at(0), { ...(to === undefined ? {} : { to }), said: { how: 'phrase', phrase: word } })
    expect(await phrase('no', cedar)).toEqual({ ok: true })
    await phrase('no')
    await match.markInactive(2)
    const request = await match.places.ask({ power: cedar, name: 'Sub', tokenHash: hashToken('sub') })
    if (!('id' in request)) throw new Error(request.problem.key)
    expect(authenticate(match, 'sub')).toBeUndefined()
    expect(await match.places.answer(0, { request: request.id, yes: true })).toEqual({ ok: true })
    const principal = authenticate(match, 'sub')!
    expect(principal.role).toBe('substitute')
    const heard: string[] = []
    match.chat.subscribe({ ...principal, hear: ({ number }) => heard.push(`line ${number}`) })
    expect((await match.chat.visibleTo(principal)).map(({ said }) => said)).toMatchObject([{ phrase: 'no' }])
    await phrase('thanks', cedar)
    expect((await match.chat.visibleTo(principal)).map(({ number }) => number)).toEqual([0, 1])
    expect(heard).toEqual(['line 1'])
    const holder = { viewer: principal.viewer }
    expect((await match.chat.visibleTo(holder)).map(({ number }) => number)).toEqual([0, 1, 2])
  })

  test('is refused when the player is back before the host has answered', async () => {
    const { match, number, untilAway } = setUp()
    await untilAway()
    const power = match.state.powers[1]!.id
    const request = await match.places.ask({ power, name: 'Sub', tokenHash: hashToken('sub') })
    await match.submit(at(1), { window: number(), orders: [] })
    const reply = await match.places.answer(0, { request: 'id' in request ? request.id : '', yes: true })
    expect(reply).toMatchObject({ ok: false, faults: [{ problem: { key: 'problem.seatTakenByOther' } }] })
    expect(match.places.requests).toMatchObject([{ state: 'refused' }])
    expect(authenticate(match, 'sub')).toBeUndefined()
  })

  test('may sit on a seat whose holder is away, and has it no more when the holder is back', async () => {
    const { match, untilAway, away } = setUp()
    const power = match.state.powers[1]!.id
    expect((await match.places.change(takeOver(sub(power))))?.key).toBe('problem.seatTakenByOther')
    await untilAway()
    expect(await match.places.change(takeOver(sub(power)))).toBeUndefined()
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
