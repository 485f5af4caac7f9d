import { expect, test } from 'vitest'
import { FairQueue } from '#server/lib/fairQueue'

test('a fair queue does one task at a time, those of different keys in turn, and goes on after one that failed', async () => {
  const queue = new FairQueue()
  const done: string[] = []
  let running = 0
  const add = (key: string, name: string) =>
    queue
      .run(key, async () => {
        expect(++running).toBe(1)
        await new Promise((resolve) => setImmediate(resolve))
        running--
        if (name === 'a2') throw new Error(name)
        done.push(name)
        return name
      })
      .catch((fault: Error) => `failed: ${fault.message}`)
  const all = ['a1', 'a2', 'a3', 'b1', 'b2', 'c1'].map((name) => add(name[0]!, name))
  expect(await Promise.all(all)).toEqual(['a1', 'failed: a2', 'a3', 'b1', 'b2', 'c1'])
  expect(done).toEqual(['a1', 'b1', 'c1', 'a3', 'b2'])
  expect(await add('a', 'a4')).toBe('a4')
})
