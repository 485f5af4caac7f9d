import { describe, expect, test } from 'vitest'
import type { LobbyFacts, SeatTaken } from '#shared/protocol/lobby'
import { post, sit } from '#tests/support/servers'
import { serverForTests } from '#tests/support/testServer'

const here = serverForTests()

const WISH = { scenario: 'two-blocs', powers: 4, years: 3, timeControl: 'untimed', name: 'Ada', open: true }

async function newTable(wish: object = {}): Promise<SeatTaken> {
  return (await post(here.base, '/api/v1/lobbies', { ...WISH, ...wish })).json as SeatTaken
}
const facts = async (table: string): Promise<LobbyFacts> =>
  await (await fetch(`${here.base}/api/v1/lobbies/${table}`)).json()
const sitDown = async (table: string, wish: object) => await post(here.base, `/api/v1/lobbies/${table}/seats`, wish)
const namesAt = async (table: string) => (await facts(table)).seats.map(({ name }) => name ?? null)
const problemOf = ({ json }: { json: unknown }) => (json as { problem?: { key: string } }).problem?.key

describe('a table', () => {
  test('is made by its host, found by link and by code, and listed when open', async () => {
    const { lobby: table, power } = await newTable()
    const seen = await facts(table)
    expect(seen).toMatchObject({ id: table, started: false, years: 3 })
    expect(seen.seats[0]).toMatchObject({ power, name: 'Ada', host: true })
    expect(seen.code).toMatch(/^[A-Z2-9]{6}$/)
    expect((await facts(seen.code.toLowerCase())).id).toBe(table)
    const { lobby: hidden } = await newTable({ open: false })
    const listed = (
      (await (await fetch(`${here.base}/api/v1/lobbies`)).json()) as { lobbies: LobbyFacts[] }
    ).lobbies.map(({ id }) => id)
    expect(listed).toContain(table)
    expect(listed).not.toContain(hidden)
  })

  test('looking takes no seat; asking takes one; a seat can be changed and left', async () => {
    const { lobby: table } = await newTable()
    for (let looks = 0; looks < 5; looks++) await facts(table)
    expect(await namesAt(table)).toEqual(['Ada', null, null, null])
    const bob = (await sitDown(table, { name: 'Bob' })).json as SeatTaken
    expect(await namesAt(table)).toEqual(['Ada', 'Bob', null, null])
    const third = (await facts(table)).seats[2]!.power
    const moved = (await sitDown(table, { name: 'Bob', power: third, token: bob.token })).json as SeatTaken
    expect(moved).toEqual({ lobby: table, power: third, token: bob.token })
    expect(await namesAt(table)).toEqual(['Ada', null, 'Bob', null])
    await post(here.base, `/api/v1/lobbies/${table}/leave`, { token: bob.token })
    expect(await namesAt(table)).toEqual(['Ada', null, null, null])
  })

  test('tells no caller a token', async () => {
    const { lobby: table, token } = await newTable()
    expect(JSON.stringify(await facts(table))).not.toContain(token)
    expect(JSON.stringify(await facts(table))).not.toMatch(/token/i)
  })

  test('refuses taken seats, full tables, wrong tokens, and names that hide something', async () => {
    const { lobby: table, power } = await newTable({ powers: 2 })
    expect(problemOf(await sitDown(table, { name: 'Bob', power }))).toBe('problem.seatTakenByOther')
    await sitDown(table, { name: 'Bob' })
    expect(problemOf(await sitDown(table, { name: 'Cat' }))).toBe('problem.lobbyFull')
    expect(problemOf(await sitDown(table, { name: 'Bob', token: 'nonsense' }))).toBe('problem.wrongToken')
    expect(problemOf(await sitDown('nosuchtable', { name: 'Bob' }))).toBe('problem.noSuchLobby')
    for (const [name, why] of [
      ['', 'noInk'],
      [' ', 'noInk'],
      ['x'.repeat(10_000), 'malformedRequest'],
      ['a\u202Eb', 'hiddenLetter'],
      ['a\u0000b', 'hiddenLetter'],
      ['a\nb', 'hiddenLetter'],
    ] as const) {
      expect(problemOf(await sitDown(table, { name }))).toBe(`problem.${why}`)
    }
    expect(problemOf(await post(here.base, '/api/v1/lobbies', { ...WISH, seed: 'mine' }))).toBe(
      'problem.malformedRequest',
    )
    expect(
      problemOf(await post(here.base, '/api/v1/matches', { scenario: 'two-blocs', powers: 2, seed: 'mine' })),
    ).toBe('problem.malformedRequest')
  })

  test('refuses a name that is the same to the eye as one at the table, before and after the match has begun', async () => {
    const { lobby: table, token } = await newTable({ powers: 4, name: 'Ada' })
    for (const name of ['ada', 'ＡＤＡ', '\u0410da', 'Ad\u00e1']) {
      expect(problemOf(await sitDown(table, { name }))).toBe('problem.nameTakenAtTable')
    }
    const { token: own } = (await sitDown(table, { name: 'Bob' })).json as SeatTaken
    expect(problemOf(await sitDown(table, { name: 'ADA', token: own }))).toBe('problem.nameTakenAtTable')
    await post(here.base, `/api/v1/lobbies/${table}/start`, { token })
    expect(problemOf(await sitDown(table, { name: 'bob' }))).toBe('problem.nameTakenAtTable')
  })

  test('two who ask for the last seat at once: one sits, one is told', async () => {
    const { lobby: table } = await newTable({ powers: 2 })
    const answers = await Promise.all(['Bob', 'Cat', 'Dan', 'Eve'].map((name) => sitDown(table, { name })))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.filter((answer) => problemOf(answer) === 'problem.lobbyFull')).toHaveLength(3)
  })

  test('the host chooses how strong bots play, until the match begins', async () => {
    const { lobby: table, token } = await newTable()
    const strengthen = (by: string, strength: string) =>
      post(here.base, `/api/v1/lobbies/${table}/strength`, { token: by, strength })
    expect((await facts(table)).strength).toBe('normal')
    const bob = (await sitDown(table, { name: 'Bob' })).json as SeatTaken
    expect(problemOf(await strengthen(bob.token, 'easy'))).toBe('problem.onlyHost')
    expect(problemOf(await strengthen('nonsense', 'easy'))).toBe('problem.wrongToken')
    expect(problemOf(await strengthen(token, 'godlike'))).toBe('problem.malformedRequest')
    expect((await strengthen(token, 'hard')).status).toBe(200)
    expect((await facts(table)).strength).toBe('hard')
    await post(here.base, `/api/v1/lobbies/${table}/start`, { token })
    expect(problemOf(await strengthen(token, 'easy'))).toBe('problem.alreadyStarted')
    expect((await newTable({ strength: 'easy' }).then(({ lobby }) => facts(lobby))).strength).toBe('easy')
  })

  test('only the host starts and seats bots; the host’s powers pass on when the host leaves', async () => {
    const { lobby: table, token } = await newTable()
    const bob = (await sitDown(table, { name: 'Bob' })).json as SeatTaken
    const start = (who: string) => post(here.base, `/api/v1/lobbies/${table}/start`, { token: who })
    expect(problemOf(await start(bob.token))).toBe('problem.onlyHost')
    const free = (await facts(table)).seats[3]!.power
    const bots = (who: string, bot: string) =>
      post(here.base, `/api/v1/lobbies/${table}/bots`, { token: who, power: free, bot })
    expect(problemOf(await bots(bob.token, 'grim'))).toBe('problem.onlyHost')
    expect(problemOf(await bots(token, 'hal'))).toBe('problem.noSuchBot')
    expect((await bots(token, 'grim')).status).toBe(200)
    expect((await facts(table)).seats[3]!.bot).toBe('grim')
    await post(here.base, `/api/v1/lobbies/${table}/leave`, { token })
    expect((await facts(table)).seats.findIndex(({ host }) => host)).toBe(1)
    expect((await start(bob.token)).json).toEqual({ match: table })
  })

  test('a lobby that all players have left has no host: a token of no seat starts nothing', async () => {
    const { lobby: table, token } = await newTable()
    await post(here.base, `/api/v1/lobbies/${table}/leave`, { token })
    const power = (await facts(table)).seats[0]!.power
    const start = await post(here.base, `/api/v1/lobbies/${table}/start`, { token })
    const bots = await post(here.base, `/api/v1/lobbies/${table}/bots`, { token, power, bot: 'grim' })
    expect([problemOf(start), problemOf(bots)]).toEqual(['problem.wrongToken', 'problem.wrongToken'])
    expect((await sitDown(table, { name: 'Bob' })).status).toBe(200)
    expect((await facts(table)).seats.findIndex(({ host }) => host)).toBe(0)
  })

  test('begins a match in which the players play with their lobby tokens, bots on the other seats', async () => {
    const ada = await newTable()
    const bob = (await sitDown(ada.lobby, { name: 'Bob' })).json as SeatTaken
    expect((await post(here.base, `/api/v1/lobbies/${ada.lobby}/start`, { token: ada.token })).status).toBe(200)
    expect(await facts(ada.lobby)).toMatchObject({ started: true })
    const moving = { name: 'Bob', token: bob.token }
    expect(problemOf(await sitDown(ada.lobby, moving))).toBe('problem.alreadyStarted')
    const seats = [await sit(here.base, ada.lobby, ada.token), await sit(here.base, ada.lobby, bob.token)]
    expect(seats.map((seat) => seat.view().observation.self?.id)).toEqual([ada.power, bob.power])
    await seats[0]!.ready(0)
    expect(seats[0]!.view().observation.window.number).toBe(0)
    await seats[1]!.ready(0)
    await expect.poll(() => seats[0]!.view().observation.window.number).toBeGreaterThan(0)
    for (const seat of seats) await seat.room.leave()
  })

  test('plays by the house rule its host chose, which all can read before they sit down and in every view', async () => {
    const ada = await newTable({ treatment: 'thinIce' })
    expect(await facts(ada.lobby)).toMatchObject({ treatment: 'thinIce' })
    await post(here.base, `/api/v1/lobbies/${ada.lobby}/start`, { token: ada.token })
    const seat = await sit(here.base, ada.lobby, ada.token)
    expect(seat.view().observation.ruleChanges).toMatchObject({ 'crisis.riskRung7': 0.048 })
    await seat.room.leave()

    const plain = await newTable()
    expect(await facts(plain.lobby)).not.toHaveProperty('treatment')
    const refused = await post(here.base, '/api/v1/lobbies', { ...WISH, treatment: 'noSuchRule' })
    expect(problemOf(refused)).toBe('problem.malformedRequest')
  })

  test('starting twice is starting once', async () => {
    const { lobby: table, token } = await newTable()
    const answers = await Promise.all([1, 2, 3].map(() => post(here.base, `/api/v1/lobbies/${table}/start`, { token })))
    expect(answers.map(({ json }) => json)).toEqual([{ match: table }, { match: table }, { match: table }])
  })

  test('a token that opens nothing is refused everywhere, also where no player is left to be host', async () => {
    const { lobby: table, token } = await newTable()
    const free = (await facts(table)).seats[2]!.power
    await post(here.base, `/api/v1/lobbies/${table}/leave`, { token })
    const before = await facts(table)
    for (const stale of [token, 'nonsense']) {
      const asked = [
        await post(here.base, `/api/v1/lobbies/${table}/start`, { token: stale }),
        await post(here.base, `/api/v1/lobbies/${table}/bots`, { token: stale, power: free, bot: 'grim' }),
        await post(here.base, `/api/v1/lobbies/${table}/leave`, { token: stale }),
        await sitDown(table, { name: 'Bob', token: stale }),
      ]
      expect(asked.map(problemOf)).toEqual(asked.map(() => 'problem.wrongToken'))
    }
    expect(await facts(table)).toEqual(before)
    expect((await fetch(`${here.base}/api/v1/matches/${table}/news`)).status).toBe(404)
  })

  test('a token that opens nothing is refused at a table whose match has begun, too', async () => {
    const { lobby: table, token } = await newTable()
    await post(here.base, `/api/v1/lobbies/${table}/start`, { token })
    const transfer = await fetch(`${here.base}/api/v1/matches/${table}/seat-transfers`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
    })
    const { code } = (await transfer.json()) as { code: string }
    await post(here.base, '/api/v1/seat-transfers/claim', { code })
    for (const stale of [token, 'nonsense']) {
      const asked = [
        await post(here.base, `/api/v1/lobbies/${table}/start`, { token: stale }),
        await post(here.base, `/api/v1/lobbies/${table}/bots`, { token: stale, power: 'boreal', bot: 'grim' }),
        await post(here.base, `/api/v1/lobbies/${table}/leave`, { token: stale }),
        await sitDown(table, { name: 'Bob', token: stale }),
      ]
      expect(asked.map(problemOf)).toEqual(asked.map(() => 'problem.wrongToken'))
    }
  })

  test('what is no token at all is refused as one that opens nothing, and makes no spectator', async () => {
    const { lobby: table, token } = await newTable()
    await post(here.base, `/api/v1/lobbies/${table}/start`, { token })
    for (const authorization of ['Bearer', 'Bearer two words', `Bearer ${'x'.repeat(300)}`, 'bearer nonsense']) {
      const { status } = await fetch(`${here.base}/api/v1/matches/${table}/news`, { headers: { authorization } })
      expect([authorization.slice(0, 20), status]).toEqual([authorization.slice(0, 20), 403])
    }
  })

  test('survives a restart of the server: same people, same tokens', async () => {
    const { lobby: table, token } = await newTable()
    const bob = (await sitDown(table, { name: 'Bob' })).json as SeatTaken
    await here.restart()
    expect(await namesAt(table)).toEqual(['Ada', 'Bob', null, null])
    expect((await post(here.base, `/api/v1/lobbies/${table}/start`, { token })).status).toBe(200)
    const seat = await sit(here.base, table, bob.token)
    expect(seat.view().observation.self?.id).toBe(bob.power)
    await seat.room.leave()
  })
})
