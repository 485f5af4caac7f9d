import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type SharedScenarioStore, SharedScenarios } from '#server/scenarios/sharedScenarios'
import { openDatabase } from '#server/store/database'
import { createSharedScenarioStore } from '#server/store/sqlSharedScenarioStore'
import { callRoute } from '#tests/support/callRoute'
import { databasePlaces } from '#tests/support/databasePlaces'
import { HandClock } from '#tests/support/fakeStore'
import { ownScenarioFile } from '#tests/support/ownScenario'
import { temporaryFolder } from '#tests/support/servers'
import { serve } from '#tests/support/testServer'

const PASSWORD = 'a password of the host'
const folder = temporaryFolder()
afterAll(folder.remove)

const never = () => Promise.reject(new Error('not asked'))
const fileOf = (change: object = {}) => JSON.stringify(ownScenarioFile(change))

/** A server, and what its callers do. */
async function start(settings: Readonly<Record<string, string>>) {
  const server = await serve({ BALANCE_HOST_PASSWORD: PASSWORD, ...settings })
  const { base } = server
  const share = async (body: string, token?: string) => {
    const response = await callRoute(base, 'POST /api/v1/shared-scenarios', { body, token })
    const json = (await response.json()) as { id?: string; problem?: { key: string; args: object } }
    return { status: response.status, id: json.id ?? '', problem: json.problem }
  }
  const read = (id: string) => callRoute(base, 'GET /api/v1/shared-scenarios/:id', { params: { id } })
  const logIn = async () => {
    const response = await callRoute(base, 'POST /api/v1/host/login', { body: { password: PASSWORD } })
    return ((await response.json()) as { token: string }).token
  }
  const list = async (token: string) => {
    const response = await callRoute(base, 'GET /api/v1/host/shared-scenarios', { token })
    return ((await response.json()) as { scenarios: { id: string; name: string }[] }).scenarios
  }
  return { ...server, share, read, logIn, list }
}

describe('sharing', () => {
  test('is off unless the host turns it on', async () => {
    const server = await start({})
    const { status, problem } = await server.share(fileOf(), await server.logIn())
    expect([status, problem?.key]).toEqual([403, 'problem.sharingOff'])
    expect(await (await callRoute(server.base, 'GET /api/v1/shared-scenarios')).json()).toEqual({ sharing: 'off' })
    await server.stop()
  })

  test('is for hosts and teachers who are signed on, where the host says so; one file has one id, over a restart', async () => {
    const settings = { BALANCE_SHARED_SCENARIOS: 'staff', BALANCE_DATABASE: folder.database }
    let server = await start(settings)
    for (const token of [undefined, 'nonsense']) {
      expect((await server.share(fileOf(), token)).problem?.key).toBe('problem.staffShares')
    }
    const token = await server.logIn()
    const { status, id } = await server.share(fileOf(), token)
    expect([status, id]).toEqual([201, expect.stringMatching(/^s[\da-f]{11}$/)])
    // Written with other spaces it is the same file.
    expect((await server.share(JSON.stringify(ownScenarioFile(), undefined, 2), token)).id).toBe(id)
    expect((await server.share(fileOf({ years: 4 }), token)).id).not.toBe(id)
    await server.stop()
    server = await start(settings)
    expect(await (await server.read(id)).json()).toEqual(ownScenarioFile())
    expect(await server.list(await server.logIn())).toHaveLength(2)
    await server.stop()
  })

  test('is ended by the host, who sees what is shared; the act is in the log', async () => {
    const server = await start({ BALANCE_SHARED_SCENARIOS: 'anyone' })
    const { id } = await server.share(fileOf())
    const token = await server.logIn()
    expect(await server.list(token)).toMatchObject([{ id, name: 'Six lakes' }])
    const body = { command: 'forgetScenario', scenario: id } as const
    for (const _ of [1, 2]) {
      expect((await callRoute(server.base, 'POST /api/v1/host/commands', { token, body })).status).toBe(200)
    }
    const gone = await server.read(id)
    expect([gone.status, await gone.json()]).toMatchObject([404, { problem: { key: 'problem.notShared' } }])
    const upkeep = await (await callRoute(server.base, 'GET /api/v1/host/upkeep', { token })).json()
    expect(upkeep.acts[0]).toMatchObject({ act: 'forgetScenario', about: id })
    expect((await callRoute(server.base, 'GET /api/v1/host/shared-scenarios')).status).toBe(403)
    await server.stop()
  })
})

