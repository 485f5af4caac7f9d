import { type AddressInfo, connect } from 'node:net'
import { describe, expect, test } from 'vitest'
import { createHttpServer, mostConnections } from '#server/web/httpServer'
import { createOpenLines } from '#server/web/openLines'
import { read } from '#tests/support/deployment'
import { createMatch, sit } from '#tests/support/servers'
import { serverForTests } from '#tests/support/testServer'

/** How long nginx keeps an idle connection of a caller where its configuration does not say, in seconds: so does its upstream’s. */
const NGINX_IDLE_SECONDS = 60

const openMany = (many: number, open: (n: number) => unknown) =>
  Array.from({ length: many }, (_, n) => open(n)).filter((line) => line !== undefined).length

describe('lines in memory', () => {
  test('are a quarter for spectators, of whom one address has a quarter; seats have the rest, one address half of it', () => {
    const lines = createOpenLines(64)
    expect(openMany(64, () => lines.open('a', false))).toBe(4)
    expect(openMany(64, (n) => lines.open(`s${n}`, false))).toBe(12)
    expect(openMany(64, () => lines.open('a', true))).toBe(32)
    expect(openMany(64, (n) => lines.open(`p${n}`, true))).toBe(16)
    expect([lines.hasRoom('new', true), lines.hasRoom('new', false)]).toEqual([false, false])
  })

  test('that are closed, twice even, make room for one each', () => {
    const lines = createOpenLines(64)
    const [close] = Array.from({ length: 4 }, () => lines.open('a', false))
    expect(lines.hasRoom('a', false)).toBe(false)
    close?.()
    close?.()
    expect(openMany(4, () => lines.open('a', false))).toBe(1)
  })
})

describe('a server of few lines', () => {
  const here = serverForTests({ BALANCE_MOST_LINES: '32' })

  test('refuses spectators in words and lets players in, over streams and sockets alike', async () => {
    const { match, token } = await createMatch(here.base)
    const gone = new AbortController()
    const stream = (headers: Record<string, string> = {}) =>
      fetch(`${here.base}/api/v1/matches/${match}/stream`, { headers, signal: gone.signal })
    const spectators = [await stream(), await stream()]
    expect(spectators.map(({ status }) => status)).toEqual([200, 200])
    const refused = await stream()
    expect([refused.status, await refused.json()]).toMatchObject([429, { problem: { key: 'problem.tooManyLines' } }])
    await expect(sit(here.base, match)).rejects.toThrow('problem.tooManyLines')
    expect((await stream({ authorization: `Bearer ${token}` })).status).toBe(200)
    const seat = await sit(here.base, match, token)
    await seat.room.leave()
    gone.abort()
    await expect.poll(async () => (await stream2()).status).toBe(200)
    async function stream2() {
      const again = new AbortController()
      const answer = await fetch(`${here.base}/api/v1/matches/${match}/stream`, { signal: again.signal })
      again.abort()
      return answer
    }
    const spectator = await sit(here.base, match)
    await spectator.room.leave()
  })
})

describe('the HTTP server', () => {
  test('cuts a caller whose body does not come', async () => {
    const server = createHttpServer({ requestTimeout: 200, headersTimeout: 100, connectionsCheckingInterval: 50 })
    server.on('request', (request) => request.resume()).listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
    socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nslow')
    let heard = ''
    socket.on('data', (chunk) => {
      heard += chunk.toString()
    })
    await new Promise((resolve) => socket.once('close', resolve))
    expect(heard).toContain('408 Request Timeout')
    server.close()
  })

  test('keeps an idle connection longer than the proxy of the guide does, which would send calls on one being closed', () => {
    const told = /keepalive_timeout (\d+)s?;/.exec(read('deploy/nginx.conf'))?.[1]
    expect(createHttpServer().keepAliveTimeout).toBeGreaterThan(Number(told ?? NGINX_IDLE_SECONDS) * 1000)
  })

  test('waits no longer than half a minute, and keeps descriptors free for itself', () => {
    const server = createHttpServer()
    expect(server.requestTimeout).toBeLessThanOrEqual(30_000)
    expect(server.headersTimeout).toBeLessThanOrEqual(30_000)
    expect(server.maxConnections).toBe(mostConnections())
  })
})
