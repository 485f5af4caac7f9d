import { setTimeout } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { readConfig, WrongSettingError } from '#server/config/readConfig'
import { LIMITS } from '#shared/protocol/limits'
import type { Reply } from '#shared/protocol/messages'
import { caller } from '#tests/support/classroom'
import { problemKey } from '#tests/support/problemKey'
import { createMatch, playOut, post, sit } from '#tests/support/servers'
import { serverForTests } from '#tests/support/testServer'

const here = serverForTests()

const build = { type: 'build', force: 'silos', lots: 1 } as const

describe('the server', () => {
  test('says that it is well, lists scenarios, and shows strict headers', async () => {
    const health = await fetch(`${here.base}/healthz`)
    expect(await health.json()).toEqual({ ok: true })
    expect(health.headers.get('content-security-policy')).toContain("default-src 'self'")
    expect(health.headers.get('x-powered-by')).toBeNull()
    const list = (await (await fetch(`${here.base}/api/v1/scenarios`)).json()) as {
      scenarios: { id: string }[]
      bots: string[]
    }
    expect(list.scenarios.map(({ id }) => id)).toContain('two-blocs')
    expect(list.bots.length).toBeGreaterThanOrEqual(3)
  })

  test('a whole match is played over the wire, and only its end reveals anything', async () => {
    const { match, token, power } = await createMatch(here.base)
    const seat = await sit(here.base, match, token)
    expect(seat.view().observation.self?.id).toBe(power)
    expect(await seat.draft(0, [build])).toEqual({ ok: true })
    expect(seat.view().observation.reveal).toBeUndefined()
    const { observation } = await playOut(seat)
    expect(observation.reveal?.powers).toHaveLength(4)
    expect(await seat.ready(observation.window.number)).toMatchObject({
      ok: false,
      faults: [{ problem: { key: 'problem.windowClosed' } }],
    })
    await seat.room.leave()
  })

  test('a spectator sees public facts, gives no orders and holds no seat', async () => {
    const { match } = await createMatch(here.base)
    const spectator = await sit(here.base, match)
    expect(spectator.view().observation.self).toBeUndefined()
    expect(spectator.view().observation.powers.every((power) => power.estimate === undefined)).toBe(true)
    expect(await spectator.draft(0, [build])).toMatchObject({
      ok: false,
      faults: [{ problem: { key: 'problem.spectator' } }],
    })
    expect(await spectator.ready(0)).toMatchObject({ ok: false })
    await spectator.room.leave()
  })

  test('the seat comes from the connection: the newer tab has it, the older is told', async () => {
    const { match, token } = await createMatch(here.base)
    const older = await sit(here.base, match, token)
    const left = new Promise<number>((resolve) => older.room.onLeave(resolve))
    const newer = await sit(here.base, match, token)
    expect(await left).toBe(4100)
    expect(await newer.draft(0, [build])).toEqual({ ok: true })
    await newer.room.leave()
  })

  test('a page of an older version, whose calls lead elsewhere, is asked to reload', async () => {
    const { match } = await createMatch(here.base)
    const answer = await post(here.base, `/api/matches/${match}/room`, {})
    expect(answer).toMatchObject({ status: 426, json: { problem: { key: 'problem.reloadNeeded' } } })
  })

  test('wrong tokens, old clients and unknown matches are refused', async () => {
    const { match } = await createMatch(here.base)
    await expect(sit(here.base, match, 'not-the-token')).rejects.toThrow('problem.wrongToken')
    await expect(sit(here.base, 'nosuchmatch')).rejects.toThrow()
    expect(await post(here.base, '/api/v1/matches/nosuchmatch/room', {})).toMatchObject({ status: 404 })
  })

  test('malformed messages are answered or dropped; nothing changes and nothing crashes', async () => {
    const { match, token } = await createMatch(here.base)
    const seat = await sit(here.base, match, token)
    const before = JSON.stringify(seat.view().observation)
    for (const junk of [
      undefined,
      null,
      7,
      'x',
      [],
      {},
      { window: -1, orders: [] },
      { window: 0 },
      { window: 0, orders: 'x' },
      { window: 0, orders: [], mark: 'too short' },
    ]) {
      const reply = await seat.room.request('draft', junk)
      expect(reply).toMatchObject({ ok: false, faults: [{ problem: { key: 'problem.malformedMessage' } }] })
    }
    expect(await seat.room.request('ready', { window: 0, ready: 'yes' })).toMatchObject({ ok: false })
    const marked = { window: 0, ready: false, mark: 'the-mark-of-this-act' }
    expect(await seat.room.request('ready', marked)).toEqual({ ok: true })
    seat.room.send('nothing-like-that', { a: 1 })
    expect(await seat.draft(0, [{ type: 'build', force: 'silos', lots: 1, power: 'boreal' }])).toMatchObject({
      ok: false,
    })
    const again = await sit(here.base, match, token)
    expect(JSON.stringify(again.view().observation)).toBe(before)
    await again.room.leave()
  })

  test('an oversized message costs the sender its connection and nobody else anything', async () => {
    const { match, token } = await createMatch(here.base)
    const seat = await sit(here.base, match, token)
    const left = new Promise<number>((resolve) => seat.room.onLeave(resolve))
    seat.room.send('draft', { window: 0, orders: ['x'.repeat(200_000)] })
    await left
    const again = await sit(here.base, match, token)
    expect(again.view()).toMatchObject({ orders: [] })
    await again.room.leave()
  })

  test('more commands a second than one person may give are refused in words, counted over both transports', async () => {
    const { match, token } = await createMatch(here.base)
    const seat = await sit(here.base, match, token)
    const input = { window: 0, ready: false }
    const [overSocket, overHttp] = await Promise.all([
      Promise.all(Array.from({ length: 40 }, () => seat.room.request('ready', input) as Promise<Reply>)),
      Promise.all(
        Array.from({ length: 40 }, () =>
          caller(here.base, token).post<Reply>(`/api/v1/matches/${match}/commands`, { command: 'ready', ...input }),
        ),
      ),
    ])
    const done = [...overSocket, ...overHttp.map(({ json }) => json)].filter(({ ok }) => ok).length
    // A second may end among them, and another begin.
    expect(done).toBeLessThan(3 * LIMITS.commands.points)
    expect(new Set(overSocket.map(problemKey))).toEqual(new Set([undefined, 'problem.tooManyCommands']))
    await setTimeout(LIMITS.commands.seconds * 1000)
    expect(await seat.room.request('ready', input)).toEqual({ ok: true })
    await seat.room.leave()
  })

  test('a flood is cut off; the server goes on', async () => {
    const { match, token } = await createMatch(here.base)
    const seat = await sit(here.base, match, token)
    const left = new Promise<number>((resolve) => seat.room.onLeave(resolve))
    for (let n = 0; n < 400; n++) seat.room.send('ready', { window: 0, ready: false })
    await left
    expect((await fetch(`${here.base}/healthz`)).status).toBe(200)
  })

  test.each([
    ['{', 400, 'problem.malformedRequest'],
    ['[]', 400, 'problem.malformedRequest'],
    [{ scenario: 'two-blocs' }, 400, 'problem.malformedRequest'],
    [{ scenario: 'two-blocs', powers: 4, extra: 1 }, 400, 'problem.malformedRequest'],
    [{ scenario: 'two-blocs', powers: 99 }, 400, 'problem.malformedRequest'],
    [{ scenario: 'atlantis', powers: 4 }, 422, 'problem.noSuchScenario'],
    [{ scenario: 'two-blocs', powers: 4, bots: ['hal'] }, 422, 'problem.noSuchBot'],
    ['x'.repeat(100_000), 413, 'problem.tooLarge'],
  ])('a request that does not fit is refused with its problem: %#', async (body, status, key) => {
    expect(await post(here.base, '/api/v1/matches', body)).toMatchObject({ status, json: { problem: { key } } })
  })

  test('the log of a match is told by token, filtered; unknown pages are a problem', async () => {
    const { match, token } = await createMatch(here.base)
    const seat = await sit(here.base, match, token)
    await playOut(seat)
    const log = async (headers: Record<string, string>) =>
      await (await fetch(`${here.base}/api/v1/matches/${match}/events`, { headers })).json()
    const mine = JSON.stringify(await log({ authorization: `Bearer ${token}` }))
    const spectators = JSON.stringify(await log({}))
    expect(mine).toContain('incomePaid')
    expect(spectators).not.toContain('incomePaid')
    expect(mine).not.toContain('audience')
    expect(await log({ authorization: 'Bearer wrong' })).toMatchObject({ problem: { key: 'problem.wrongToken' } })
    expect((await fetch(`${here.base}/api/v1/nothing`)).status).toBe(404)
    await seat.room.leave()
  })
})

describe('settings', () => {
  test('wrong ones are refused by name', () => {
    expect(() => readConfig({ BALANCE_PORT: 'eighty' })).toThrow(WrongSettingError)
    expect(() => readConfig({ BALANCE_LOG_LEVEL: 'loud' })).toThrow(/BALANCE_LOG_LEVEL/)
    expect(readConfig({ PORT: '9000' }).port).toBe(9000)
    expect(readConfig({ PORT: '9000', BALANCE_PORT: '9001' }).port).toBe(9001)
  })
})
