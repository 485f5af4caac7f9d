import { rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { createWordFilter } from '#server/lib/wordFilter'
import { MOST_WORDS, REPORT_MILLISECONDS, Reports } from '#server/match/reports'
import { openDatabase } from '#server/store/database'
import { createReportStore } from '#server/store/sqlReportStore'
import type { SeatTaken } from '#shared/protocol/lobby'
import type { PlayerReport } from '#shared/protocol/reports'
import { caller, openClass } from '#tests/support/classroom'
import { HandClock } from '#tests/support/fakeStore'
import { problemKey } from '#tests/support/problemKey'
import { serverForTests } from '#tests/support/testServer'

const words = join(tmpdir(), `balance-words-${process.pid}.txt`)
writeFileSync(words, '# not wanted here\nblaggard\n混蛋\n')
afterAll(() => rmSync(words))
const here = serverForTests({ BALANCE_HOST_PASSWORD: 'river-lamp-otter', BALANCE_WORD_FILTER: words })

const WISH = { scenario: 'two-blocs', powers: 4, years: 3, timeControl: 'untimed', open: false, chatRule: 'free' }

/** A match of Ada and Bob, and how each of them says and reports something. */
async function setUp() {
  const call = caller(here.base)
  const ada = (await call.post<SeatTaken>('/api/v1/lobbies', { ...WISH, name: 'Ada' })).json
  const path = `/api/v1/lobbies/${ada.lobby}`
  const bob = (await call.post<SeatTaken>(`${path}/seats`, { name: 'Bob' })).json
  await call.post(`${path}/start`, { token: ada.token })
  const match = `/api/v1/matches/${ada.lobby}`
  const say = async ({ token }: SeatTaken, text: string) => {
    const said = { command: 'chat', said: { how: 'text', text } }
    return problemKey((await caller(here.base, token).post(`${match}/commands`, said)).json)
  }
  const report = async ({ token }: SeatTaken, power: string, reason = 'abuse') =>
    problemKey((await caller(here.base, token).post(`${match}/reports`, { power, reason })).json)
  return { ada, bob, say, report, match }
}

async function host() {
  const login = await caller(here.base).post<{ token: string }>('/api/v1/host/login', { password: 'river-lamp-otter' })
  const call = caller(here.base, login.json.token)
  return {
    reports: async () => (await call.get<{ reports: readonly PlayerReport[] }>('/api/v1/host/reports')).json.reports,
    act: async (body: object) => (await call.post('/api/v1/host/commands', body)).json,
  }
}

describe('a report', () => {
  test('shows the host the last ten words that the reporter could read, and nothing else; the host deletes it', async () => {
    const { ada, bob, say, report } = await setUp()
    await say(ada, 'what Ada says is in no report about Bob')
    for (let nth = 0; nth < 6; nth++) await say(bob, `boo ${nth}`)
    expect(await report(ada, bob.power)).toBeUndefined()
    const { reports, act } = await host()
    const [made] = await reports()
    expect(made).toEqual({
      id: made!.id,
      at: made!.at,
      match: ada.lobby,
      power: bob.power,
      name: 'Bob',
      reason: 'abuse',
      words: Array.from({ length: 6 }, (_, nth) => ({ how: 'text', text: `boo ${nth}` })),
    })
    expect(await act({ command: 'forgetReport', report: made!.id })).toEqual({ ok: true })
    expect(await reports()).toEqual([])
  })

  test('is refused about oneself, a bot, or one who has said nothing, and beyond three in ten minutes', async () => {
    const { ada, bob, say, report } = await setUp()
    expect(await report(ada, ada.power)).toBe('problem.noPersonThere')
    expect(await report(ada, bob.power)).toBe('problem.nothingSaid')
    await say(bob, 'boo')
    expect(await report(ada, bob.power)).toBeUndefined()
    expect(await report(ada, bob.power)).toBe('problem.tooManyReports')
  })

  test('is made by no spectator, and in no class: its teacher is there', async () => {
    const { bob, match } = await setUp()
    const { status } = await caller(here.base).post(`${match}/reports`, { power: bob.power, reason: 'abuse' })
    expect(status).toBe(403)
    const teacher = await openClass(here.base, { powers: 2, perPower: 1, chatRule: 'free' })
    const one = await teacher.enrol('Ada')
    await teacher.enrol('Bob')
    await teacher.act('begin')
    const seat = (await one.mine()).seat!
    const { seats } = (await teacher.board()).worlds[0]!
    const { power } = seats.find((other) => other.power !== seat.power)!
    const path = `/api/v1/matches/${seat.match}/reports`
    const told = await caller(here.base, one.enrolled.token).post(path, { power, reason: 'abuse' })
    expect(problemKey(told.json)).toBe('problem.teacherLeads')
  })

  test('is kept for seven days and holds ten words at most', async () => {
    const clock = new HandClock()
    const reports = new Reports(createReportStore(await openDatabase(':memory:')), clock)
    const said = Array.from({ length: 25 }, (_, number) => ({
      number,
      from: 'boreal',
      said: { how: 'text', text: `${number}` },
    }))
    const match = {
      setup: { id: 'm' },
      seats: { all: [{ power: 'austral' }, { power: 'boreal' }], seatOf: () => 1, isBot: () => false },
      chat: { visibleTo: async () => said },
      seatFacts: () => [{ name: 'Ada' }, { name: 'Bob' }],
    }
    clock.advance(1)
    await reports.make(match as never, { seat: 0 } as never, { power: 'boreal', reason: 'abuse' } as never)
    expect((await reports.list())[0]!.words).toEqual(said.slice(-MOST_WORDS).map((word) => word.said))
    clock.advance(REPORT_MILLISECONDS - 1)
    expect(await reports.list()).toHaveLength(1)
    clock.advance(1)
    expect(await reports.list()).toEqual([])
  })
})

describe('the server’s host', () => {
  test('closes a table that has not begun, and only that', async () => {
    const call = caller(here.base)
    const { lobby, token } = (await call.post<SeatTaken>('/api/v1/lobbies', { ...WISH, name: 'Ada' })).json
    const { act } = await host()
    expect(await act({ command: 'closeLobby', lobby })).toEqual({ ok: true })
    expect(problemKey((await call.post(`/api/v1/lobbies/${lobby}/start`, { token })).json)).toBe('problem.noSuchLobby')
    const { ada } = await setUp()
    expect(problemKey(await act({ command: 'closeLobby', lobby: ada.lobby }))).toBe('problem.alreadyStarted')
  })
})

describe('words that the server’s host does not want', () => {
  test('are refused in names at tables and in free text', async () => {
    const { ada, say } = await setUp()
    expect(await say(ada, 'you BLÁGGARD!')).toBe('problem.barredWord')
    expect(await say(ada, '你是個混蛋嗎')).toBe('problem.barredWord')
    expect(await say(ada, 'blaggardly is another word')).toBeUndefined()
    const made = await caller(here.base).post('/api/v1/lobbies', { ...WISH, name: 'Blaggard' })
    const { lobby } = (await caller(here.base).post<SeatTaken>('/api/v1/lobbies', { ...WISH, name: 'Ada' })).json
    const seat = await caller(here.base).post(`/api/v1/lobbies/${lobby}/seats`, { name: 'a ｂｌａｇｇａｒｄ' })
    expect([problemKey(made.json), problemKey(seat.json)]).toEqual(['problem.barredWord', 'problem.barredWord'])
  })

  test('are taken as they stand: signs in them mean nothing', () => {
    const isBarred = createWordFilter(['a.b', 'c++'])
    expect(['x a.b x', 'axb', 'I like c++ now', 'c'].map(isBarred)).toEqual([true, false, true, false])
    expect(createWordFilter([])('anything')).toBe(false)
  })
})
