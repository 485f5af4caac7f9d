import { describe, expect, test } from 'vitest'
import { CLASS, caller } from '#tests/support/classroom'
import { createMatch } from '#tests/support/servers'
import { serverForTests } from '#tests/support/testServer'

const PASSWORD = 'what teachers here know'
const here = serverForTests({ BALANCE_TEACHER_PASSWORD: PASSWORD })

const open = async (more: object) => {
  const { status, json } = await caller(here.base).post<{ problem?: { key: string } }>('/api/v1/classes', {
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
    expect((await createMatch(here.base)).match).toBeTruthy()
  })

  test('lets nobody try passwords: after thirty in a minute even the right one is refused', async () => {
    const tries = []
    for (let n = 0; n < 31; n++) tries.push((await open({ password: `guess ${n}` }))[1])
    expect(tries.at(-1)).toBe('problem.tooManyRequests')
    expect(await open({ password: PASSWORD })).toEqual([429, 'problem.tooManyRequests'])
  })
})
