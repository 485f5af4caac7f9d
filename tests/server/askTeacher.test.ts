import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import type { PollNews } from '#shared/protocol/match'
import { caller, openClass, type Student } from '#tests/support/classroom'
import { sit } from '#tests/support/servers'
import { serverForTests } from '#tests/support/testServer'

const here = serverForTests()

const ask = (student: Student, path: string, wish: 'time' | 'help', on = true) =>
  caller(here.base, student.enrolled.token).post<object>(`${path}/wishes`, { wish, on })

async function playing() {
  const teacher = await openClass(here.base, { timeControl: 'year60' })
  const [ada, bo] = [await teacher.enrol('Ada'), await teacher.enrol('Bo')]
  const id = (await ada.mine()).id
  return { teacher, ada, bo, id }
}

const news = async ({ enrolled }: Student, match: string) =>
  (await caller(here.base, enrolled.token).get<PollNews>(`/api/v1/matches/${match}/news?chat=0`)).json

test('more time and help are asked for on the board, and leave it when taken back or seen to', async () => {
  const { teacher, ada, id } = await playing()
  const wishes = async () => (await teacher.board()).students.find((student) => student.id === id)!.wishes
  for (let n = 0; n < 2; n++) expect((await ask(ada, teacher.path, 'help')).json).toEqual({ ok: true })
  await ask(ada, teacher.path, 'time')
  expect(await wishes()).toEqual(['help', 'time'])
  await ask(ada, teacher.path, 'help', false)
  expect(await wishes()).toEqual(['time'])
  await teacher.act('giveTime', { student: id, factor: 2 })
  expect(await wishes()).toEqual([])
  expect((await ada.mine()).timeFactor).toBe(2)
  await ask(ada, teacher.path, 'help')
  await teacher.act('heard', { student: id })
  expect(await wishes()).toEqual([])
  expect((await ask(ada, teacher.path, 'noise' as 'help')).status).toBe(400)
})

test('time that is given holds at once in a match that plays, and can be taken back; nothing told to others names it', async () => {
  const { teacher, ada, bo, id } = await playing()
  await teacher.act('begin')
  const { match } = (await ada.mine()).seat!
  expect((await bo.mine()).seat!.match).toBe(match)
  const seat = await sit(here.base, match, ada.enrolled.token)
  const other = await sit(here.base, match, bo.enrolled.token)
  await ask(ada, teacher.path, 'time')
  await teacher.act('giveTime', { student: id, factor: 'unlimited' })
  const told = await news(ada, match)
  expect(told.personalTime).toEqual({ factor: 'unlimited' })
  await seat.ready(0)
  // Facts of a room travel twice a second.
  await expect.poll(() => JSON.stringify(other.room.state), { timeout: 10_000 }).not.toMatch(/"ready":true/)
  const theirs = [
    await news(bo, match),
    await bo.mine(),
    await teacher.projection(),
    other.view(),
    other.room.state,
    (await caller(here.base, bo.enrolled.token).get(`${teacher.path}/projection`)).json,
    (await caller(here.base).get(`/api/v1/classes/code/${teacher.made.code}`)).json,
  ].map((one) => JSON.stringify(one))
  for (const one of theirs) expect(one).not.toMatch(/"factor"|personalTime|timeFactor|"ready":true|"wishes":\["/)
  await teacher.act('giveTime', { student: id, factor: 1 })
  expect((await news(ada, match)).personalTime).toBeUndefined()
  await seat.room.leave()
  await other.room.leave()
})

test('neither what was asked nor what was given is in the log or the export of the class', async () => {
  const { teacher, ada, id } = await playing()
  await teacher.act('begin')
  await ask(ada, teacher.path, 'time')
  await teacher.act('giveTime', { student: id, factor: 1.5 })
  const files = Object.entries(unzipSync(await teacher.zip())).map(([, bytes]) => strFromU8(bytes))
  expect(files.length).toBeGreaterThan(5)
  for (const file of files) expect(file).not.toMatch(/timeFactor|giveTime|wishes/)
})
