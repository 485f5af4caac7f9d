import { describe, expect, test } from 'vitest'
import { Acts } from '#server/lib/acts'
import { TaskQueue } from '#server/lib/taskQueue'
import { createDispatch } from '#server/match/commands'
import { Conduct } from '#server/match/conduct'
import type { Matches } from '#server/match/matches'
import type { SeatTable } from '#server/match/seatTable'
import type { ConductMeasure } from '#shared/protocol/conductRules'
import type { CommandName } from '#shared/protocol/messages'
import { fakeActStore } from '#tests/support/fakeActStore'
import { at, HandClock, openTestMatch, watchedStore } from '#tests/support/fakeStore'

const settle = async () => {
  for (let turn = 0; turn < 8; turn++) await new Promise((resolve) => setImmediate(resolve))
}
const refusedFor = (key: string) => ({ ok: false, faults: [{ problem: { key: `problem.${key}`, args: {} } }] })

/** A match of so many people, all of them looking, in the small world of four. */
function setUp(people = 4) {
  const log: string[] = []
  const { match } = openTestMatch(watchedStore(log).store, new HandClock(), { people })
  match.start()
  const powers = match.state.powers.map(({ id }) => id)
  for (const power of powers.slice(0, people)) {
    match.subscribe({ viewer: { kind: 'power', power }, role: 'holder', send: () => undefined })
  }
  const matches: Pick<Matches, 'use'> = { use: async (found, act) => await act(found) }
  const dispatch = createDispatch({ matches, acts: new Acts({ store: fakeActStore(), clock: Date }) })
  const act = (seat: number, name: CommandName, message: object) => {
    const viewer = { kind: 'power', power: powers[seat]! } as const
    return dispatch(match, { seat, viewer, role: 'holder', person: '1' }, name, message)
  }
  const wish = (by: number, against: number, measure: ConductMeasure, isWished = true) =>
    act(by, 'conduct', { power: powers[against], measure, reason: 'abuse', wish: isWished })
  const say = (seat: number) => act(seat, 'chat', { said: { how: 'text', text: 'boo' } })
  const ready = (seat: number) => act(seat, 'ready', { window: match.state.windowNumber, ready: true })
  return { match, log, powers, act, wish, say, ready, away: () => match.seatFacts().map(({ away }) => away) }
}

describe('a vote to silence', () => {
  test('holds with more than half of the others, tells their reason and nobody’s name, and is stored first', async () => {
    const { match, log, powers, wish, say } = setUp()
    expect(await say(1)).toEqual({ ok: true })
    await wish(0, 1, 'silence')
    await wish(0, 1, 'silence')
    expect(await say(1)).toEqual({ ok: true })
    await wish(2, 1, 'silence')
    expect(log.filter((line) => line === 'conduct')).toHaveLength(3)
    expect(match.facts().conduct).toEqual([
      { power: powers[1], measure: 'silence', state: 'holds', year: 1, votes: 2, needed: 2, reasons: ['abuse'] },
    ])
    expect(await say(1)).toEqual(refusedFor('silenced'))
    expect(await say(2)).toEqual({ ok: true })
  })

  test('ends when they take it back, and stays told as over', async () => {
    const { match, wish, say } = setUp()
    await wish(0, 1, 'silence')
    await wish(2, 1, 'silence')
    await wish(2, 1, 'silence', false)
    expect(match.facts().conduct.map(({ state, votes }) => [state, votes])).toEqual([['over', 2]])
    expect(await say(1)).toEqual({ ok: true })
  })

  test('is never decided by one player, by the silenced, or by bots', async () => {
    const { wish, say } = setUp(2)
    await wish(0, 1, 'silence')
    expect(await say(1)).toEqual({ ok: true })
    expect(await wish(1, 1, 'silence')).toEqual(refusedFor('noPersonThere'))
    expect(await wish(0, 3, 'silence')).toEqual(refusedFor('noPersonThere'))
  })
})

