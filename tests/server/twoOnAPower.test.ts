import { describe, expect, test } from 'vitest'
import type { LobbyFacts, SeatTaken } from '#shared/protocol/lobby'
import type { PollNews } from '#shared/protocol/match'
import type { ClaimedSeat } from '#shared/protocol/seat'
import { caller } from '#tests/support/classroom'
import { problemKey } from '#tests/support/problemKey'
import { playOut, sit } from '#tests/support/servers'
import { serverForTests } from '#tests/support/testServer'

const here = serverForTests()

const WISH = { scenario: 'two-blocs', powers: 2, years: 2, timeControl: 'untimed', name: 'Ada', open: false }

const post = async <Json>(path: string, body: object, token?: string): Promise<Json> =>
  (await caller(here.base, token).post<Json>(path, body)).json
const newTable = (wish: object = {}): Promise<SeatTaken> => post('/api/v1/lobbies', { ...WISH, perPower: 2, ...wish })
const sitDown = (table: SeatTaken, name: string, power?: string): Promise<SeatTaken> =>
  post(`/api/v1/lobbies/${table.lobby}/seats`, { name, ...(power === undefined ? {} : { power }) })
const act = (table: SeatTaken, what: string, body: object): Promise<object> =>
  post(`/api/v1/lobbies/${table.lobby}/${what}`, body)
const facts = async ({ lobby }: SeatTaken, token?: string): Promise<LobbyFacts> =>
  (await caller(here.base, token).get<LobbyFacts>(`/api/v1/lobbies/${lobby}`)).json
const news = async ({ lobby }: SeatTaken, token: string): Promise<{ status: number; json: PollNews }> =>
  await caller(here.base, token).get<PollNews>(`/api/v1/matches/${lobby}/news`)
const command = (table: SeatTaken, token: string, body: object): Promise<object> =>
  post(`/api/v1/matches/${table.lobby}/commands`, body, token)
const namesAt = async (table: SeatTaken) => (await facts(table)).seats.map(({ name }) => name ?? null)

/** Ada and Bo on one power, Cy alone on the other. */
async function gathered() {
  const ada = await newTable()
  const bo = await sitDown(ada, 'Bo', ada.power)
  const cy = await sitDown(ada, 'Cy')
  return { ada, bo, cy }
}

describe('two on a power, at a table', () => {
  test('sit down where they name it; others come to a power that nobody leads first', async () => {
    const { ada, bo, cy } = await gathered()
    expect(bo.power).toBe(ada.power)
    expect(cy.power).not.toBe(ada.power)
    expect(await namesAt(ada)).toEqual(['Ada', 'Bo', 'Cy', null])
    expect(problemKey(await sitDown(ada, 'Di', ada.power))).toBe('problem.seatTakenByOther')
    expect((await sitDown(ada, 'Di')).power).toBe(cy.power)
    expect(problemKey(await sitDown(ada, 'Eve'))).toBe('problem.lobbyFull')
    expect(await facts(ada, bo.token)).toMatchObject({ perPower: 2, own: ada.power, ownSeat: 1 })
  })

  test('are two for the host too: each is removed, made host and leaves alone, and who sits beside the host is none', async () => {
    const { ada, bo } = await gathered()
    for (const what of ['start', 'close']) {
      expect(problemKey(await act(ada, what, { token: bo.token }))).toBe('problem.onlyHost')
    }
    await act(ada, 'host', { token: ada.token, power: ada.power, name: 'Bo' })
    expect((await facts(ada)).seats.map(({ host }) => host)).toEqual([false, true, false, false])
    await act(ada, 'leave', { token: ada.token })
    expect(await namesAt(ada)).toEqual([null, 'Bo', 'Cy', null])
    expect((await facts(ada)).seats[1]!.host).toBe(true)
    const di = await sitDown(ada, 'Di', ada.power)
    await act(ada, 'remove', { token: bo.token, power: di.power, name: 'Di' })
    expect(await namesAt(ada)).toEqual([null, 'Bo', 'Cy', null])
    expect(await act(ada, 'start', { token: bo.token })).toEqual({ match: ada.lobby })
    expect((await news(ada, bo.token)).json.view?.observation.self?.id).toBe(bo.power)
    expect(await act(ada, 'lock', { token: bo.token, locked: true })).toEqual({ ok: true })
  })

  test('is asked for when the table is made: at others a power has one place', async () => {
    const ada = await newTable({ perPower: 1 })
    expect((await facts(ada)).perPower).toBe(1)
    expect(problemKey(await sitDown(ada, 'Bo', ada.power))).toBe('problem.seatTakenByOther')
  })
})

