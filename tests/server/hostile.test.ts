import { connect } from 'node:net'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { PROTOCOL_VERSION } from '#shared/protocol/connection'
import { LIMITS } from '#shared/protocol/limits'
import type { Refusal } from '#shared/protocol/problem'
import { createMatch, freePort, post, sit, startServer } from '#tests/support/servers'
import { serverForTests } from '#tests/support/testServer'

const here = serverForTests()

/** Sends bytes as they are and resolves with the first line of the answer, '' when there is none. */
async function raw(text: string): Promise<string> {
  return await new Promise((resolve) => {
    let heard = ''
    const socket = connect(here.port, '127.0.0.1', () => socket.end(text))
    socket.on('data', (chunk) => {
      heard += chunk.toString('latin1')
      if (heard.includes('\r\n')) socket.destroy()
    })
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(heard.split('\r\n')[0]!))
  })
}

const isWell = async () => (await fetch(`${here.base}/healthz`)).status === 200
const JSON_BODY = 'Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}'
const UPGRADE =
  'Host: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n' +
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n'

describe('hostile bytes', () => {
  test.each([
    `POST /matchmake/joinById/x HTTP/1.1\r\nHost: a b[\r\n${JSON_BODY}`,
    `POST /matchmake/joinById/x HTTP/1.1\r\nHost: a\r\nX-Forwarded-Proto: ::\r\n${JSON_BODY}`,
    `POST /matchmake/joinById/x HTTP/1.0\r\n${JSON_BODY}`,
    `POST /matchmake/joinById/%E0%A4%A HTTP/1.1\r\nHost: a\r\n${JSON_BODY}`,
    'POST /matchmake/joinById/x HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 20\r\n\r\n{',
    'GET /api/v1/matches/%E0%A4%A/events HTTP/1.1\r\nHost: a\r\n\r\n',
    'GET http://[/x HTTP/1.1\r\nHost: a\r\n\r\n',
    'GET * HTTP/1.1\r\nHost: a\r\n\r\n',
    'CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n',
  ])('a request that is none of ours ends nothing: %#', async (text) => {
    expect(await raw(text)).not.toMatch(/ 5\d\d /)
    expect(await isWell()).toBe(true)
  })

  test.each([
    '/',
    '*',
    '*:99999999',
    'http://[:99999999/',
    'x://@[/',
    '//@:99999999999/x',
    '/p/r',
    '/%zz/%zz?sessionId=x',
  ])('a socket is opened at a room or not at all: %s', async (address) => {
    expect(await raw(`GET ${address} HTTP/1.1\r\n${UPGRADE}`)).not.toContain(' 101 ')
    expect(await isWell()).toBe(true)
  })

  test('that are compressed are refused: no decoder is within a stranger’s reach', async () => {
    const packers = { gzip: gzipSync, deflate: deflateSync, br: brotliCompressSync }
    for (const [encoding, pack] of Object.entries(packers)) {
      for (const path of ['/api/v1/matches', '/api/v1/records', '/matchmake/joinById/x']) {
        const headers = { 'content-type': 'application/json', 'content-encoding': encoding }
        const body = new Uint8Array(pack('{"powers":2}'))
        const answer = await fetch(`${here.base}${path}`, { method: 'POST', headers, body })
        const key = ((await answer.json()) as Refusal).problem.key
        expect([path, encoding, answer.status, key]).toEqual([path, encoding, 415, 'problem.compressed'])
      }
    }
    expect(await isWell()).toBe(true)
  })

  test('broken frames cost their sender at most its own connection', async () => {
    const { match, token } = await createMatch(here.base)
    const types = ['constructor', '__proto__', 'draft', 'ready'].map((type) => [
      0xa0 | type.length,
      ...Buffer.from(type),
    ])
    const tails = [[], [0xff], [0xc1], [0xdf, 0xff, 0xff, 0xff, 0xff], [0xa5, 0xff, 0xff], [0x92, 0x01]]
    for (let code = 0; code < 32; code++) {
      const spectator = await sit(here.base, match)
      const gone = new Promise((resolve) => spectator.room.onLeave(resolve))
      const { connection } = spectator.room
      for (const type of types) {
        for (const tail of tails) {
          connection.send(Uint8Array.from([code, ...type, ...tail]))
          connection.send(Uint8Array.from([code, 1, ...type, ...tail]))
        }
      }
      connection.send(Uint8Array.from([]))
      connection.close()
      await gone
    }
    const seat = await sit(here.base, match, token)
    expect(seat.view()).toMatchObject({ orders: [], ready: false })
    expect(seat.view().observation.window.number).toBe(0)
    await seat.room.leave()
  })
})

