import { describe, expect, test } from 'vitest'
import { hashRejoinWords, newRejoinWords } from '#server/classroom/rejoinWords'
import { hashToken } from '#server/lib/token'
import { openDatabase } from '#server/store/database'
import { openClass } from '#tests/support/classroom'
import { makeClassBefore } from '#tests/support/oldDatabase'
import { post, temporaryFolder } from '#tests/support/servers'
import { serve } from '#tests/support/testServer'

/** A class with one student, as the program keeps it now. */
async function keptClass(file: string) {
  const { base, stop } = await serve({ BALANCE_DATABASE: file })
  const teacher = await openClass(base, { naming: 'typed' })
  const { enrolled } = await teacher.enrol('Ann')
  await stop()
  const database = await openDatabase(file)
  const row = await database.selectFrom('classes').selectAll().executeTakeFirstOrThrow()
  await database.destroy()
  return { row, id: teacher.made.id, words: enrolled.words }
}

describe('the words of a student', () => {
  test('are four different ones of at most seven letters, out of some three hundred', () => {
    const all = Array.from({ length: 2000 }, () => newRejoinWords().split(' '))
    for (const words of all) expect(new Set(words).size).toBe(4)
    const drawn = new Set(all.flat())
    expect([...drawn].filter((word) => !/^[a-z]{3,7}$/.test(word))).toEqual([])
    expect(drawn.size).toBeGreaterThan(300)
  })

  test('are kept neither as they are nor as their plain hash, and otherwise in every class', async () => {
    const folder = temporaryFolder()
    const { row, id, words } = await keptClass(folder.database)
    expect(row.classroom).not.toContain(words)
    expect(row.classroom).not.toContain(hashToken(words))
    expect(row.classroom).toContain(await hashRejoinWords(words.toUpperCase(), id, 'test'))
    expect(row.classroom).not.toContain(await hashRejoinWords(words, 'another class', 'test'))
    folder.remove()
  })

  test('that were kept by their plain hash bring their student back after the upgrade', async () => {
    const [now, before] = [temporaryFolder(), temporaryFolder()]
    const { row, id, words } = await keptClass(now.database)
    const { students, ...rest } = JSON.parse(row.classroom)
    const old = students.map((student: object) => ({ ...student, wordsHash: hashToken(words) }))
    await makeClassBefore(before.database, '015-limits', {
      ...row,
      classroom: JSON.stringify({ ...rest, students: old }),
    })
    const { base, stop } = await serve({ BALANCE_DATABASE: before.database })
    const rejoin = (given: string) => post(base, `/api/v1/classes/${id}/rejoin`, { words: given })
    expect((await rejoin('otter heron lynx puma')).json).toMatchObject({ problem: { key: 'problem.wrongWords' } })
    expect(await rejoin(words)).toMatchObject({ json: { label: 'Ann', words } })
    await stop()
    const database = await openDatabase(before.database)
    const { classroom } = await database.selectFrom('classes').select('classroom').executeTakeFirstOrThrow()
    await database.destroy()
    expect(classroom).not.toContain(hashToken(words))
    now.remove()
    before.remove()
  })

  test('are stretched beside the event loop: other calls go on meanwhile', async () => {
    let turns = 0
    let isDone = false
    const turn = () => {
      turns++
      if (!isDone) setImmediate(turn)
    }
    setImmediate(turn)
    await hashRejoinWords('otter heron lynx puma', 'class', 'test')
    isDone = true
    expect(turns).toBeGreaterThan(10)
  })
})
