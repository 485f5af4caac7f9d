import { describe, expect, test } from 'vitest'
import type { Enrolled } from '#shared/protocol/classroom'
import { caller, openClass } from '#tests/support/classroom'
import { problemKey } from '#tests/support/problemKey'
import { sit } from '#tests/support/servers'
import { serverForTests } from '#tests/support/testServer'

const here = serverForTests()

describe('a class with a roster', () => {
  test('a roster is told to no caller who has only the code; a name claimed twice is shown to the teacher and given back', async () => {
    const teacher = await openClass(here.base, { naming: 'roster', roster: ['Anna Kovács', 'Bo'] })
    const door = await caller(here.base).get(`/api/v1/classes/code/${teacher.made.code}`)
    expect(JSON.stringify(door.json)).not.toMatch(/Anna|Bo/)
    const stranger = await teacher.enrol('Anna Kovács')
    await teacher.act('begin')
    const { match, power } = (await stranger.mine()).seat!
    const claim = () => caller(here.base).post<Enrolled>(`${teacher.path}/students`, { label: 'anna  kovacs' })
    expect((await teacher.board()).students).toMatchObject([{ claimed: false, released: false }])
    expect(problemKey((await claim()).json)).toBe('problem.labelTaken')
    const [claimed] = (await teacher.board()).students
    expect(claimed).toMatchObject({ label: 'Anna Kovács', claimed: true, released: false })
    expect(await teacher.act('release', { student: claimed!.id })).toEqual({ ok: true })
    expect((await teacher.board()).students).toMatchObject([{ claimed: false, released: true }])
    const { token, words } = stranger.enrolled
    expect((await caller(here.base, token).get(`${teacher.path}/me`)).status).toBe(403)
    expect(problemKey((await caller(here.base).post(`${teacher.path}/rejoin`, { words })).json)).toBe(
      'problem.wrongWords',
    )
    const back = (await claim()).json
    const backView = await caller(here.base, back.token).get(`${teacher.path}/me`)
    expect(backView.json).toMatchObject({ waiting: true })
    expect(backView.json).not.toHaveProperty('seat')
    await expect(sit(here.base, match, back.token)).rejects.toThrow()
    expect((await teacher.board()).students).toMatchObject([{ waiting: true }])
    await teacher.act('release', { student: claimed!.id })
    const anna = (await claim()).json
    expect(anna).toMatchObject({ id: claimed!.id, label: 'Anna Kovács' })
    expect((await caller(here.base, back.token).get(`${teacher.path}/me`)).status).toBe(403)
    expect(await teacher.act('admit', { student: anna.id })).toEqual({ ok: true })
    const mine = await caller(here.base, anna.token).get(`${teacher.path}/me`)
    expect(mine.json).toMatchObject({ seat: { match, power } })
    const seat = await sit(here.base, match, anna.token)
    expect(seat.view().observation.self?.id).toBe(power)
    await expect(sit(here.base, match, token)).rejects.toThrow()
    expect((await teacher.board()).students).toMatchObject([{ claimed: false, released: false }])
    await seat.room.leave()
  })
})
