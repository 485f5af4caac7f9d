import { describe, expect, test } from 'vitest'
import { Acts, type MarkedAct } from '#server/lib/acts'
import { openDatabase } from '#server/store/database'
import { createActStore } from '#server/store/sqlActStore'
import { fakeActStore } from '#tests/support/fakeActStore'

const ACT: MarkedAct = { scope: 'POST /things', mark: 'a-mark-of-an-act', content: '{"name":"Ada"}' }
const isDone = (result: unknown) => result !== 'refused'

/** Acts, what they keep, and how often something was done. */
function table() {
  const store = fakeActStore()
  const done = { times: 0 }
  return {
    store,
    done,
    acts: new Acts({ store, clock: Date }),
    perform: async () => ({ token: `token ${++done.times}` }),
  }
}

describe('an act', () => {
  test('is done once, however often it is asked for, at once or later', async () => {
    const { acts, perform, done } = table()
    const together = await Promise.all([1, 2, 3].map(() => acts.once(ACT, perform, isDone)))
    const later = await acts.once(ACT, perform, isDone)
    expect([...together, later].map((attempt) => 'result' in attempt && attempt.result)).toEqual(
      Array(4).fill({ token: 'token 1' }),
    )
    expect([together[0]!.did, later.did, done.times]).toEqual(['now', 'before', 1])
  })

  test('of another mark, or of another caller with the same mark, is another', async () => {
    const { acts, perform, done } = table()
    for (const act of [ACT, { ...ACT, mark: 'the-mark-of-another' }, { ...ACT, scope: 'POST /things by Bob' }]) {
      await acts.once(act, perform, isDone)
    }
    expect(done.times).toBe(3)
  })

  test('that says something else under the same mark is refused, unless a caller makes only one of its kind', async () => {
    const { acts, perform, done } = table()
    await acts.once(ACT, perform, isDone)
    const other = { ...ACT, content: '{"name":"Bob"}' }
    expect(await acts.once(other, perform, isDone)).toEqual({ did: 'otherwise' })
    expect(await acts.once({ ...other, isSole: true }, perform, isDone)).toEqual({
      did: 'before',
      result: { token: 'token 1' },
    })
    expect(done.times).toBe(1)
  })

  test('that was refused or failed is tried anew', async () => {
    const { acts, perform, done, store } = table()
    expect(await acts.once(ACT, async () => 'refused', isDone)).toEqual({ did: 'now', result: 'refused' })
    await expect(acts.once(ACT, () => Promise.reject(new Error('the disk')), isDone)).rejects.toThrow('the disk')
    expect(store.acts.size).toBe(0)
    await acts.once(ACT, perform, isDone)
    expect(done.times).toBe(1)
  })

  test('is told only once its outcome is kept', async () => {
    const { store, perform } = table()
    const finish = Promise.withResolvers<void>()
    const slow = { ...store, finish: () => finish.promise }
    let told = false
    const outcome = new Acts({ store: slow, clock: Date }).once(ACT, perform, isDone).then(() => {
      told = true
    })
    await new Promise((resolve) => setTimeout(resolve, 10))
    expect(told).toBe(false)
    finish.resolve()
    await outcome
  })

  test('in the middle of which the server ended is neither done again nor called done', async () => {
    const { store, perform, done } = table()
    void new Acts({ store, clock: Date }).once(ACT, () => new Promise(() => undefined), isDone)
    await expect.poll(() => store.acts.size).toBe(1)
    expect(await new Acts({ store, clock: Date }).once(ACT, perform, isDone)).toEqual({ did: 'unknown' })
    expect(done.times).toBe(0)
  })

  test('that another process is doing is waited for', async () => {
    const { store, perform, done } = table()
    const finish = Promise.withResolvers<void>()
    const there = new Acts({ store, clock: Date }).once(ACT, () => finish.promise.then(perform), isDone)
    const here = new Acts({ store, clock: Date }).once(ACT, perform, isDone)
    finish.resolve()
    expect(await here).toEqual({ did: 'before', result: { token: 'token 1' } })
    await there
    expect(done.times).toBe(1)
  })

  test('that only says what shall be is remembered and not stored', async () => {
    const { acts, perform, done, store } = table()
    const harmless = { ...ACT, isHarmless: true }
    for (let n = 0; n < 2; n++) await acts.once(harmless, perform, isDone)
    expect([done.times, store.acts.size]).toEqual([1, 0])
  })
})

describe('the store of acts', () => {
  test('keeps neither marks nor what was answered in the clear, and forgets what is old', async () => {
    const database = await openDatabase(':memory:')
    const store = createActStore(database)
    let now = 0
    const acts = new Acts({ store, clock: { now: () => now } })
    await acts.once(ACT, async () => ({ token: 'a-secret-token' }), isDone)
    const kept = JSON.stringify(await database.selectFrom('acts').selectAll().execute())
    expect(kept).not.toContain(ACT.mark)
    expect(kept).not.toContain('a-secret-token')
    expect(await acts.recall(ACT)).toEqual({ did: 'before', result: { token: 'a-secret-token' } })
    now = 25 * 3_600_000
    await new Acts({ store, clock: { now: () => now } }).once(
      { ...ACT, mark: 'another-mark-at-all' },
      async () => ({}),
      isDone,
    )
    expect(await acts.recall(ACT)).toBeUndefined()
    await database.destroy()
  })
})
