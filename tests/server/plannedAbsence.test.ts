import { describe, expect, test } from 'vitest'
import { planAbsence } from '#server/match/plannedAbsence'
import { openDatabase } from '#server/store/database'
import { at, HandClock, openTestMatch, watchedStore } from '#tests/support/fakeStore'
import { lobbiesOver } from '#tests/support/lobbies'

const HOUR = 3_600_000
const DAY = 24 * HOUR

const settle = async () => {
  for (let turn = 0; turn < 8; turn++) await new Promise((resolve) => setImmediate(resolve))
}

/** Two people and two bots at a slow match. */
function setUp(timeControl: 'slow' | 'live' = 'slow') {
  const clock = new HandClock()
  clock.advance(DAY)
  const { match, faults } = openTestMatch(watchedStore([]).store, clock, { timeControl })
  match.start()
  const away = (seat: number, until: number) => planAbsence(match, { seat, person: '1' }, { until })
  const ready = async (seat: number) => {
    await match.setReady(at(seat), { window: match.state.windowNumber, ready: true })
    await settle()
  }
  const number = () => match.state.windowNumber
  return { clock, match, faults, away, ready, number }
}

describe('a player who has said that they will be away', () => {
  test('is not waited for until then, all are told so, and what was ordered counts; from then on they are', async () => {
    const { clock, match, faults, away, ready, number } = setUp()
    const until = clock.now() + 5 * HOUR
    expect(await away(1, until)).toEqual({ ok: true })
    expect(match.seatFacts().map((fact) => fact.awayUntil)).toEqual([0, until, 0, 0])
    await ready(0)
    expect(number()).toBeGreaterThan(0)
    clock.advance(5 * HOUR)
    expect(match.seatFacts()[1]).toMatchObject({ awayUntil: 0, ready: false })
    const before = number()
    await ready(0)
    expect(number()).toBe(before)
    await ready(1)
    expect(number()).toBeGreaterThan(before)
    expect(faults).toEqual([])
  })

  test('closes a window that waits for them alone, and is waited for again at a word', async () => {
    const { clock, match, away, ready, number } = setUp()
    await ready(0)
    expect(number()).toBe(0)
    await away(1, clock.now() + DAY)
    await settle()
    expect(number()).toBeGreaterThan(0)
    await away(1, 0)
    expect(match.seatFacts()[1]).toMatchObject({ awayUntil: 0, ready: false })
    const before = number()
    await ready(0)
    expect(number()).toBe(before)
  })

  test('lets no match run away: with everybody away each window stays open to its end', async () => {
    const { clock, match, away, number } = setUp()
    for (const seat of [0, 1]) await away(seat, clock.now() + 20 * DAY)
    await settle()
    expect(number()).toBe(0)
    clock.advance(match.timeLeft! - 1)
    await settle()
    expect(number()).toBe(0)
    clock.advance(1)
    await settle()
    expect(number()).toBe(1)
  })

  test('names a day to come, within sixty, of a match of days; another is refused and changes nothing', async () => {
    const { clock, match, away } = setUp()
    const refused = (why: string) => ({
      ok: false,
      faults: [{ problem: expect.objectContaining({ key: `problem.${why}` }) }],
    })
    for (const until of [clock.now(), 1, clock.now() + 61 * DAY])
      expect(await away(1, until)).toEqual(refused('awayTooLong'))
    expect(match.seatFacts()[1]?.awayUntil).toBe(0)
    const live = setUp('live')
    expect(await live.away(1, live.clock.now() + DAY)).toEqual(refused('awaySlowOnly'))
  })

  test('is so after the server has started again', async () => {
    const [clock, database] = [new HandClock(), await openDatabase(':memory:')]
    clock.advance(DAY)
    const { lobbies, matches } = lobbiesOver(database, clock)
    const wish = { scenario: 'two-blocs', powers: 2, years: 3, timeControl: 'slow', open: false } as const
    const ada = await lobbies.create({ ...wish, name: 'Ada', chatRule: 'off', strength: 'normal' })
    if ('problem' in ada) throw new Error(ada.problem.key)
    await lobbies.start(ada.lobby, ada.token)
    const match = (await matches.find(ada.lobby))!
    await planAbsence(match, { seat: 0, person: '1' }, { until: clock.now() + DAY })
    await match.stop()
    const again = await lobbiesOver(database, clock).matches.find(ada.lobby)
    expect(again?.seatFacts()[0]?.awayUntil).toBe(clock.now() + DAY)
  })
})
