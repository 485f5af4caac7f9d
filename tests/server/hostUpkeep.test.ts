import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { isNewer } from '#server/admin/upkeep/newest'
import { backupFolder } from '#server/store/backupNames'
import { openUnchanged } from '#server/store/database'
import { checkSqlite } from '#server/store/sqliteFile'
import type { SeatTaken } from '#shared/protocol/lobby'
import type { BackupEntry, Newest, Upkeep } from '#shared/protocol/upkeep'
import { caller, openClass } from '#tests/support/classroom'
import { createMatch, playOut, sit } from '#tests/support/servers'
import { serve, serverForTests } from '#tests/support/testServer'

const PASSWORD = 'a long password of the host'
const SETTINGS = { BALANCE_HOST_PASSWORD: PASSWORD, BALANCE_BACKUP_HOURS: '0' }
type Server = Pick<ReturnType<typeof serverForTests>, 'base' | 'database'>
type Refusal = { readonly problem: { readonly key: string; readonly args: Readonly<Record<string, unknown>> } }

async function hostOf(here: Server) {
  const login = await caller(here.base).post<{ token: string }>('/api/v1/host/login', { password: PASSWORD })
  const call = caller(here.base, login.json.token)
  const send = async <Answer = Refusal>(path: string, body?: object) => {
    const { status, json } = await call.post<Answer>(`/api/v1/host/${path}`, body ?? {})
    return { status, json: json as Answer }
  }
  return {
    send,
    act: (body: object) => send('commands', body),
    backUp: () => send<BackupEntry & Refusal>('backups'),
    upkeep: async () => (await call.get<Upkeep>('/api/v1/host/upkeep')).json,
  }
}

const filesOf = (here: Server) => readdirSync(backupFolder(here.database)).sort()

