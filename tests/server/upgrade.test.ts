import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { verify } from '#server/admin/verify'
import { MIGRATIONS, openDatabase } from '#server/store/database'
import { checkSqlite } from '#server/store/sqliteFile'
import { parseRecord } from '#shared/match/recordText'
import { command } from '#tests/support/commands'
import { makeNewer, makeOldDatabase, OLD_SCHEMA } from '#tests/support/oldDatabase'
import { createMatch, freePort, playOut, sit, startServer, temporaryFolder } from '#tests/support/servers'

let folder: ReturnType<typeof temporaryFolder>
let file = ''
const backups = () => join(dirname(file), 'backups')
const kept = () => (existsSync(backups()) ? readdirSync(backups()) : [])
const hashOf = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex')

beforeEach(() => {
  folder = temporaryFolder()
  file = folder.database
})
afterEach(() => folder.remove())

describe('a database that is behind', () => {
  test('is brought from 003 to the latest: its match goes on for its people, and holds hash for hash', async () => {
    const old = await makeOldDatabase(file)
    const server = await startServer(await freePort(), { BALANCE_DATABASE: file })
    expect(server.output()).toContain('go on: 1')
    const seat = await sit(server.base, old.match, old.token)
    expect(seat.view().observation.window.number).toBe(old.windowNumber)
    const end = await playOut(seat)
    expect(end.observation.reveal).toBeDefined()
    const record = await (await fetch(`${server.base}/api/v1/matches/${old.match}/record`)).text()
    expect(parseRecord(record)).toMatchObject({ record: { seed: 'old' } })
    expect(parseRecord(record)).not.toHaveProperty('record.commitment')
    await server.kill('SIGTERM')
    expect(await verify(file)).toEqual({ over: 1, goingOn: 0, broken: [], foreign: [] })
    expect(checkSqlite(file).migrations).toEqual(Object.keys(MIGRATIONS))
  })

  test('is copied first, as it was', async () => {
    await makeOldDatabase(file)
    await (await openDatabase(file)).destroy()
    expect(kept()).toEqual([expect.stringMatching(/^before-004-talk-\d{4}-\d\d-\d\dT\d{6}-\d{3}Z\.sqlite$/)])
    const copy = checkSqlite(join(backups(), kept()[0]!))
    expect(copy.migrations.at(-1)).toBe(OLD_SCHEMA)
    expect(copy).toMatchObject({ matches: 1, unfinished: 1 })
    await (await openDatabase(file)).destroy()
    expect(kept()).toHaveLength(1)
  })

  test('stays as it is when no copy can be kept', async () => {
    await makeOldDatabase(file)
    writeFileSync(backups(), 'in the way')
    const before = hashOf(file)
    const started = startServer(await freePort(), { BALANCE_DATABASE: file })
    await expect(started).rejects.toThrow(/cannot start: .* must be upgraded, and before that no copy .* nothing was/)
    expect(hashOf(file)).toBe(before)
    expect(checkSqlite(file).migrations.at(-1)).toBe(OLD_SCHEMA)
  })

  test('is not played again before it is upgraded, and the doctor says what comes', async () => {
    await makeOldDatabase(file)
    const environment = { BALANCE_DATABASE: file, BALANCE_PORT: String(await freePort()) }
    expect(await command('verify', [], environment)).toMatchObject({
      code: 1,
      output: expect.stringContaining('is of an older version: start the server once'),
    })
    const { code, output } = await command('doctor', [], environment)
    expect([code, output]).toEqual([0, expect.stringMatching(/note {2}database: .* the next start upgrades it/)])
    expect(kept()).toEqual([])
  })
})

describe('a database that is new, or up to date', () => {
  test('needs no copy', async () => {
    for (let start = 0; start < 2; start++) await (await openDatabase(file)).destroy()
    expect(kept()).toEqual([])
  })
})

describe('a database of a newer program', () => {
  test('is refused in words and stays as it is, byte for byte', async () => {
    const first = await startServer(await freePort(), { BALANCE_DATABASE: file })
    await createMatch(first.base)
    await first.kill('SIGTERM')
    makeNewer(file)
    const before = hashOf(file)
    const started = startServer(await freePort(), { BALANCE_DATABASE: file })
    await expect(started).rejects.toThrow(/cannot start: .* made by a newer version of this program \(999-later\)/)
    expect(hashOf(file)).toBe(before)
    expect(kept()).toEqual([])
    const { code, output } = await command('doctor', [], { BALANCE_DATABASE: file })
    expect([code, output]).toEqual([1, expect.stringMatching(/MEND {2}database: .*newer version/)])
  })
})
