import { describe, expect, test } from 'vitest'
import type { LobbyFacts, SeatTaken } from '#shared/protocol/lobby'
import type { PollNews } from '#shared/protocol/match'
import type { RouteBody, RouteName } from '#shared/protocol/routes'
import { callRoute, type RouteCall } from '#tests/support/callRoute'
import { serverForTests } from '#tests/support/testServer'

const here = serverForTests()
const TABLE = { scenario: 'two-blocs', powers: 4, years: 2, timeControl: 'untimed', open: false } as const

async function call<Name extends RouteName>(route: Name, given: RouteCall<Name>) {
  const response = await callRoute(here.base, route, given)
  return { status: response.status, json: (await response.json()) as never }
}

const newTable = async (wish: object = {}): Promise<SeatTaken> =>
  (await call('POST /api/v1/lobbies', { body: { ...TABLE, name: 'Ada', ...wish } })).json
const sitDown = (id: string, wish: RouteBody<'POST /api/v1/lobbies/:id/seats'>) =>
  call('POST /api/v1/lobbies/:id/seats', { params: { id }, body: wish })
const facts = async (id: string): Promise<LobbyFacts> =>
  (await call('GET /api/v1/lobbies/:id', { params: { id } })).json
const start = ({ lobby: id, token }: SeatTaken) =>
  call('POST /api/v1/lobbies/:id/start', { params: { id }, body: { token } })
const news = async (id: string, token: string | undefined, query: object = {}): Promise<PollNews> =>
  (await call('GET /api/v1/matches/:id/news', { params: { id }, token, query })).json
const ready = (id: string, token: string, window: number) =>
  call('POST /api/v1/matches/:id/commands', { params: { id }, token, body: { command: 'ready', window, ready: true } })

const PROGRAM = { program: true } as const

describe('seats for programs', () => {
  test('a table takes none until its host says how many, and no more than that', async () => {
    const ada = await newTable()
    expect(await facts(ada.lobby)).toMatchObject({ programs: 0 })
    const refused = await sitDown(ada.lobby, { name: 'Robo', ...PROGRAM })
    expect(refused).toMatchObject({ status: 422, json: { problem: { key: 'problem.noPrograms' } } })
    const params = { id: ada.lobby }
    const allowed = await call('POST /api/v1/lobbies/:id/programs', { params, body: { token: ada.token, programs: 1 } })
    expect(allowed.status).toBe(200)
    const robo = (await sitDown(ada.lobby, { name: 'Robo', ...PROGRAM })).json as SeatTaken
    const second = await sitDown(ada.lobby, { name: 'Bit', ...PROGRAM })
    expect(second).toMatchObject({ status: 422, json: { problem: { key: 'problem.programsFull', args: { most: 1 } } } })
    // A person is as welcome as before, and so is the program at another seat.
    expect((await sitDown(ada.lobby, { name: 'Bob' })).status).toBe(200)
    const free = (await facts(ada.lobby)).seats.find(({ name }) => name === undefined)!.power
    expect((await sitDown(ada.lobby, { name: 'Robo', token: robo.token, power: free })).status).toBe(200)
    const { seats, programs } = await facts(ada.lobby)
    expect(programs).toBe(1)
    expect(seats.map(({ name, program }) => [name, program]).filter(([name]) => name)).toContainEqual(['Robo', true])
    expect(seats.filter(({ program }) => program)).toHaveLength(1)
    const byRobo = await call('POST /api/v1/lobbies/:id/programs', { params, body: { token: robo.token, programs: 8 } })
    expect(byRobo).toMatchObject({ status: 422, json: { problem: { key: 'problem.onlyHost' } } })
  })

  test('a program that makes a table of its own says so with seats for programs', async () => {
    const body = { ...TABLE, name: 'Robo', ...PROGRAM }
    expect(await call('POST /api/v1/lobbies', { body })).toMatchObject({
      status: 422,
      json: { problem: { key: 'problem.noPrograms' } },
    })
    const { lobby } = await newTable({ name: 'Robo', ...PROGRAM, programs: 2 })
    expect((await facts(lobby)).seats[0]).toMatchObject({ name: 'Robo', program: true })
  })

  test('all are told in the match, after a restart, in the lobby, and in the record', async () => {
    const ada = await newTable({ programs: 1 })
    const { json } = await sitDown(ada.lobby, { name: 'Robo', ...PROGRAM })
    const robo = json as SeatTaken
    await start(ada)
    const marked = async () => (await news(ada.lobby, undefined)).facts.seats.filter(({ program }) => program)
    expect((await marked()).map(({ name, human }) => [name, human])).toEqual([['Robo', true]])
    await here.restart()
    expect((await marked()).map(({ power }) => power)).toEqual([robo.power])
    expect((await facts(ada.lobby)).seats.filter(({ program }) => program)).toHaveLength(1)
    for (;;) {
      const { view } = await news(ada.lobby, ada.token)
      if (view!.observation.window.kind === 'ended') break
      for (const { token } of [ada, robo]) await ready(ada.lobby, token, view!.observation.window.number)
    }
    const record = await callRoute(here.base, 'GET /api/v1/matches/:id/record', { params: { id: ada.lobby } })
    const text = await record.text()
    expect(JSON.parse(text.split('\n')[0]!)).toMatchObject({ programs: [robo.power] })
    // On another server the mark is where it was.
    const { json: shown } = await call('POST /api/v1/records', { body: text })
    const { match } = shown as { match: string }
    const again = await callRoute(here.base, 'GET /api/v1/matches/:id/record', { params: { id: match } })
    expect(JSON.parse((await again.text()).split('\n')[0]!)).toMatchObject({ programs: [robo.power] })
  })

  test('in a match under way a program asks for the seat of a bot, within the same number', async () => {
    const ada = await newTable()
    await start(ada)
    const params = { id: ada.lobby }
    expect((await sitDown(ada.lobby, { name: 'Robo', ...PROGRAM })).json).toMatchObject({
      problem: { key: 'problem.noPrograms' },
    })
    await call('POST /api/v1/lobbies/:id/programs', { params, body: { token: ada.token, programs: 1 } })
    const { request, token } = (await sitDown(ada.lobby, { name: 'Robo', ...PROGRAM })).json as SeatTaken
    expect((await news(ada.lobby, ada.token)).facts.requests).toMatchObject([{ name: 'Robo', program: true }])
    const body = { command: 'admit', request: request!, yes: true } as const
    await call('POST /api/v1/matches/:id/commands', { params, token: ada.token, body })
    const { seats } = (await news(ada.lobby, token)).facts
    expect(seats.filter(({ program }) => program).map(({ name }) => name)).toEqual(['Robo'])
  })
})

