import { expect, test } from 'vitest'
import { type MatchHandlersDeps, matchHandlers } from '#server/http/matchHandlers'

test('a match that can be given no room is not kept, and its caller is told of the fault', async () => {
  const forgotten: (readonly string[])[] = []
  const matches = {
    create: async () => ({ match: 'abcdefghij', power: 'antilles', token: 'token' }),
    forget: async (ids: readonly string[]) => void forgotten.push(ids),
  }
  const handlers = matchHandlers({ matches } as unknown as MatchHandlersDeps)
  // No game server runs in this process: there is none to open a room.
  const created = handlers['POST /api/v1/matches']({ body: {} } as never)
  await expect(created).rejects.toThrow()
  expect(forgotten).toEqual([['abcdefghij']])
})