describe('the way in', () => {
  test.each(['create', 'joinOrCreate', 'join', 'reconnect', 'constructor'])(
    'no caller makes rooms by the framework’s %s',
    async (method) => {
      const { match, token } = await createMatch(here.base)
      for (const room of ['match', match]) {
        const answer = await post(here.base, `/matchmake/${method}/${room}`, {
          match,
          token,
          protocol: PROTOCOL_VERSION,
        })
        expect(answer).toMatchObject({ status: 404, json: { problem: { key: 'problem.noSuchPage' } } })
      }
    },
  )

  test.each([
    [{ protocol: PROTOCOL_VERSION, token: 'wrong' }, 403, 'problem.wrongToken'],
    [{ protocol: 0 }, 426, 'problem.reloadNeeded'],
    [{ protocol: PROTOCOL_VERSION, seat: 0 }, 400, 'problem.malformedJoin'],
    [{ protocol: PROTOCOL_VERSION, token: 'x'.repeat(300) }, 400, 'problem.malformedJoin'],
    ['null', 400, 'problem.malformedRequest'],
    ['x'.repeat(100_000), 413, 'problem.tooLarge'],
  ])('a join that does not fit is refused before a place is kept: %#', async (options, status, key) => {
    const { match } = await createMatch(here.base)
    const answer = await post(here.base, `/matchmake/joinById/${match}`, options)
    expect(answer).toMatchObject({ status, json: { problem: { key }, error: expect.stringContaining(key) } })
  })

  test('a match without a room is given one by the next join', async () => {
    const { match, token } = await createMatch(here.base)
    const seat = await sit(here.base, match, token)
    await seat.room.leave()
    const answer = await post(here.base, `/matchmake/joinById/${match}`, { protocol: PROTOCOL_VERSION, token })
    expect(answer).toMatchObject({ status: 200, json: { roomId: match } })
  })

  test('other websites may not ask', async () => {
    const headers = { origin: 'http://elsewhere.example' }
    for (const path of ['/api/v1/scenarios', '/healthz', '/']) {
      const answer = await fetch(`${here.base}${path}`, { headers })
      expect(answer.headers.get('access-control-allow-origin')).toBeNull()
    }
    const asked = await fetch(`${here.base}/api/v1/matches`, { method: 'OPTIONS', headers })
    expect(asked.headers.get('access-control-allow-methods')).toBeNull()
  })
})

describe('an address that asks too often', () => {
  test('is refused for a while, by the address the proxy saw', async () => {
    const eager = { BALANCE_DATABASE: ':memory:', BALANCE_REQUESTS_PER_MINUTE: '60', BALANCE_PROXY_HOPS: '1' }
    const strict = await startServer(await freePort(), eager)
    const ask = async (caller: string) =>
      await fetch(`${strict.base}/api/v1/scenarios`, { headers: { 'x-forwarded-for': caller } })
    let refused = await ask('10.0.0.1')
    for (let asked = 0; asked < 200 && refused.status === 200; asked++) refused = await ask('10.0.0.1')
    expect(refused.status).toBe(429)
    expect(await refused.json()).toMatchObject({ problem: { key: 'problem.tooManyRequests' } })
    expect((await ask('10.0.0.2')).status).toBe(200)
    expect(await strict.kill('SIGTERM')).toBe(0)
  })

  test('by wrong passwords and codes locks out itself, and nobody who knows the right ones', async () => {
    const PASSWORD = 'what the host knows'
    const door = { BALANCE_DATABASE: ':memory:', BALANCE_HOST_PASSWORD: PASSWORD, BALANCE_PROXY_HOPS: '1' }
    const server = await startServer(await freePort(), door)
    const login = async (caller: string, password: string) => {
      const headers = { 'content-type': 'application/json', 'x-forwarded-for': caller }
      const body = JSON.stringify({ password })
      return (await fetch(`${server.base}/api/v1/host/login`, { method: 'POST', headers, body })).status
    }
    const wrong = await Promise.all(Array.from({ length: 20 }, (_, n) => login('192.0.2.1', `guess ${n}`)))
    expect(wrong.filter((status) => status === 403)).toHaveLength(10)
    expect(await login('192.0.2.1', PASSWORD)).toBe(429)
    for (let n = 0; n < 40; n++) await login(`198.51.100.${n}`, 'guess')
    for (let n = 0; n < 40; n++) expect(await login('192.0.2.2', PASSWORD)).toBe(200)
    expect(await login('198.51.100.1', PASSWORD)).toBe(429)
    expect(await server.kill('SIGTERM')).toBe(0)
  })

  test('by wrong codes of seats gains nothing from more addresses: failures are counted in all', async () => {
    const { points, inAll } = LIMITS.seatCodes
    const settings = { BALANCE_DATABASE: ':memory:', BALANCE_PROXY_HOPS: '1' }
    const server = await startServer(await freePort(), settings)
    const claim = async (caller: string) => {
      const headers = { 'content-type': 'application/json', 'x-forwarded-for': caller }
      const body = JSON.stringify({ code: 'ZZZZZZZZ' })
      return (await fetch(`${server.base}/api/v1/seat-transfers/claim`, { method: 'POST', headers, body })).status
    }
    expect(await claim('192.0.2.1')).toBe(404)
    for (let address = 0; address < inAll.points / points; address++) {
      await Promise.all(Array.from({ length: points }, () => claim(`198.51.100.${address}`)))
    }
    expect(await claim('192.0.2.1')).toBe(429)
    expect(await claim('192.0.2.2')).toBe(404)
    expect(await server.kill('SIGTERM')).toBe(0)
  })
})
