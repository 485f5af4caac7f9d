import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openUnchanged } from '#server/store/database'
import type { BotId } from '#shared/bots/index'
import { command } from '#tests/support/commands'
import { makeOldDatabase } from '#tests/support/oldDatabase'
import { createMatch, freePort, playOut, sit, startServer, temporaryFolder } from '#tests/support/servers'

let folder: ReturnType<typeof temporaryFolder>
let over = ''
let going = ''
beforeEach(async () => {
  folder = temporaryFolder()
  going = (await makeOldDatabase(folder.database)).match
  const server = await startServer(await freePort(), { BALANCE_DATABASE: folder.database })
  const made = await createMatch(server.base, { powers: 2, years: 2 })
  over = made.match
  await playOut(await sit(server.base, over, made.token))
  await server.kill('SIGTERM')
})
afterEach(() => folder.remove())

const verify = (...args: string[]) => command('verify', args, { BALANCE_DATABASE: folder.database })
type Database = Awaited<ReturnType<typeof openUnchanged>>

async function tamper(change: (database: Database) => Promise<unknown>): Promise<void> {
  const database = await openUnchanged(folder.database)
  await change(database)
  await database.destroy()
}

describe('verify', () => {
  test('counts those that hold, over or not, and looks at one alone when told', async () => {
    const all = await verify()
    expect([all.code, all.output]).toEqual([0, '2 matches hold hash for hash (1 over, 1 going on).\n'])
    const one = await verify(going)
    expect([one.code, one.output]).toEqual([0, '1 match holds hash for hash (0 over, 1 going on).\n'])
    const none = await verify('nosuchmatch')
    expect([none.code, none.output]).toEqual([
      1,
      expect.stringContaining('nosuchmatch does NOT hold: there is no such'),
    ])
  })

  test('names a match whose record was changed, and the window', async () => {
    await tamper((database) =>
      database.updateTable('windows').set({ hash: 'x' }).where('match_id', '=', over).where('number', '=', 1).execute(),
    )
    const { code, output } = await verify()
    expect([code, output]).toEqual([
      1,
      expect.stringContaining(`${over} does NOT hold: it departs from its record at window 1`),
    ])
    expect(output).not.toContain(going)
    expect(output).toContain('1 match holds hash for hash (0 over, 1 going on).')
  })

  test('names a match that stands elsewhere than its record leads, or has lost a window', async () => {
    await tamper(async (database) => {
      await database.deleteFrom('windows').where('match_id', '=', going).where('number', '=', 3).execute()
    })
    const { code, output } = await verify()
    expect([code, output]).toEqual([1, expect.stringContaining(`${going} does NOT hold: it stands at a position`)])
    expect(output).not.toContain(over)
  })

  test('says which cannot be told: matches of other rules, or of bots that are not here', async () => {
    await tamper((database) =>
      database.updateTable('matches').set({ rules_version: 1 }).where('id', '=', over).execute(),
    )
    const { code, output } = await verify()
    expect([code, output]).toEqual([0, expect.stringContaining('1 is of other rules or scenarios')])
    await tamper((database) =>
      database
        .updateTable('seats')
        .set({ bot: 'hal' as BotId })
        .where('match_id', '=', going)
        .where('seat', '=', 1)
        .execute(),
    )
    const both = await verify()
    expect([both.code, both.output]).toEqual([0, expect.stringContaining('2 are of other rules or scenarios')])
  })
})
