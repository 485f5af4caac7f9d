import { request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase } from '#server/store/database'
import { LIMITS } from '#shared/protocol/limits'
import {
  createMatch,
  freePort,
  playOut,
  type ServerProcess,
  sit,
  startServer,
  temporaryFolder,
} from '#tests/support/servers'
import { serverForTests } from '#tests/support/testServer'

const MEGABYTE = 1024 * 1024

/** The record of a match that is played out on this server. */
async function recordOf(base: string): Promise<string> {
  const { match, token } = await createMatch(base, { powers: 2 })
  await playOut(await sit(base, match, token))
  return await (await fetch(`${base}/api/v1/matches/${match}/record`)).text()
}

/** @param from the address a proxy saw */
async function upload(base: string, body: string, from = '192.0.2.1') {
  const headers = { 'x-forwarded-for': from }
  const response = await fetch(`${base}/api/v1/records`, { method: 'POST', headers, body })
  return { status: response.status, json: (await response.json()) as Answer }
}

interface Answer {
  readonly match?: string
  readonly problem?: { readonly key: string }
}

/** A file of seven megabytes that reads well and departs from the rules at its first window. */
function brokenAtFirstWindow(record: string): string {
  const [head = ''] = record.split('\n')
  const orders = Array.from({ length: 64 }, () => ({ type: 'build', force: 'submarines', lots: 1 }))
  const submissions = Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((power) => [power, orders]))
  const windows: string[] = [head]
  for (let size = 0, number = 0; size < 7 * MEGABYTE; number++) {
    const line = JSON.stringify({ number, submissions, hash: 'f'.repeat(64) })
    windows.push(line)
    size += line.length
  }
  return windows.join('\n')
}

/** The same match in a file of seven megabytes: what it says of events is not believed, and may be anything. */
const padded = (record: string): string =>
  record.replace('"events":[', `"events":[${'{"type":"padding"},'.repeat((7 * MEGABYTE) / 19)}`)

describe('an upload', () => {
  let server: ServerProcess
  let record = ''
  const folder = temporaryFolder()
  beforeAll(async () => {
    server = await startServer(await freePort(), { BALANCE_DATABASE: folder.database })
    record = await recordOf(server.base)
  })
  afterAll(async () => {
    await server.kill('SIGTERM')
    folder.remove()
  })

  /** Calls answered while the upload of a file waits for its answer, and the longest as a share of that wait. */
  async function callsBeside(file: string) {
    let isAnswered = false
    const sent = performance.now()
    const answer = upload(server.base, file).finally(() => {
      isAnswered = true
    })
    const waits: number[] = []
    while (!isAnswered) {
      const asked = performance.now()
      await (await fetch(`${server.base}/livez`)).text()
      waits.push(performance.now() - asked)
    }
    return { answer: await answer, calls: waits.length, longest: Math.max(...waits) / (performance.now() - sent) }
  }

  test('of seven megabytes holds up no other call, whether it fails at its first hash or holds', async () => {
    for (const [file, status] of [[brokenAtFirstWindow(record), 422] as const, [padded(record), 201] as const]) {
      const { answer, calls, longest } = await callsBeside(file)
      expect(answer.status).toBe(status)
      expect(calls).toBeGreaterThan(8)
      expect(longest).toBeLessThan(1 / 2)
    }
  })
})

describe('uploads', () => {
  const here = serverForTests({ BALANCE_MOST_IMPORTS: '2', BALANCE_PROXY_HOPS: '1' })

  const isThere = async (match: string | undefined) => (await fetch(`${here.base}/api/v1/matches/${match}/news`)).status

  test('make room for each other, the oldest first; matches that were played here stay', async () => {
    const { match, token } = await createMatch(here.base, { powers: 2 })
    await playOut(await sit(here.base, match, token))
    const text = await (await fetch(`${here.base}/api/v1/matches/${match}/record`)).text()
    const shown: (string | undefined)[] = []
    for (let n = 0; n < 3; n++) {
      shown.push((await upload(here.base, text)).json.match)
      await pause(2)
    }
    expect(await Promise.all([match, ...shown].map(isThere))).toEqual([200, 404, 200, 200])
    const database = await openDatabase(here.database)
    const windows = database.selectFrom('windows').select('match_id').distinct()
    expect((await windows.execute()).length).toBe(3)
    await database.destroy()
  })

  test('beyond the limit of an address are refused before they are read', async () => {
    for (let n = 0; n < LIMITS.records.points; n++) await upload(here.base, '')
    const refused = await new Promise<number | undefined>((resolve, reject) => {
      const headers = { 'content-length': String(7 * MEGABYTE), 'x-forwarded-for': '192.0.2.1' }
      const call = request(`${here.base}/api/v1/records`, { method: 'POST', headers }, (response) => {
        resolve(response.statusCode)
        call.destroy()
      })
      call.once('error', reject)
      call.flushHeaders()
    })
    expect(refused).toBe(429)
  })

  test('that wait for each other are few: one more is refused in words', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => upload(here.base, 'no record', '192.0.2.2')))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([...Array(8).fill(422), 429, 429])
    const [busy] = answers.filter(({ status }) => status === 429)
    expect(busy?.json.problem?.key).toBe('problem.tooManyRecords')
  })
})