describe('two on a power, in the match', () => {
  test('share its orders, and both are told so; nobody else learns of it', async () => {
    const { ada, bo, cy } = await gathered()
    await act(ada, 'start', { token: ada.token })
    await command(ada, bo.token, { command: 'draft', window: 0, orders: [{ type: 'build', force: 'silos', lots: 1 }] })
    const [hers, theirs] = [(await news(ada, ada.token)).json.view, (await news(ada, cy.token)).json.view]
    expect(hers?.orders).toMatchObject([{ type: 'build', force: 'silos' }])
    expect(hers?.delegation?.people.map(({ name, adviser }) => [name, adviser])).toEqual([
      ['Ada', false],
      ['Bo', false],
    ])
    expect([theirs?.delegation, theirs?.orders]).toEqual([undefined, []])
    expect((await facts(ada, bo.token)).ownSeat).toBe(1)
    expect(await namesAt(ada)).toEqual(['Ada', 'Bo', 'Cy', null])
  })

  test('are both waited for while both are there', async () => {
    const { ada, bo, cy } = await gathered()
    await act(ada, 'start', { token: ada.token })
    const [first, second, other] = await Promise.all([ada, bo, cy].map(({ token }) => sit(here.base, ada.lobby, token)))
    await other!.ready(0)
    await first!.ready(0)
    expect((await news(ada, cy.token)).json.view?.observation.window.number).toBe(0)
    await second!.ready(0)
    await other!.until(({ observation }) => observation.window.number > 0)
  })

  test('take their own place along by a code: the other’s stays, and the table of the rematch has both', async () => {
    const { ada, bo, cy } = await gathered()
    await act(ada, 'start', { token: ada.token })
    const codeOf = async ({ token }: SeatTaken) =>
      (await post<{ code: string }>(`/api/v1/matches/${ada.lobby}/seat-transfers`, {}, token)).code
    const [adas, bos] = [await codeOf(ada), await codeOf(bo)]
    const claimed = await post<ClaimedSeat>('/api/v1/seat-transfers/claim', { code: bos })
    expect((await news(ada, claimed.token)).json.view?.delegation?.me).toBe('2')
    const statuses = await Promise.all([ada, bo, cy].map(async ({ token }) => (await news(ada, token)).status))
    expect(statuses).toEqual([200, 403, 200])
    const hers = await post<ClaimedSeat>('/api/v1/seat-transfers/claim', { code: adas })
    expect((await news(ada, hers.token)).json.view?.delegation?.me).toBe('1')
    const seats = await Promise.all([hers, claimed, cy].map(({ token }) => sit(here.base, ada.lobby, token)))
    await Promise.all(seats.map(playOut))
    const { lobby } = await post<{ lobby: string }>(`/api/v1/matches/${ada.lobby}/rematch`, {}, claimed.token)
    const table = { ...ada, lobby }
    expect(await namesAt(table)).toEqual(['Ada', 'Bo', 'Cy', null])
    expect(await facts(table, claimed.token)).toMatchObject({ ownSeat: 1, perPower: 2 })
    expect(problemKey(await act(table, 'start', { token: claimed.token }))).toBe('problem.onlyHost')
    expect(await act(table, 'start', { token: hers.token })).toEqual({ match: lobby })
  })
})
