import { describe, expect, test } from 'vitest'
import type { LobbyFacts, SeatTaken } from '#shared/protocol/lobby'
import type { PollNews } from '#shared/protocol/match'
import type { Reply } from '#shared/protocol/messages'
import { caller } from '#tests/support/classroom'
import { problemKey } from '#tests/support/problemKey'
import { post, sit } from '#tests/support/servers'
import { serverForTests } from '#tests/support/testServer'

const here = serverForTests()

const WISH = { scenario: 'two-blocs', powers: 4, years: 3, timeControl: 'untimed', open: false, chatRule: 'free' }

/** A match under way: these players in seat order, the first its host, bots on the other seats. */
async function table(...names: readonly string[]): Promise<readonly SeatTaken[]> {
  const [host, ...others] = names
  const made = (await post(here.base, '/api/v1/lobbies', { ...WISH, name: host })).json as SeatTaken
  const seats = [made]
  for (const name of others) {
    seats.push((await post(here.base, `/api/v1/lobbies/${made.lobby}/seats`, { name })).json as SeatTaken)
  }
  await post(here.base, `/api/v1/lobbies/${made.lobby}/start`, { token: made.token })
  return seats
}

type Asked = SeatTaken & { readonly request: string }

const ask = async (lobby: string, wish: object) => await post(here.base, `/api/v1/lobbies/${lobby}/seats`, wish)
const facts = async (lobby: string) => (await caller(here.base).get<LobbyFacts>(`/api/v1/lobbies/${lobby}`)).json
const news = async (match: string, token?: string) =>
  await caller(here.base, token).get<PollNews>(`/api/v1/matches/${match}/news`)
const command = async (match: string, token: string, body: object) =>
  (await caller(here.base, token).post<Reply>(`/api/v1/matches/${match}/commands`, body)).json
const admit = async ({ lobby, token }: SeatTaken, request: string, yes: boolean) =>
  await command(lobby, token, { command: 'admit', request, yes })
const stateOf = async ({ lobby, request }: Asked) =>
  (await facts(lobby)).requests?.find(({ id }) => id === request)?.state

/** Whether a token shows what a power sees of itself. */
const sees = async (match: string, token: string) => {
  const { status, json } = await news(match, token)
  return status === 200 && json.view?.observation.self !== undefined
}

describe('a seat of a match under way', () => {
  test('shows a newcomer nothing of any power until the host has said yes', async () => {
    const [ada] = await table('Ada')
    const { status, json } = await ask(ada!.lobby, { name: 'Bob' })
    const bob = json as Asked
    expect([status, await sees(bob.lobby, bob.token), await stateOf(bob)]).toEqual([200, false, 'asked'])
    expect((await news(bob.lobby, bob.token)).status).toBe(403)
    await expect(sit(here.base, bob.lobby, bob.token)).rejects.toThrow()
    expect((await facts(bob.lobby)).seats.filter(({ name }) => name !== undefined)).toHaveLength(1)
    expect(await admit(ada!, bob.request, true)).toEqual({ ok: true })
    expect([await sees(bob.lobby, bob.token), await stateOf(bob)]).toEqual([true, 'granted'])
    expect((await facts(bob.lobby)).seats[1]).toMatchObject({ power: bob.power, name: 'Bob' })
  })

  test('is refused with the host’s no, for good', async () => {
    const [ada] = await table('Ada')
    const bob = (await ask(ada!.lobby, { name: 'Bob' })).json as Asked
    expect(await admit(ada!, bob.request, false)).toEqual({ ok: true })
    expect([await stateOf(bob), await sees(bob.lobby, bob.token)]).toEqual(['refused', false])
    expect(problemKey(await admit(ada!, bob.request, true))).toBe('problem.noSuchSeatRequest')
  })

  test('is given by more than half of the players where the host says nothing; never by fewer, nor by those who only look', async () => {
    const [ada, bob, cat] = await table('Ada', 'Bob', 'Cat')
    const dan = (await ask(ada!.lobby, { name: 'Dan' })).json as Asked
    expect(await admit(bob!, dan.request, true)).toEqual({ ok: true })
    expect(await admit(bob!, dan.request, true)).toEqual({ ok: true })
    expect([await stateOf(dan), await sees(dan.lobby, dan.token)]).toEqual(['asked', false])
    expect(
      (
        await caller(here.base).post(`/api/v1/matches/${dan.lobby}/commands`, {
          command: 'admit',
          request: dan.request,
          yes: true,
        })
      ).status,
    ).toBe(403)
    expect(problemKey(await admit(dan, dan.request, true))).toBe('problem.wrongToken')
    expect(await admit(cat!, dan.request, true)).toEqual({ ok: true })
    expect([await stateOf(dan), await sees(dan.lobby, dan.token)]).toEqual(['granted', true])
  })

  test('is never given to another player of the table', async () => {
    const [ada, bob] = await table('Ada', 'Bob')
    for (const { token } of [ada!, bob!]) {
      const asked = await ask(ada!.lobby, { name: 'Zoe', token })
      expect([asked.status, problemKey(asked.json)]).toEqual([422, 'problem.alreadyStarted'])
    }
    expect(problemKey((await ask(ada!.lobby, { name: 'Zoe', token: 'nonsense' })).json)).toBe('problem.wrongToken')
    expect((await facts(ada!.lobby)).requests ?? []).toEqual([])
  })

  test('that a player holds is not to be asked for, nor one that is not there; few may wait at a time', async () => {
    const [ada] = await table('Ada')
    expect(problemKey((await ask(ada!.lobby, { name: 'Bob', power: ada!.power })).json)).toBe(
      'problem.seatTakenByOther',
    )
    expect(problemKey((await ask(ada!.lobby, { name: 'Bob', power: 'atlantis' })).json)).toBe('problem.noSuchPower')
    const asked: unknown[] = []
    for (let n = 0; n < 10; n++) asked.push(problemKey((await ask(ada!.lobby, { name: `Bob ${n}` })).json))
    expect(asked.filter((key) => key === undefined)).toHaveLength(8)
    expect(asked.at(-1)).toBe('problem.tooManySeatRequests')
  })

  test('goes to one of two who ask for it; the other is refused', async () => {
    const [ada] = await table('Ada')
    const { power } = (await facts(ada!.lobby)).seats[2]!
    const [bob, eve] = [
      (await ask(ada!.lobby, { name: 'Bob', power })).json as Asked,
      (await ask(ada!.lobby, { name: 'Eve', power })).json as Asked,
    ]
    await admit(ada!, eve.request, true)
    expect([await stateOf(bob), await stateOf(eve)]).toEqual(['refused', 'granted'])
    expect([await sees(bob.lobby, bob.token), await sees(eve.lobby, eve.token)]).toEqual([false, true])
  })

  test('is still asked for after a restart of the server, with the votes that were given', async () => {
    const [ada, bob, cat] = await table('Ada', 'Bob', 'Cat')
    const dan = (await ask(ada!.lobby, { name: 'Dan' })).json as Asked
    await admit(bob!, dan.request, true)
    await here.restart()
    expect([await stateOf(dan), await sees(dan.lobby, dan.token)]).toEqual(['asked', false])
    await admit(cat!, dan.request, true)
    expect(await sees(dan.lobby, dan.token)).toBe(true)
  })
})
