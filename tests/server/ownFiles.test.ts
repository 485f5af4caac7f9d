import { chmodSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { command } from '#tests/support/commands'
import { createMatch, freePort, startServer, temporaryFolder } from '#tests/support/servers'

/** Rights of the group and of all others. */
const OF_OTHERS = 0o077

test.skipIf(process.platform === 'win32')(
  'no other user of the machine reads the database or a copy of it, also of one that an earlier version made',
  async () => {
    const { database, remove } = temporaryFolder()
    const folder = dirname(database)
    writeFileSync(database, '')
    // As earlier versions left the database and every kind of copy of it.
    const copies = [
      'automatic-x.sqlite',
      'balance-x.sqlite',
      'balance-x.dump',
      'before-018-x.sqlite',
      'replaced-x.dump',
    ]
    mkdirSync(join(folder, 'backups'))
    for (const name of copies) writeFileSync(join(folder, 'backups', name), '')
    for (const file of [database, ...copies.map((name) => join(folder, 'backups', name))]) chmodSync(file, 0o644)
    const environment = { BALANCE_DATABASE: database, BALANCE_BACKUP_HOURS: '0' }
    const server = await startServer(await freePort(), environment)
    await createMatch(server.base)
    await command('backup', [], environment)
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    expect(files.filter((name) => /-wal$|-shm$|\.lock$|backups./.test(name)).length).toBeGreaterThanOrEqual(
      4 + copies.length,
    )
    const open = files.filter((name) => (statSync(join(folder, name)).mode & OF_OTHERS) !== 0)
    expect(open.filter((name) => name !== 'backups')).toEqual([])
    expect(await server.kill('SIGTERM')).toBe(0)
    remove()
  },
)