async function settled(host: Awaited<ReturnType<typeof hostOf>>): Promise<NonNullable<Upkeep['verified']>> {
  for (;;) {
    const { verifying, verified } = await host.upkeep()
    if (!verifying) return verified!
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** Every cell of every table that holds a text, by table. */
async function tablesWith(here: Server, text: string): Promise<readonly string[]> {
  const database = await openUnchanged(here.database)
  const tables = await database.introspection.getTables()
  const holding: string[] = []
  for (const { name } of tables) {
    const rows = await database
      .selectFrom(name as 'notes')
      .selectAll()
      .execute()
    if (JSON.stringify(rows).includes(text)) holding.push(name)
  }
  await database.destroy()
  return holding.sort()
}

describe('a backup by the key', () => {
  const here = serverForTests({ ...SETTINGS, BALANCE_BACKUP_KEEP: '2' })

  test('is on the disk, sound and listed when it is answered; two keys at once make one', async () => {
    await createMatch(here.base)
    const host = await hostOf(here)
    const [one, other] = await Promise.all([host.backUp(), host.backUp()])
    expect([one.status, other.json]).toEqual([200, one.json])
    expect(filesOf(here)).toEqual([one.json.name])
    expect(checkSqlite(join(backupFolder(here.database), one.json.name)).matches).toBe(1)
    const { backups, database, disk, backupCount } = await host.upkeep()
    expect([backups, backupCount]).toEqual([[{ ...one.json, maker: 'host' }], 1])
    expect(one.json.bytes).toBeGreaterThan(10_000)
    expect(database.kind).toBe('file')
    expect(database.bytes).toBeGreaterThan(10_000)
    expect(disk.total).toBeGreaterThan(disk.free)
  })

  test('leaves as many as are to be kept, and touches no other file', async () => {
    const others = [
      'balance-2020-01-01T000000-000Z-v0.1.0.sqlite',
      'mine.sqlite',
      'automatic-2020-01-01T000000-000Z-v0.sqlite',
    ]
    for (const name of others) writeFileSync(join(backupFolder(here.database), name), 'x')
    const partial = 'host-2020-01-01T000000-000Z-v0.1.0.sqlite.part'
    writeFileSync(join(backupFolder(here.database), partial), 'x')
    const host = await hostOf(here)
    const made = [await host.backUp(), await host.backUp(), await host.backUp()].map(({ json }) => json.name)
    expect(filesOf(here)).toEqual([...others, ...made.slice(1)].sort())
    expect((await host.upkeep()).backups.map(({ name }) => name)).toEqual([made[2], made[1], others[2], others[0]])
  })

  test('that cannot be made is refused with the reason, written down as not done, and harms nothing', async () => {
    rmSync(backupFolder(here.database), { recursive: true })
    writeFileSync(backupFolder(here.database), 'a file where the folder should be')
    const host = await hostOf(here)
    const { status, json } = await host.backUp()
    expect([status, json.problem.key]).toEqual([503, 'problem.backupFailed'])
    expect(String(json.problem.args.label)).toMatch(/backups/)
    rmSync(backupFolder(here.database))
    mkdirSync(backupFolder(here.database))
    const [last, before] = (await host.upkeep()).acts
    expect([last, before]).toMatchObject([{ act: 'backUp', failed: true }, { act: 'backUp' }])
    expect(before).not.toHaveProperty('failed')
    expect((await host.backUp()).status).toBe(200)
  })

  test('is limited: work for minutes is not asked for without end', async () => {
    const host = await hostOf(here)
    const statuses: number[] = []
    for (let n = 0; n < 14; n++) statuses.push((await host.send('newest')).status)
    expect(statuses.at(-1)).toBe(429)
    expect(statuses[0]).toBe(422)
  })
})

describe('a check of all matches', () => {
  const here = serverForTests(SETTINGS)

  test('counts those that hold, names those that do not, and is known after a restart', async () => {
    const made = await createMatch(here.base, { powers: 2, years: 2 })
    await playOut(await sit(here.base, made.match, made.token))
    await createMatch(here.base, { powers: 2, years: 2 })
    const host = await hostOf(here)
    expect((await host.send('verifications')).json).toEqual({ ok: true })
    expect(await settled(host)).toMatchObject({ over: 1, goingOn: 1, foreign: 0, broken: [] })
    const database = await openUnchanged(here.database)
    await database.updateTable('windows').set({ hash: 'x' }).where('match_id', '=', made.match).execute()
    await database.destroy()
    await host.send('verifications')
    const verified = await settled(host)
    expect(verified).toMatchObject({ over: 0, goingOn: 1, broken: [made.match] })
    await here.restart()
    expect((await (await hostOf(here)).upkeep()).verified).toEqual(verified)
  })
})

describe('what is deleted on request', () => {
  const here = serverForTests(SETTINGS)
  const WISH = { scenario: 'two-blocs', powers: 2, years: 3, timeControl: 'untimed', open: false, chatRule: 'free' }

  test('a match is gone from every table with its words and reports; its backups are not touched', async () => {
    const call = caller(here.base)
    const ada = (await call.post<SeatTaken>('/api/v1/lobbies', { ...WISH, name: 'Ottoline' })).json
    const bob = (await call.post<SeatTaken>(`/api/v1/lobbies/${ada.lobby}/seats`, { name: 'Bob' })).json
    await call.post(`/api/v1/lobbies/${ada.lobby}/start`, { token: ada.token })
    const path = `/api/v1/matches/${ada.lobby}`
    const said = { command: 'chat', said: { how: 'text', text: 'heliotrope' } }
    await caller(here.base, ada.token).post(`${path}/commands`, said)
    await caller(here.base, bob.token).post(`${path}/reports`, { power: ada.power, reason: 'abuse' })
    for (const text of ['Ottoline', 'heliotrope']) expect((await tablesWith(here, text)).length).toBeGreaterThan(0)
    const host = await hostOf(here)
    const { json: backup } = await host.backUp()
    expect((await host.act({ command: 'forgetMatch', match: ada.lobby })).json).toEqual({ ok: true })
    for (const text of ['Ottoline', 'heliotrope']) expect(await tablesWith(here, text)).toEqual([])
    expect(await tablesWith(here, ada.lobby)).toEqual(['host_acts'])
    for (const gone of ['/record', '/news'])
      expect((await caller(here.base, ada.token).get(`${path}${gone}`)).status).toBe(404)
    expect(checkSqlite(join(backupFolder(here.database), backup.name)).matches).toBe(1)
    expect((await host.act({ command: 'forgetMatch', match: ada.lobby })).json.problem.key).toBe('problem.noSuchMatch')
  })

  test('a class is gone by its code, with its worlds; a world alone is refused, and goes on', async () => {
    const teacher = await openClass(here.base, { naming: 'typed' })
    const student = await teacher.enrol('Philomena')
    await teacher.act('form', { by: 'even' })
    await teacher.act('begin')
    const { seat } = await student.mine()
    const host = await hostOf(here)
    const world = await host.act({ command: 'forgetMatch', match: seat!.match })
    expect(world.json.problem.key).toBe('problem.matchOfClass')
    expect((await student.mine()).seat).toEqual(seat)
    expect((await host.act({ command: 'forgetClass', classroom: 'ZZZZZ' })).json.problem.key).toBe(
      'problem.noSuchClass',
    )
    expect((await host.act({ command: 'forgetClass', classroom: teacher.made.code.toLowerCase() })).json).toEqual({
      ok: true,
    })
    expect(await tablesWith(here, 'Philomena')).toEqual([])
    expect(await tablesWith(here, seat!.match)).toEqual([])
    expect(await tablesWith(here, teacher.made.id)).toEqual(['host_acts'])
  })
})

describe('the log of the host', () => {
  const here = serverForTests(SETTINGS)

  test('says what was done, in order, without what was announced, and outlives a restart', async () => {
    const host = await hostOf(here)
    await host.act({ command: 'announce', text: 'Ottoline is late' })
    const { match } = await createMatch(here.base)
    await host.act({ command: 'end', match })
    await host.act({ command: 'end', match: 'nosuchmatch' })
    await here.restart()
    const again = await hostOf(here)
    const { acts } = await again.upkeep()
    expect(acts.map(({ number, act, about }) => [number, act, about])).toEqual([
      [4, 'login', undefined],
      [3, 'end', match],
      [2, 'announce', undefined],
      [1, 'login', undefined],
    ])
    expect(JSON.stringify(acts)).not.toContain('Ottoline')
  })

  test('only grows: the database refuses to change or remove a line', async () => {
    const database = await openUnchanged(here.database)
    await expect(database.updateTable('host_acts').set({ act: 'x' }).execute()).rejects.toThrow(/only grows/)
    await expect(database.deleteFrom('host_acts').execute()).rejects.toThrow(/only grows/)
    await database.destroy()
  })

  test('comes before the act: what cannot be written down is not done', async () => {
    const host = await hostOf(here)
    const { match } = await createMatch(here.base)
    const database = await openUnchanged(here.database)
    await database.schema.alterTable('host_acts').renameTo('host_acts_away').execute()
    expect((await host.act({ command: 'forgetMatch', match })).status).toBe(500)
    await database.schema.alterTable('host_acts_away').renameTo('host_acts').execute()
    await database.destroy()
    expect((await caller(here.base).get(`/api/v1/matches/${match}/news`)).status).toBe(200)
  })

  test('the page tells nothing of the game', async () => {
    const { match, token } = await createMatch(here.base, { name: 'Ottoline' })
    const told = JSON.stringify(await (await hostOf(here)).upkeep())
    for (const secret of [match, token, 'Ottoline', 'treasury', 'seed', PASSWORD]) expect(told).not.toContain(secret)
  })
})

describe('a newer version', () => {
  let answer: RequestListener = (_request, response) => response.end('{}')
  const asked: { readonly url: string | undefined; readonly headers: string }[] = []
  const forge = createServer((request, response) => {
    asked.push({ url: request.url, headers: JSON.stringify(request.headers) })
    answer(request, response)
  })
  const port = new Promise<number>((resolve) => {
    forge.listen(0, '127.0.0.1', () => resolve((forge.address() as { port: number }).port))
  })
  afterAll(() => forge.close())

  test('is asked for once when the key is pressed, and never otherwise; nothing of the server is sent', async () => {
    const address = `http://127.0.0.1:${await port}/releases/latest`
    const server = await serve({ ...SETTINGS, BALANCE_VERSION_URL: address })
    const host = await hostOf({ ...server, database: '' })
    expect((await host.upkeep()).canAskNewest).toBe(true)
    expect(asked).toEqual([])
    answer = (_request, response) =>
      response.end(JSON.stringify({ tag_name: 'v9.1.0', html_url: 'https://f.example/9' }))
    const told = (await host.send<Newest>('newest')).json
    expect(told).toEqual({ version: '0.1.0', newest: '9.1.0', isNewer: true, page: 'https://f.example/9' })
    expect(asked.map(({ url }) => url)).toEqual(['/releases/latest'])
    expect(asked[0]!.headers).not.toMatch(/0\.1\.0|balance|cookie|referer/i)
    answer = (_request, response) =>
      response.end(JSON.stringify({ version: told.version, page: 'javascript:alert(1)' }))
    expect((await host.send<Newest>('newest')).json).toEqual({
      version: told.version,
      newest: told.version,
      isNewer: false,
    })
    const refusals = async (respond: RequestListener) => {
      answer = respond
      const { status, json } = await host.send('newest')
      return [status, json.problem.key, json.problem.args.label]
    }
    const where = new URL(address).host
    expect(await refusals((_q, response) => response.end('<html>'))).toEqual([502, 'problem.newestUnreadable', where])
    expect(await refusals((_q, response) => response.end('{"version":"<b>"}'))).toEqual([
      502,
      'problem.newestUnreadable',
      where,
    ])
    expect(await refusals((_q, response) => response.writeHead(404).end())).toEqual([
      502,
      'problem.newestUnreachable',
      where,
    ])
    expect(await refusals((_q, response) => response.writeHead(302, { location: '/elsewhere' }).end())).toEqual([
      502,
      'problem.newestUnreachable',
      where,
    ])
    expect(asked.some(({ url }) => url === '/elsewhere')).toBe(false)
    expect(await refusals((_q, response) => response.end('x'.repeat(300_000)))).toEqual([
      502,
      'problem.newestUnreachable',
      where,
    ])
    await server.stop()
  })

  test.each([
    ['1.0.0', '0.9.9', true],
    ['0.10.0', '0.9.0', true],
    ['1.0.0', '1.0.0-rc.1', true],
    ['1.0.0-rc.1', '1.0.0', false],
    ['1.2.3', '1.2.3', false],
    ['0.9.9', '1.0.0', false],
  ])('%s beside %s: newer is %s', (newest, own, newer) => {
    expect(isNewer(newest, own)).toBe(newer)
  })
})

test('a server that keeps nothing says so', async () => {
  const server = await serve(SETTINGS)
  const host = await hostOf({ ...server, database: '' })
  for (const path of ['backups', 'verifications'])
    expect((await host.send(path)).json.problem.key).toBe('problem.nothingKept')
  expect((await host.upkeep()).database).toEqual({ kind: 'memory' })
  await server.stop()
})
