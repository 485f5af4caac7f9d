import { expect, test } from 'vitest'
import { type ClassHandlersDeps, classHandlers } from '#server/http/classHandlers'

test('classes are exported one at a time, and what would wait too long is refused', async () => {
  let began = 0
  let fail: (() => void) | undefined
  const deps = {
    classes: { classroomOf: async () => ({ id: 'class', code: 'ABCDE', rounds: [] }) },
    classStore: {
      log: () => {
        began++
        return new Promise((_, reject) => {
          fail = () => reject(new Error('no disk'))
        })
      },
    },
    limiters: {},
  }
  const handlers = classHandlers(deps as unknown as ClassHandlersDeps)
  const ask = (ip: string) =>
    handlers['GET /api/v1/classes/:id/export.zip']({
      params: { id: 'class' },
      query: { names: '0' },
      request: { ip },
    } as never)
  const settle = () => new Promise((resolve) => setImmediate(resolve))
  const asked: PromiseLike<unknown>[] = []
  for (let each = 0; each < 4; each++) {
    asked.push(Promise.resolve(ask('192.0.2.1')).catch(() => 'failed'))
    await settle()
  }
  expect(began).toBe(1)
  expect(await ask('192.0.2.1')).toMatchObject({ status: 429 })
  asked.push(Promise.resolve(ask('192.0.2.2')).catch(() => 'failed'))
  for (let each = 1; each <= 5; each++) {
    await settle()
    expect(began).toBe(each)
    fail?.()
  }
  expect(await Promise.all(asked)).toEqual(['failed', 'failed', 'failed', 'failed', 'failed'])
})
