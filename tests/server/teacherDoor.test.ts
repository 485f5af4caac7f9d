import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RunningApp, startApp } from '#server/app'
import { readConfig } from '#server/config/readConfig'
import { CLASS, caller } from '#tests/support/classroom'
import { createMatch, temporaryFolder } from '#tests/support/servers'

const PASSWORD = 'what teachers here know'
const folder = temporaryFolder()
let app: RunningApp
let base = ''

beforeAll(async () => {
  const settings = { BALANCE_PORT: '0', BALANCE_BIND: '127.0.0.1', BALANCE_DATABASE: folder.database }
  app = await startApp(readConfig({ ...settings, BALANCE_TEACHER_PASSWORD: PASSWORD }), pino({ level: 'silent' }))
  base = `http://127.0.0.1:${app.port}`
})
afterAll(async () => {
  await app.stop()
  folder.remove()
})

const open = async (more: object) => {
  const { status, json } = await caller(base).post<{ problem?: { key: string } }>('/api/v1/classes', {
    ...CLASS,
    ...more,
  })
  return [status, json.problem?.key]
}

describe('a server with a password for teachers', () => {
  test('opens classes to callers who know it only; matches to all callers', async () => {
    expect(await open({})).toEqual([422, 'problem.teachersOnly'])
    expect(await open({ password: '' })).toEqual([422, 'problem.teachersOnly'])
    expect(await open({ password: `${PASSWORD}.` })).toEqual([422, 'problem.teachersOnly'])
    expect(await open({ password: PASSWORD })).toEqual([201, undefined])
    expect((await createMatch(base)).match).toBeTruthy()
  })

  test('lets nobody try passwords: after thirty in a minute even the right one is refused', async () => {
    const tries = []
    for (let n = 0; n < 31; n++) tries.push((await open({ password: `guess ${n}` }))[1])
    expect(tries.at(-1)).toBe('problem.tooManyRequests')
    expect(await open({ password: PASSWORD })).toEqual([429, 'problem.tooManyRequests'])
  })
})
