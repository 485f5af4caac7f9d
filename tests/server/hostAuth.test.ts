import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { StaffAuth } from '#server/admin/staffAuth'
import { type Database, openDatabase } from '#server/store/database'
import { createNoteStore } from '#server/store/sqlNoteStore'
import { temporaryFolder } from '#tests/support/servers'
import { serve } from '#tests/support/testServer'

const PASSWORD = 'a long password of the host'

describe('the door of the host’s page', () => {
  const folder = temporaryFolder()
  let database: Database
  beforeAll(async () => {
    database = await openDatabase(folder.database)
  })
  afterAll(async () => {
    await database.destroy()
    folder.remove()
  })
  const doorOf = (password: string, now = () => 0) => new StaffAuth(password, createNoteStore(database), now)

  const opens = async (door: StaffAuth, token: string) => (await door.verify(token, 'host')) !== undefined

  test('a token of a teacher opens nothing of the host’s, and names whose it is as far as it fits', async () => {
    const door = doorOf(PASSWORD)
    const token = await door.admit({ role: 'teacher', name: 'ä'.repeat(40) })
    expect(await door.verify(token, 'host')).toBeUndefined()
    expect(await door.verify(token, 'teacher')).toEqual({ role: 'teacher', name: 'ä'.repeat(30) })
    // Longer ones are no tokens to `bearerOf`.
    expect(token.length).toBeLessThan(200)
  })

  test('a token lasts twelve hours, where the password is the same, and cannot be forged', async () => {
    let now = 0
    const token = (await doorOf(PASSWORD).login(PASSWORD)) ?? ''
    const other = doorOf(PASSWORD, () => now)
    expect(await other.verify(token, 'host')).toEqual({ role: 'host' })
    expect(await doorOf(`${PASSWORD}.`).verify(token, 'host')).toBeUndefined()
    const [end, id, generation, role, name, signature] = token.split('.')
    for (const made of [
      '',
      '...',
      `${Number(end) + 1}.${id}.${generation}.${role}.${name}.${signature}`,
      `${end}.${id}x.${generation}.${role}.${name}.${signature}`,
      `${end}.${id}.${generation}x.${role}.${name}.${signature}`,
      `${end}.${id}.${generation}.teacher.${name}.${signature}`,
      `${end}.${id}.${generation}.${role}.QWRh.${signature}`,
      `${end}.${id}.${generation}.${role}.${name}.`,
      `${end}.${id}.${generation}.${role}.${name}.${signature}0`,
      `.${signature}`,
    ]) {
      expect(await other.verify(made, 'teacher'), made).toBeUndefined()
    }
    now += 12 * 3_600_000 - 1
    expect(await other.verify(token, 'host')).toEqual({ role: 'host' })
    now += 1
    expect(await other.verify(token, 'host')).toBeUndefined()
  })

  test('a token that is logged out opens nothing at any server, nor after a restart; others go on', async () => {
    const [here, beside] = [doorOf(PASSWORD), doorOf(PASSWORD)]
    const [one, two] = [(await here.login(PASSWORD)) ?? '', (await beside.login(PASSWORD)) ?? '']
    await here.logOut(one)
    for (const door of [here, beside, doorOf(PASSWORD)]) {
      expect([await opens(door, one), await opens(door, two)]).toEqual([false, true])
    }
    await beside.logOutEverywhere()
    const three = (await here.login(PASSWORD)) ?? ''
    for (const door of [here, beside, doorOf(PASSWORD)]) {
      expect([await opens(door, two), await opens(door, three)]).toEqual([false, true])
    }
  })

  test('what has been logged out is forgotten once its token would have ended', async () => {
    let now = 0
    const door = doorOf(PASSWORD, () => now)
    await door.logOut((await door.login(PASSWORD)) ?? '')
    now += 12 * 3_600_000
    await door.logOut((await door.login(PASSWORD)) ?? '')
    const notes = database.selectFrom('notes').select('name').where('name', 'like', 'host logout %')
    expect(await notes.where('text', '<=', String(now)).execute()).toEqual([])
  })

  test('over HTTP: a login that was left opens nothing, also after a restart', async () => {
    const settings = { BALANCE_DATABASE: `${folder.database}.http`, BALANCE_HOST_PASSWORD: PASSWORD }
    const start = async () => {
      const { base, stop } = await serve(settings)
      const call = (path: string, body: object | undefined, token: string) =>
        fetch(`${base}/api/v1/host/${path}`, {
          method: body === undefined ? 'GET' : 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
          body: body === undefined ? null : JSON.stringify(body),
        })
      return { stop, call }
    }
    const before = await start()
    const { token } = (await (await before.call('login', { password: PASSWORD }, '')).json()) as { token: string }
    expect((await before.call('status', undefined, token)).status).toBe(200)
    expect((await before.call('logout', { everywhere: false }, token)).status).toBe(200)
    expect((await before.call('status', undefined, token)).status).toBe(403)
    await before.stop()
    const after = await start()
    expect((await after.call('status', undefined, token)).status).toBe(403)
    await after.stop()
  })

  test('a wrong password makes none', async () => {
    expect(await doorOf(PASSWORD).login('guess')).toBeUndefined()
  })
})
