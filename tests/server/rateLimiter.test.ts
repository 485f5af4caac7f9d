import { tmpdir } from 'node:os'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connectRedis } from '#server/rooms/sharedRooms'
import { createRateLimiters, memoryCounting, rateLimiterWith, redisCounting } from '#server/web/rateLimiter'
import { LIMITS } from '#shared/protocol/limits'
import { needs } from '#tests/support/needs'
import { startRedis } from '#tests/support/redis'

const SETTINGS = { requestsPerMinute: 1000, matchesPerMinute: 1000 }

const inTurn = async (asks: readonly (() => Promise<boolean>)[]) => {
  const answers: boolean[] = []
  for (const ask of asks) answers.push(await ask())
  return answers
}

describe('a rate limiter', () => {
  test('is each caller’s own, and each name’s', async () => {
    const limiter = (name: string, points: number) => rateLimiterWith(memoryCounting)({ name, points, seconds: 60 })
    const [calls, codes] = [limiter('calls', 2), limiter('codes', 1)]
    const asks = [() => calls('a'), () => calls('a'), () => calls('a'), () => calls('b'), () => codes('a')]
    expect(await inTurn(asks)).toEqual([true, true, false, true, true])
  })
})

describe('servers side by side', needs('Redis'), () => {
  let redis: Awaited<ReturnType<typeof startRedis>>
  const clients: ReturnType<typeof connectRedis>[] = []
  const server = async () => {
    const client = connectRedis(redis.address).on('error', () => undefined)
    clients.push(client)
    await new Promise((resolve) => client.once('ready', resolve))
    return redisCounting(client, () => 2)
  }
  beforeAll(async () => {
    redis = await startRedis(tmpdir())
  })
  afterAll(() => {
    for (const client of clients) client.disconnect()
    redis.child.kill('SIGKILL')
  })

  test('count a caller together, and each for itself while Redis is away', async () => {
    const limiter = async () => rateLimiterWith(await server())({ name: 'calls', points: 3, seconds: 60 })
    const tries = async () => createRateLimiters(await server(), SETTINGS).hostPasswords
    const [one, two, first, second] = [await limiter(), await limiter(), await tries(), await tries()]
    const asks = [() => one('a'), () => two('a'), () => one('a'), () => two('a'), () => one('a'), () => two('b')]
    expect(await inTurn(asks)).toEqual([true, true, true, false, false, true])
    const gone = new Promise((resolve) => redis.child.once('exit', resolve))
    redis.child.kill('SIGKILL')
    await gone
    const alone = [() => one('c'), () => one('c'), () => one('c'), () => one('c'), () => two('c')]
    expect(await inTurn(alone)).toEqual([true, true, true, false, true])
    // Tries at a secret are shared out: both servers together allow no more than one limit.
    const most = LIMITS.hostPasswords.points
    const guesses = Array.from({ length: 2 * most }, (_, n) => () => (n % 2 === 0 ? first : second)('d', 'everyone'))
    const begun = await inTurn(guesses.map((guess) => async () => (await guess()) !== undefined))
    expect(begun.filter(Boolean)).toHaveLength(most)
    // An address that has not failed may still try, and what is taken back does not count.
    for (let n = 0; n < most; n++) await (await first('e', 'everyone'))!()
  })
})
