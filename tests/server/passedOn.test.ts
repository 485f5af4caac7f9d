import { describe, expect, test } from 'vitest'
import { callRoute } from '#tests/support/callRoute'
import { CLASS, caller, openClass } from '#tests/support/classroom'
import { problemKey } from '#tests/support/problemKey'
import { serverForTests } from '#tests/support/testServer'

const here = serverForTests()

describe('a link or code as people pass it on', () => {
  test('leads into the class', async () => {
    const made = await (await callRoute(here.base, 'POST /api/v1/classes', { body: CLASS })).json()
    const { code } = made
    for (const path of [
      `/j/${code}`,
      `/j/${code}/`,
      `/j/${code}.`,
      `/j/%20${code}`,
      `/j/${code}%0A`,
      `/%23/join/${code}`,
    ]) {
      const response = await fetch(`${here.base}${path}`, { redirect: 'manual' })
      const [, refresh] = /http-equiv="refresh" content="0; url=([^"]*)"/.exec(await response.text()) ?? []
      const to = new URL(response.headers.get('location') ?? refresh ?? '', `${here.base}${path}`)
      expect([path, to.pathname, to.hash]).toEqual([path, '/', `#/join/${code}`])
    }
    for (const typed of [
      `${code.slice(0, 2)} ${code.slice(2)}`,
      `${code.slice(0, 3)}-${code.slice(3)}`.toLowerCase(),
    ]) {
      expect((await callRoute(here.base, 'GET /api/v1/classes/code/:code', { params: { code: typed } })).status).toBe(
        200,
      )
    }
  })
})

describe('names of a class', () => {
  test('that look like another’s are refused in words, also by the teacher’s rename and on a roster', async () => {
    const teacher = await openClass(here.base, { naming: 'typed' })
    const enrol = (label: string) => caller(here.base).post(`${teacher.path}/students`, { label })
    const ada = (await enrol('Ada')).json as { readonly id: string }
    expect(problemKey((await enrol('\u0410d\u0430')).json)).toBe('problem.labelTaken')
    expect(problemKey((await enrol('A\u202eda')).json)).toBe('problem.hiddenLetter')
    expect(problemKey((await enrol('\u3164')).json)).toBe('problem.noInk')
    const bob = (await enrol('👩‍🎓 Mia')).json as { readonly id: string }
    expect(bob.id).not.toBe(ada.id)
    const command = { command: 'rename', student: bob.id, label: 'ＡＤＡ' }
    const renamed = await caller(here.base, teacher.made.teacher).post(`${teacher.path}/commands`, command)
    expect(problemKey(renamed.json)).toBe('problem.labelTaken')
    const roster = await callRoute(here.base, 'POST /api/v1/classes', {
      body: { ...CLASS, naming: 'roster', roster: ['Bo', 'Ada', 'ada'] },
    })
    expect(await roster.json()).toMatchObject({ problem: { key: 'problem.rosterTwice', args: { index: 3 } } })
  })
})
