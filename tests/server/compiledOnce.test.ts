import { expect, test } from 'vitest'
import { compiledOnce } from '#server/store/compiledOnce'
import { openDatabase } from '#server/store/database'

test('a statement is built once for each database, and takes its values in the order of their places', async () => {
  let built = 0
  const named = compiledOnce<{ readonly id: string; readonly next: string | null }>((database, value) => {
    built++
    return database
      .updateTable('matches')
      .set({ next: value('next'), finished: 1 })
      .where('id', '=', value('id'))
      .where('seed', '!=', value('id'))
      .compile()
  })
  const [one, other] = [await openDatabase(':memory:'), await openDatabase(':memory:')]
  const first = named(one, { id: 'a', next: 'b' })
  expect(first.parameters).toEqual(['b', 1, 'a', 'a'])
  expect(named(one, { next: null, id: 'c' })).toEqual({ sql: first.sql, parameters: [null, 1, 'c', 'c'] })
  expect(built).toBe(1)
  expect(named(other, { id: 'a', next: 'b' })).toEqual(first)
  expect(built).toBe(2)
  await Promise.all([one.destroy(), other.destroy()])
})
