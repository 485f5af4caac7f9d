import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase } from '#server/store/database'
import type { HostedServer, HostStatus, SilentServer } from '#shared/protocol/host'
import { caller } from '#tests/support/classroom'
import { needs } from '#tests/support/needs'
import { createMatch } from '#tests/support/servers'
import { HOST_PASSWORD, type SideBySide, startSideBySide } from '#tests/support/topology'

describe('the host’s page of servers side by side', needs('PostgreSQL', 'Redis'), () => {
  let servers: SideBySide
  let [first, second] = ['', '']
  let token = ''

  beforeAll(async () => {
    servers = await startSideBySide(2)
    ;[first, second] = servers.games.map(({ base }) => base) as [string, string]
    token = (await caller(first).post<{ token: string }>('/api/v1/host/login', { password: HOST_PASSWORD })).json.token
  })
  afterAll(async () => await servers?.stop())

  const statusAt = async (base: string) =>
    (await caller(base, token).get<HostStatus>('/api/v1/host/status')).json.servers
  const serverOf = async (url: string): Promise<HostedServer> => {
    const found = (await statusAt(first)).find((server) => server.url === url)
    if (found === undefined || 'silent' in found) throw new Error(`${url} is not there`)
    return found
  }
  const act = async (base: string, wish: object) => (await caller(base, token).post('/api/v1/host/commands', wish)).json
  const matchesAt = async (url: string) => (await serverOf(url)).matches.map(({ id }) => id)

  test('shows them all at each of them, and what one lets in the others let in', async () => {
    for (const base of [first, second]) {
      expect((await statusAt(base)).map(({ url }) => url).sort()).toEqual([first, second].sort())
    }
    expect((await caller(second, `${token}0`).get('/api/v1/host/status')).status).toBe(403)
    expect((await caller(second, 'nonsense').get('/api/v1/host/server')).status).toBe(403)
  })

  test('drains any of them from any; what is new then goes to the others, until all drain', async () => {
    expect(await act(second, { command: 'drain', server: first })).toEqual({ ok: true })
    expect([(await serverOf(first)).draining, (await serverOf(second)).draining]).toEqual([true, false])
    const { match, token: seatToken } = await createMatch(first)
    expect(await matchesAt(second)).toContain(match)
    expect(await matchesAt(first)).not.toContain(match)
    expect((await caller(first, seatToken).get(`/api/v1/matches/${match}/news`)).status).toBe(200)
    expect(await act(first, { command: 'drain', server: second })).toEqual({ ok: true })
    for (const base of [first, second]) {
      const refused = await caller(base).post<{ problem: { key: string } }>('/api/v1/classes', {})
      expect([refused.status, refused.json.problem.key]).toEqual([503, 'problem.serverDrains'])
    }
    for (const server of [first, second]) expect(await act(first, { command: 'undrain', server })).toEqual({ ok: true })
    expect(await act(first, { command: 'drain', server: 'http://127.0.0.1:9' })).toMatchObject({
      problem: { key: 'problem.noSuchServer' },
    })
  })

  test('a table gathered at a server that drains can begin: its people are there', async () => {
    const table = {
      scenario: 'two-blocs',
      powers: 4,
      years: 2,
      timeControl: 'untimed',
      chatRule: 'off',
      open: false,
      name: 'Ada',
    }
    const made = await caller(first).post<{ lobby: string; token: string }>('/api/v1/lobbies', table)
    expect(made.status).toBe(201)
    await act(first, { command: 'drain', server: first })
    const begun = await caller(first).post(`/api/v1/lobbies/${made.json.lobby}/start`, { token: made.json.token })
    expect(begun).toMatchObject({ status: 200 })
    expect(await matchesAt(first)).toContain(made.json.lobby)
    await act(first, { command: 'undrain', server: first })
  })

  test('ends a match whichever server plays it', async () => {
    const { match } = await createMatch(second, { years: 10 })
    expect(await matchesAt(second)).toContain(match)
    expect(await act(first, { command: 'end', match })).toEqual({ ok: true })
    expect(await act(second, { command: 'end', match })).toMatchObject({ problem: { key: 'problem.matchEnded' } })
  })

  /** Resolves after the next sign of life of each, with which it hears how many there are. */
  async function eachHasHeardOfTheOther(): Promise<void> {
    const database = await openDatabase(servers.database)
    const signs = async () =>
      (await database.selectFrom('processes').select(['id', 'alive_at']).orderBy('id').execute()).map(
        (row) => row.alive_at,
      )
    const before = await signs()
    await expect.poll(async () => (await signs()).every((sign, n) => sign > before[n]!), { timeout: 20_000 }).toBe(true)
    await database.destroy()
  }

  /** How twelve wrong passwords are answered, each by another server than the one before. */
  async function guessAtBoth(): Promise<readonly number[]> {
    const tries: number[] = []
    for (let n = 0; n < 12; n++) {
      tries.push((await caller([first, second][n % 2]!).post('/api/v1/host/login', { password: `guess ${n}` })).status)
    }
    return tries
  }

  test('counts tries of the password at all of them together, also while Redis is away', async () => {
    const together = await guessAtBoth()
    expect(together.filter((status) => status === 403).length).toBeLessThanOrEqual(10)
    expect(together.slice(-2)).toEqual([429, 429])
    await eachHasHeardOfTheOther()
    const start = await servers.killRedis()
    const apart = await guessAtBoth()
    expect(apart.filter((status) => status === 403)).toHaveLength(10)
    expect(apart.slice(-2)).toEqual([429, 429])
    await start()
  })

  test('says of one that has stopped answering that it has, and forgets it when the others play on for it', async () => {
    await servers.games[1]!.kill('SIGKILL')
    const silent = (await statusAt(first)).find(({ url }) => url === second) as SilentServer | undefined
    expect(silent).toEqual({ url: second, silent: true })
    while ((await statusAt(first)).length > 1) await new Promise((resolve) => setTimeout(resolve, 200))
    expect((await statusAt(first)).map(({ url }) => url)).toEqual([first])
  })
})