describe('a vote to replace', () => {
  test('needs two thirds of the others; standing orders play the seat, the match does not wait, its holder commands nothing', async () => {
    const { match, wish, act, ready, away } = setUp()
    await wish(0, 1, 'replace')
    expect(away()).toEqual([false, false, false, false])
    await wish(2, 1, 'replace')
    expect(away()).toEqual([false, true, false, false])
    expect(await act(1, 'draft', { window: 0, orders: [] })).toEqual(refusedFor('replaced'))
    expect(await wish(1, 0, 'replace')).toEqual(refusedFor('replaced'))
    for (const seat of [0, 2, 3]) await ready(seat)
    await settle()
    expect(match.state.windowNumber).toBeGreaterThan(0)
    expect(away()[1]).toBe(true)
    await wish(2, 1, 'replace', false)
    expect(away()[1]).toBe(false)
  })

  test('plays the seat exactly as the standing orders of a player who is away do: nobody else decides who strikes', async () => {
    const replaced = setUp(3)
    for (const seat of [0, 2]) await replaced.wish(seat, 1, 'replace')
    const { match: away } = openTestMatch(watchedStore([]).store, new HandClock(), { people: 3 })
    away.start()
    await away.markInactive(1)
    for (const match of [replaced.match, away]) {
      for (let windows = 0; windows < 3; windows++) {
        for (const seat of [0, 2]) await match.setReady(at(seat), { window: match.state.windowNumber, ready: true })
        await settle()
      }
    }
    expect(replaced.match.state.windowNumber).toBe(3)
    expect(replaced.match.state).toEqual(away.state)
  })

  test.each(['confrontation', 'warning', 'retaliation'] as const)(
    'that is decided in a window of kind %s changes nothing before the next year',
    async (kind) => {
      const { match } = setUp()
      const table = {
        seats: match.seats as SeatTable,
        state: { ...match.state, window: { ...match.state.window, kind } },
      }
      const deps = { queue: new TaskQueue(), absences: { isInactive: () => false }, onChanged: () => undefined }
      const conduct = new Conduct({ ...deps, table, store: watchedStore([]).store } as never, match.setup as never)
      const { id: power } = match.state.powers[1]!
      for (const seat of [0, 2, 3]) {
        await conduct.wish(seat, { power, measure: 'replace', reason: 'stalling', wish: true })
      }
      expect(conduct.facts()).toMatchObject([{ state: 'holds', year: match.state.year + 1 }])
      expect(conduct.isReplaced(1)).toBe(false)
      Object.assign(table, { state: { ...match.state, year: match.state.year + 1 } })
      expect(conduct.isReplaced(1)).toBe(true)
    },
  )

  test.each([
    [3, 2, 2],
    [4, 2, 2],
    [5, 3, 3],
    [6, 3, 4],
    [7, 4, 4],
    [8, 4, 5],
  ])('at a table of %i counts %i of the others to silence and %i to replace', async (people, silence, replace) => {
    const seats = {
      people: Array.from({ length: people }, (_, seat) => seat),
      all: Array.from({ length: people }, (_, seat) => ({ power: `p${seat}` })),
      seatOf: (power: string) => Number(power.slice(1)),
      isBot: () => false,
    }
    const { match } = setUp()
    const deps = { queue: new TaskQueue(), absences: { isInactive: () => false }, onChanged: () => undefined }
    const table = { seats, state: match.state }
    const conduct = new Conduct({ ...deps, table, store: watchedStore([]).store } as never, match.setup as never)
    for (const measure of ['silence', 'replace'] as const) {
      await conduct.wish(0, { power: 'p1', measure, reason: 'flood', wish: true } as never)
    }
    expect(conduct.facts().map(({ needed }) => needed)).toEqual([silence, replace])
  })

  test('is not for a class: its teacher is there', async () => {
    const { match } = setUp()
    const deps = {
      queue: new TaskQueue(),
      absences: { isInactive: () => false },
      onChanged: () => undefined,
      store: watchedStore([]).store,
    }
    const conduct = new Conduct({ ...deps, table: match } as never, { ...match.setup, seats: [], classId: 'c' })
    const { id: power } = match.state.powers[1]!
    expect(await conduct.wish(0, { power, measure: 'silence', reason: 'flood', wish: true })).toEqual(
      refusedFor('teacherLeads'),
    )
  })
})
