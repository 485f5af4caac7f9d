import { describe, expect, test } from 'vitest'
import { extraTime, withPersonalTime } from '#server/match/personalTime'
import { SOLE_PERSON } from '#server/match/seatTable'
import { TIME_CONTROL_RULES } from '#server/match/timeControl'
import { NO_CLOCK, pausedClock, reopenedClock, resumedClock } from '#server/match/windowClock'
import type { ViewMessage } from '#shared/protocol/messages'
import type { TimeFactor } from '#shared/protocol/personalTime'
import { RULESET } from '#shared/ruleset/ruleset'
import { WINDOW_KINDS } from '#shared/ruleset/vocabulary'
import { at, HandClock, openTestMatch, watchedStore } from '#tests/support/fakeStore'

const settle = async () => {
  for (let turn = 0; turn < 12; turn++) await new Promise((resolve) => setImmediate(resolve))
}
const OWN = TIME_CONTROL_RULES.year60.open!({ kind: 'planning', seconds: RULESET.clock.planning })

/** Three people of a class on the first seats; some have more time. All that each was sent is noted. */
function setUp(factors: Readonly<Record<number, TimeFactor>>) {
  const clock = new HandClock()
  const { match } = openTestMatch(watchedStore([]).store, clock, { timeControl: 'year60', people: 3, factors })
  match.start()
  const heard: string[][] = [[], [], []]
  const views: ViewMessage[] = []
  const leave = match.state.powers.slice(0, 3).map(({ id: power }, seat) =>
    match.subscribe({
      viewer: { kind: 'power', power },
      person: SOLE_PERSON,
      send(view) {
        views[seat] = view
        heard[seat]!.push(JSON.stringify(view))
      },
    }),
  )
  match.viewers.follow({
    changed() {
      for (const lines of heard) lines.push(JSON.stringify(match.facts()))
    },
    closed: () => undefined,
  })
  const pass = async (milliseconds: number) => {
    clock.advance(milliseconds)
    await settle()
  }
  const ready = async (seat: number) => {
    await match.setReady(at(seat), { window: match.state.windowNumber, ready: true })
    await settle()
  }
  return { match, views, heard, leave, pass, ready, number: () => match.state.windowNumber }
}

describe('a student with more time', () => {
  test('is told both limits, and has a window open for so long', async () => {
    const { views, pass, number } = setUp({ 1: 2 })
    expect(views[1]).toMatchObject({ closesIn: OWN, personalTime: { factor: 2, closesIn: 2 * OWN } })
    await pass(OWN)
    expect(number()).toBe(0)
    expect(views[1]!.closesIn).toBeUndefined()
    expect(views[1]!.personalTime).toEqual({ factor: 2, closesIn: OWN })
    await pass(OWN - 1)
    expect(number()).toBe(0)
    await pass(1)
    expect(number()).toBe(1)
  })

  test('without a limit is waited for until done; the teacher can still stop the clock and close the window', async () => {
    const { match, views, pass, ready, number } = setUp({ 2: 'unlimited' })
    await pass(20 * OWN)
    expect(number()).toBe(0)
    expect(views[2]!.personalTime).toEqual({ factor: 'unlimited' })
    expect(await match.changeClock(pausedClock)).toEqual({ ok: true })
    expect(await match.changeClock(resumedClock)).toEqual({ ok: true })
    await ready(2)
    expect(number()).toBe(1)
    await pass(OWN)
    expect(number()).toBe(1)
    await match.closeWindow()
    expect(number()).toBe(2)
  })

  test('who is done by the window’s own end holds up no other', async () => {
    const { pass, ready, number } = setUp({ 1: 2 })
    await ready(1)
    await pass(OWN)
    expect(number()).toBe(1)
  })

  test('who is gone for good is not waited for', async () => {
    const { match, leave, pass, number } = setUp({ 1: 'unlimited' })
    await pass(OWN)
    leave[1]!()
    await match.markInactive(1)
    await settle()
    expect(number()).toBe(1)
  })

  test('is not waited for beyond their own limit when another with a longer one is done', async () => {
    const { pass, ready, number } = setUp({ 0: 1.5, 1: 'unlimited' })
    await pass(OWN * 1.6)
    expect(number()).toBe(0)
    await ready(1)
    expect(number()).toBe(1)
  })

  test('has more of what the teacher adds too; added while the window waits, it is time for all again', async () => {
    const { match, views, pass, number } = setUp({ 1: 2 })
    const extend = () => match.changeClock((clock, now) => reopenedClock(clock, now, 30_000))
    await extend()
    expect(views[1]).toMatchObject({ closesIn: OWN + 30_000, personalTime: { closesIn: 2 * (OWN + 30_000) } })
    await pass(OWN + 30_000)
    expect(match.facts().overtime).toBe(true)
    await extend()
    expect(match.facts().overtime).toBe(false)
    expect(views[0]!.closesIn).toBe(30_000)
    expect(number()).toBe(0)
  })

  test.each(WINDOW_KINDS.filter((kind) => kind !== 'ended'))('has it in a window of the kind %s', (kind) => {
    const window = { kind, seconds: 30 }
    const own = TIME_CONTROL_RULES.year60.open!(window)
    expect(extraTime('year60', window, NO_CLOCK, 2)).toBe(own)
    expect(extraTime('year60', window, NO_CLOCK, 1.5)).toBe(own / 2)
  })
})

describe('no other viewer learns who has more time', () => {
  /** Everything that the first seat is told until the window has closed, as the others do the same at the same times. */
  async function toldTo(slow: 1 | 2) {
    const { heard, pass, ready, number, match } = setUp({ [slow]: 2 })
    await pass(OWN / 2)
    await ready(0)
    await pass(OWN / 2)
    expect(match.facts().overtime).toBe(true)
    expect(match.timeLeft).toBeUndefined()
    expect(match.facts().seats.map((seat) => seat.ready)).toEqual([false, false, false, false])
    const until = heard[0]!.length
    await ready(1)
    await ready(2)
    expect(number()).toBe(1)
    return heard[0]!.slice(0, until)
  }

  test('all that is sent is the same, whichever of two it is', async () => {
    expect(await toldTo(1)).toEqual(await toldTo(2))
  })

  test('who is ready is told to none while one of the table has more time, early or late', async () => {
    const { heard, ready, pass } = setUp({ 2: 1.5 })
    await ready(1)
    await pass(OWN)
    for (const line of heard[0]!) expect(line).not.toMatch(/"ready":true|timeFactor|personalTime/)
  })

  test('where all have the same, who is ready is told', async () => {
    const { match, ready } = setUp({})
    await ready(1)
    expect(match.facts().seats[1]!.ready).toBe(true)
  })

  test('while the window waits, members of a delegation do not see who of them is ready', () => {
    const people = [
      { id: 'a', name: 'Ada', ready: true },
      { id: 'b', name: 'Bob', ready: false },
    ]
    const view = { observation: { window: { kind: 'planning' } }, delegation: { people } } as unknown as ViewMessage
    const seen = (isWaiting: boolean) =>
      withPersonalTime(view, { isWaiting, personal: () => undefined }, undefined).delegation?.people
    expect(seen(true)?.map(({ ready }) => ready)).toEqual([false, false])
    expect(seen(false)).toEqual(people)
  })
})
