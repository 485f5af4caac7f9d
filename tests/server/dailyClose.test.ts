import { describe, expect, test } from 'vitest'
import { nextDailyClose } from '#server/match/dailyClose'
import type { Match } from '#server/match/match'
import { openDatabase } from '#server/store/database'
import type { CreateLobby } from '#shared/protocol/lobby'
import { HandClock } from '#tests/support/fakeStore'
import { lobbiesOver } from '#tests/support/lobbies'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const at = (iso: string) => Date.parse(iso)

describe('the next time clocks of a zone show', () => {
  test.each([
    ['today, later', '20:00', 'Europe/Berlin', '2026-07-01T10:00:00Z', '2026-07-01T18:00:00Z'],
    ['this very moment', '20:00', 'Europe/Berlin', '2026-07-01T18:00:00Z', '2026-07-01T18:00:00Z'],
    ['tomorrow', '20:00', 'Europe/Berlin', '2026-07-01T18:00:01Z', '2026-07-02T18:00:00Z'],
    ['after clocks were put back', '20:00', 'Europe/Berlin', '2026-10-24T18:30:00Z', '2026-10-25T19:00:00Z'],
    ['after they were put forward', '20:00', 'Europe/Berlin', '2026-03-28T19:30:00Z', '2026-03-29T18:00:00Z'],
    [
      'a time left out in spring, as much later',
      '02:30',
      'Europe/Berlin',
      '2026-03-28T12:00:00Z',
      '2026-03-29T01:30:00Z',
    ],
    ['a time twice in autumn, the first', '02:30', 'Europe/Berlin', '2026-10-24T12:00:00Z', '2026-10-25T00:30:00Z'],
    ['and not the second after it', '02:30', 'Europe/Berlin', '2026-10-25T00:30:01Z', '2026-10-26T01:30:00Z'],
    ['where the day is another', '00:15', 'Pacific/Kiritimati', '2026-06-01T11:00:00Z', '2026-06-02T10:15:00Z'],
    ['of a quarter of an hour', '09:00', 'Asia/Kathmandu', '2026-06-01T04:00:00Z', '2026-06-02T03:15:00Z'],
    ['across a year', '23:59', 'America/New_York', '2026-12-31T23:00:00Z', '2027-01-01T04:59:00Z'],
  ])('%s: %s in %s', (_, time, zone, from, next) => {
    expect(new Date(nextDailyClose({ at: time, zone }, at(from))).toISOString()).toBe(new Date(at(next)).toISOString())
  })

  test('is within two days, and shows that time, from any hour of a year', () => {
    for (const zone of ['Europe/London', 'Australia/Lord_Howe', 'America/St_Johns']) {
      const shown = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' })
      for (let from = at('2026-01-01T00:00:00Z'); from < at('2027-01-01T00:00:00Z'); from += 7 * HOUR) {
        const next = nextDailyClose({ at: '20:00', zone }, from)
        expect(next - from).toBeGreaterThanOrEqual(0)
        expect(next - from).toBeLessThanOrEqual(25 * HOUR)
        expect(shown.format(next)).toBe('20:00')
      }
    }
  })
})

const WISH: CreateLobby = {
  scenario: 'two-blocs',
  powers: 2,
  years: 3,
  timeControl: 'slow',
  dailyClose: { at: '20:00', zone: 'Europe/Berlin' },
  name: 'Ada',
  open: false,
}

async function begun(now: string) {
  const [clock, database] = [new HandClock(), await openDatabase(':memory:')]
  clock.advance(at(now))
  const { lobbies, matches } = lobbiesOver(database, clock)
  const ada = await lobbies.create({ chatRule: 'off', strength: 'normal', ...WISH } as never)
  if ('problem' in ada) throw new Error(ada.problem.key)
  const bob = await lobbies.takeSeat(ada.lobby, { name: 'Bob' })
  if ('problem' in bob) throw new Error(bob.problem.key)
  await lobbies.start(ada.lobby, ada.token)
  const match = (await matches.find(ada.lobby))!
  match.viewers.hold()
  const closing = (of: Match = match) => new Date(clock.now() + of.timeLeft!).toISOString()
  return { clock, database, lobbies, ada, match, closing }
}

describe('windows of a slow match at a table that closes daily', () => {
  test('close at that time by the clocks of its zone, also when those are put back; a window keeps half of its usual time', async () => {
    const { match, closing } = await begun('2026-10-24T05:59:00Z')
    expect(closing()).toBe('2026-10-24T18:00:00.000Z')
    await match.closeWindow()
    expect(closing()).toBe('2026-10-24T18:00:00.000Z')
    const late = await begun('2026-10-24T06:01:00Z')
    expect(late.closing()).toBe('2026-10-25T19:00:00.000Z')
  })

  test('are said at the table, and hold after the server has started again', async () => {
    const { lobbies, ada, database, clock, closing, match } = await begun('2026-07-01T05:00:00Z')
    expect((await lobbies.find(ada.lobby))?.dailyClose).toEqual(WISH.dailyClose)
    await match.stop()
    const again = await lobbiesOver(database, clock).matches.find(ada.lobby)
    expect(again?.setup.dailyClose).toEqual(WISH.dailyClose)
    expect(closing(again)).toBe('2026-07-01T18:00:00.000Z')
    await again!.closeWindow()
    expect(closing(again)).toBe('2026-07-01T18:00:00.000Z')
    clock.advance(10 * HOUR)
    await again!.closeWindow()
    expect(closing(again)).toBe('2026-07-02T18:00:00.000Z')
  })

  test('are refused in other tempos and in zones that are none', async () => {
    const { lobbies } = await begun('2026-07-01T05:00:00Z')
    const made = (change: object) =>
      lobbies.create({ chatRule: 'off', strength: 'normal', ...WISH, ...change } as never)
    expect(await made({ timeControl: 'live' })).toMatchObject({ problem: { key: 'problem.dailyCloseSlowOnly' } })
    const unknown = { dailyClose: { at: '20:00', zone: 'Europe/Atlantis' } }
    expect(await made(unknown)).toMatchObject({
      problem: { key: 'problem.noSuchZone', args: { label: 'Europe/Atlantis' } },
    })
  })
})