describe('waiting for news', () => {
  const lonely = { body: { scenario: 'two-blocs', powers: 2, years: 3, timeControl: 'untimed', ...PROGRAM } } as const

  test('an answer waits for the next window, and comes when it opens', async () => {
    const ada = await newTable({ programs: 1 })
    const robo = (await sitDown(ada.lobby, { name: 'Robo', ...PROGRAM })).json as SeatTaken
    await start(ada)
    await ready(ada.lobby, robo.token, 0)
    let isThere = false
    const waiting = news(ada.lobby, robo.token, { after: 0, wait: 20 }).then((answer) => {
      isThere = true
      return answer
    })
    await news(ada.lobby, ada.token)
    expect(isThere).toBe(false)
    await ready(ada.lobby, ada.token, 0)
    expect((await waiting).view!.observation.window.number).toBe(1)
  })

  test('a message ends the wait, and one without news ends by itself', async () => {
    const ada = await newTable({ programs: 1, chatRule: 'free' })
    const robo = (await sitDown(ada.lobby, { name: 'Robo', ...PROGRAM })).json as SeatTaken
    await start(ada)
    const waiting = news(ada.lobby, robo.token, { after: 0, chat: 0, wait: 20 })
    const said = { how: 'text', text: 'Hello' } as const
    const body = { command: 'chat', said } as const
    await call('POST /api/v1/matches/:id/commands', { params: { id: ada.lobby }, token: ada.token, body })
    expect((await waiting).chat).toHaveLength(1)
    const quiet = await news(ada.lobby, robo.token, { after: 0, chat: 1, wait: 1 })
    expect([quiet.view, quiet.chat]).toEqual([undefined, []])
  })

  test('the options of a view are those of the caller’s seat alone; who has none is given none', async () => {
    const { match, token, power } = (await call('POST /api/v1/matches', lonely)).json as {
      match: string
      token: string
      power: string
    }
    const { view, options = [] } = await news(match, token, { options: 'yes' })
    expect(view!.observation.self!.id).toBe(power)
    expect(options.map(({ type }) => type)).toContain('build')
    expect((await news(match, token)).options).toBeUndefined()
    expect((await news(match, token, { after: 0, options: 'yes' })).options).toBeUndefined()
    expect((await news(match, undefined, { options: 'yes' })).options).toBeUndefined()
    const guest = (await call('POST /api/v1/matches/:id/guest-tokens', { params: { id: match }, token })).json as {
      token: string
    }
    const overShoulder = await news(match, guest.token, { options: 'yes' })
    expect([overShoulder.view !== undefined, overShoulder.options]).toEqual([true, undefined])
  })
})