describe('what is not taken', () => {
  test('a file that does not hold, is none, is too large, or has the id of a scenario of the game', async () => {
    const server = await start({ BALANCE_SHARED_SCENARIOS: 'anyone' })
    const [faulty, ours] = [fileOf({ years: 0 }), fileOf({ id: 'two-blocs' })]
    expect((await server.share(faulty)).problem).toMatchObject({
      key: 'problem.scenarioUnsound',
      args: { label: 'years' },
    })
    expect((await server.share('<script>alert(1)</script>')).problem?.key).toBe('problem.scenarioUnsound')
    expect((await server.share(ours)).problem?.args).toEqual({ label: 'id' })
    expect((await server.share(`"${'x'.repeat(256 * 1024)}"`)).status).toBe(413)
    expect(await server.list(await server.logIn())).toEqual([])
    await server.stop()
  })

  test('more than the host has room for, and more than one address may in ten minutes', async () => {
    const server = await start({ BALANCE_SHARED_SCENARIOS: 'anyone', BALANCE_MOST_SHARED: '1' })
    const { id } = await server.share(fileOf())
    expect((await server.share(fileOf({ years: 4 }))).problem).toMatchObject({
      key: 'problem.tooManyShared',
      args: { most: 1 },
    })
    const again = []
    for (let n = 0; n < 5; n++) again.push(await server.share(fileOf()))
    expect(again.map((each) => each.id)).toEqual([id, id, id, id, ''])
    expect(again.at(-1)).toMatchObject({ status: 429, problem: { key: 'problem.tooManyRequests' } })
    await server.stop()
  })

  test('words that the host does not want', async () => {
    const words = mkdtempSync(join(tmpdir(), 'balance-words-'))
    writeFileSync(join(words, 'words.txt'), 'lakes\n')
    const list = { BALANCE_WORD_FILTER: join(words, 'words.txt') }
    const server = await start({ BALANCE_SHARED_SCENARIOS: 'anyone', ...list })
    expect((await server.share(fileOf())).problem?.key).toBe('problem.barredWord')
    const renamed = fileOf().replaceAll(/lakes/gi, 'hills')
    expect((await server.share(renamed)).status).toBe(201)
    // Sources of its figures are read by others too.
    const sourced = renamed.replace(/"gdp":(\d+)/, '"gdp":{"value":$1,"source":"The lakes"}')
    expect((await server.share(sourced)).problem?.key).toBe('problem.barredWord')
    await server.stop()
    rmSync(words, { recursive: true })
  })
})

/** What is shared, over a store of the test's own. */
const over = (store: SharedScenarioStore, mostShared = 9) =>
  new SharedScenarios({ store, mostShared, taken: new Set(), clock: new HandClock() })

test('nothing is told before it is written, and nothing at all where that fails', async () => {
  const written = Promise.withResolvers<string>()
  let answer: unknown
  const store = { keep: () => written.promise, file: never, list: never, remove: never }
  const call = over(store)
    .share(fileOf(), undefined)
    .then((told) => (answer = told))
  await new Promise((resolve) => setImmediate(resolve))
  expect(answer).toBeUndefined()
  written.resolve(fileOf())
  expect(await call).toEqual({ id: expect.any(String) })
  const full = { ...store, keep: () => Promise.reject(new Error('disk full')) }
  await expect(over(full).share(fileOf(), undefined)).rejects.toThrow('disk full')
})

for (const place of databasePlaces()) {
  describe(`the store of shared scenarios on ${place.name}`, place.options, () => {
    let store: SharedScenarioStore
    let database: Awaited<ReturnType<typeof openDatabase>>
    beforeAll(async () => {
      database = await openDatabase(await place.begin())
      store = createSharedScenarioStore(database)
    })
    afterAll(async () => {
      await database.destroy()
      await place.end()
    })

    test('keeps each once, no more than there is room for, and tells who and when', async () => {
      const entry = (id: string, at: number) => ({ id, at, name: 'Six lakes', bytes: 2, file: '{}' })
      expect(await store.keep({ ...entry('a', 1_800_000_000_123), by: 'ada' }, 2)).toBe('{}')
      // Of an id that is there the first file counts.
      expect(await store.keep({ ...entry('a', 5), file: '[]' }, 2)).toBe('{}')
      expect(await store.keep(entry('b', 7), 2)).toBe('{}')
      expect(await store.keep(entry('c', 9), 2)).toBeUndefined()
      expect(await store.keep(entry('a', 9), 2)).toBe('{}')
      expect(await store.list()).toEqual([
        { id: 'a', at: 1_800_000_000_123, name: 'Six lakes', bytes: 2, by: 'ada' },
        { id: 'b', at: 7, name: 'Six lakes', bytes: 2 },
      ])
      await store.remove('a')
      expect(await store.file('a')).toBeUndefined()
      expect(await store.keep(entry('c', 9), 2)).toBe('{}')
    })
  })
}

test('calls at the same time find the same room', async () => {
  const database = await openDatabase(':memory:')
  const shared = over(createSharedScenarioStore(database), 1)
  const answers = await Promise.all([3, 4, 5, 6].map((years) => shared.share(fileOf({ years }), undefined)))
  expect(answers.filter((answer) => 'id' in answer)).toHaveLength(1)
  expect(await shared.list()).toHaveLength(1)
  await database.destroy()
})
