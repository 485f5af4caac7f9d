import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verify } from '#server/admin/verify'
import { openUnchanged } from '#server/store/database'
import { command } from '#tests/support/commands'
import { needs } from '#tests/support/needs'
import { type PostgresServer, postgresPrograms, startPostgres } from '#tests/support/postgres'
import { createMatch, freePort, playUntil, sit, startServer, temporaryFolder } from '#tests/support/servers'

const programs = postgresPrograms()
const folder = temporaryFolder()
const file = folder.database
const backups = join(dirname(file), 'backups')
let postgres: PostgresServer

/** Copies are kept beside the file that would be the database. */
const environment = () => ({
  DATABASE_URL: postgres.address,
  BALANCE_DATABASE: file,
  PATH: `${programs}${delimiter}${process.env.PATH}`,
})
const start = async () => startServer(await freePort(), environment())
const run = (name: string, ...args: string[]) => command(name, args, environment())
const orders = [{ type: 'build', force: 'submarines', lots: 1 }] as const

/** Runs one statement, as another program would. */
async function tamper(
  statement: (database: Awaited<ReturnType<typeof openUnchanged>>) => Promise<unknown>,
): Promise<void> {
  const database = await openUnchanged(postgres.address)
  await statement(database)
  await database.destroy()
}

describe('backups of PostgreSQL', needs('PostgreSQL'), () => {
  beforeAll(async () => {
    postgres = await startPostgres(programs!)
  })
  afterAll(async () => {
    await postgres?.stop()
    folder.remove()
  })

  test('are made while a server plays, and bring everything back; what they replace is kept', async () => {
    let server = await start()
    const { match, token } = await createMatch(server.base, { years: 4 })
    const seat = await sit(server.base, match, token)
    await playUntil(seat, ({ observation }) => observation.window.kind === 'planning' && observation.year === 2)
    const before = seat.view().observation
    expect(await seat.draft(before.window.number, orders)).toEqual({ ok: true })

    const made = await run('backup')
    expect([made.code, made.output]).toEqual([0, expect.stringMatching(/: 1 match \(1 going on\), 0 classes; looked/)])
    const backup = join(backups, readdirSync(backups)[0]!)
    expect(backup).toMatch(/balance-[^/]*\.dump$/)
    await seat.ready(before.window.number)
    await seat.until(({ observation }) => observation.window.number > before.window.number)
    const later = await createMatch(server.base)

    const inUse = await run('restore', backup, '--force')
    expect([inUse.code, inUse.output]).toEqual([1, expect.stringContaining('is in use by another server')])
    await server.kill('SIGTERM')
    const unforced = await run('restore', backup)
    expect([unforced.code, unforced.output]).toEqual([1, expect.stringMatching(/holds 2 matches .*: say --force/)])
    expect(readdirSync(backups)).toHaveLength(1)
    const restored = await run('restore', backup, '--force')
    expect([restored.code, restored.output]).toEqual([0, expect.stringMatching(/restored from .*: 1 match/)])
    expect(`${made.output}${inUse.output}${restored.output}`).not.toContain('no-secret')
    expect(await verify(postgres.address)).toEqual({ over: 0, goingOn: 1, broken: [], foreign: [] })

    server = await start()
    const again = await sit(server.base, match, token)
    expect(again.view()).toMatchObject({ orders, observation: before })
    await server.kill('SIGTERM')

    const kept = /kept as (.*)\.$/m.exec(restored.output)![1]!
    expect(await run('restore', kept, '--force')).toMatchObject({ code: 0 })
    expect(await verify(postgres.address)).toMatchObject({ goingOn: 2, broken: [] })
    server = await start()
    await sit(server.base, later.match, later.token)
    await server.kill('SIGTERM')
  })

  test('that are damaged or none are refused, and nothing changes', async () => {
    const backup = join(backups, readdirSync(backups).find((name) => name.startsWith('balance-'))!)
    const cut = join(backups, 'cut.dump')
    writeFileSync(cut, readFileSync(backup).subarray(0, readFileSync(backup).length - 3000))
    const before = await verify(postgres.address)
    for (const bad of [cut, import.meta.filename]) {
      expect(await run('restore', bad, '--force')).toMatchObject({
        code: 1,
        output: expect.stringMatching(/pg_restore/),
      })
    }
    expect(await verify(postgres.address)).toEqual(before)
  })

  test('say plainly when PostgreSQL’s programs are missing', async () => {
    const missing = await command('backup', [], { ...environment(), PATH: '/nowhere' })
    expect([missing.code, missing.output]).toEqual([
      1,
      expect.stringContaining('pg_dump is not on this machine: install'),
    ])
  })

  test('of a newer program are refused, and so is its database, which stays as it is', async () => {
    await tamper((database) =>
      database
        .insertInto('kysely_migration' as never)
        .values({ name: '999-later', timestamp: '2099' } as never)
        .execute(),
    )
    const newer = join(backups, 'newer.dump')
    expect(await run('backup', '--to', newer)).toMatchObject({ code: 0 })
    const restored = await run('restore', newer, '--force')
    expect([restored.code, restored.output]).toEqual([1, expect.stringMatching(/newer version .*999-later/)])
    await expect(start()).rejects.toThrow(/cannot start: .* made by a newer version of this program \(999-later\)/)
  })
})
