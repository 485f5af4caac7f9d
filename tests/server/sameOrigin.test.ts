import { request } from 'node:http'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readConfig } from '#server/config/readConfig'
import { sameOriginCheck } from '#server/web/sameOrigin'
import { PROTOCOL_VERSION } from '#shared/protocol/connection'
import { createMatch, post } from '#tests/support/servers'
import { serve } from '#tests/support/testServer'

const ELSEWHERE = 'http://elsewhere.example'
const stops: (() => Promise<void>)[] = []

async function start(settings: Record<string, string> = {}): Promise<string> {
  const { base, stop } = await serve(settings)
  stops.push(stop)
  return base
}

afterAll(async () => {
  for (const stop of stops) await stop()
})

/** Opens a socket as a page of `origin` would, at a place that is kept for it; the first line of the answer. */
async function openSocket(base: string, headers: Record<string, string>): Promise<string> {
  const { match, token } = await createMatch(base)
  const { json } = await post(base, `/matchmake/joinById/${match}`, { protocol: PROTOCOL_VERSION, token })
  const { processId, sessionId } = json as { readonly processId: string; readonly sessionId: string }
  const { port, host } = new URL(base)
  const lines = Object.entries({ Host: host, ...headers }).map(([name, value]) => `${name}: ${value}\r\n`)
  return await new Promise((resolve) => {
    let heard = ''
    const socket = connect(Number(port), '127.0.0.1', () =>
      socket.write(
        `GET /${processId}/${match}?sessionId=${sessionId} HTTP/1.1\r\n${lines.join('')}Upgrade: websocket\r\n` +
          'Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
      ),
    )
    socket.on('data', (chunk) => {
      heard += chunk.toString('latin1')
      if (heard.includes('\r\n')) socket.destroy()
    })
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(heard.split('\r\n')[0]!))
  })
}

/** Status and headers of a call, with any `Host` and `Origin`: fetch does not let a caller choose them. */
async function call(base: string, method: string, path: string, headers: Record<string, string>) {
  return await new Promise<{ status: number; headers: Record<string, unknown>; body: string }>((resolve, reject) => {
    const made = request(`${base}${path}`, { method, headers }, (answer) => {
      let body = ''
      answer.setEncoding('utf8').on('data', (part: string) => {
        body += part
      })
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body }))
    })
    made.on('error', reject).end()
  })
}

describe('a page of another website', () => {
  let base = ''
  beforeAll(async () => {
    base = await start()
  })

  test('opens no socket; our own page and programs do', async () => {
    expect(await openSocket(base, { Origin: ELSEWHERE })).toContain(' 403 ')
    expect(await openSocket(base, { Origin: 'null' })).toContain(' 403 ')
    expect(await openSocket(base, { Origin: base })).toContain(' 101 ')
    expect(await openSocket(base, {})).toContain(' 101 ')
  })

  test('changes nothing, and is told why', async () => {
    for (const [method, path] of [
      ['POST', '/api/v1/matches'],
      ['POST', '/api/v1/lobbies'],
      ['POST', '/api/v1/records'],
      ['POST', '/matchmake/joinById/x'],
      ['DELETE', '/api/v1/classes/x'],
      ['PUT', '/anything'],
    ] as const) {
      for (const origin of [ELSEWHERE, 'null', '', 'http://127.0.0.1', `${base}.elsewhere.example`]) {
        const answer = await call(base, method, path, { origin })
        expect(answer.status, `${method} ${path} ${origin}`).toBe(403)
        expect(JSON.parse(answer.body)).toMatchObject({ problem: { key: 'problem.otherWebsite' } })
      }
      expect((await call(base, method, path, { origin: base })).body).not.toContain('otherWebsite')
    }
  })

  test('reads nothing: no answer names it', async () => {
    const { status, headers } = await call(base, 'GET', '/api/v1/scenarios', { origin: ELSEWHERE })
    expect(status).toBe(200)
    expect(headers['access-control-allow-origin']).toBeUndefined()
    expect(headers['cross-origin-resource-policy']).toBe('same-origin')
  })
})

describe('the address people find the game at', () => {
  test('once it is set, is the only one whose pages may change anything, by any host name', async () => {
    const base = await start({ BALANCE_PUBLIC_URL: 'https://balance.example.org/', BALANCE_PROXY_HOPS: '1' })
    const publicPage = 'https://balance.example.org'
    expect(await openSocket(base, { Origin: publicPage })).toContain(' 101 ')
    for (const origin of [base, 'http://balance.example.org', 'https://balance.example.org:444', ELSEWHERE]) {
      expect(await openSocket(base, { Origin: origin }), origin).toContain(' 403 ')
      expect((await call(base, 'POST', '/api/v1/lobbies', { origin })).status, origin).toBe(403)
    }
    expect((await call(base, 'POST', '/api/v1/lobbies', { origin: publicPage })).status).toBe(400)
  })

  test('once it is https, browsers are told to stay with it; before that they are not', async () => {
    const secure = await start({ BALANCE_PUBLIC_URL: 'https://balance.example.org' })
    const plain = await start({ BALANCE_PUBLIC_URL: 'http://balance.example.org' })
    const { headers } = await call(secure, 'GET', '/api/v1/scenarios', {})
    expect(headers['strict-transport-security']).toBe('max-age=31536000')
    expect(headers['content-security-policy']).toContain("connect-src 'self' wss://balance.example.org;")
    expect((await call(plain, 'GET', '/api/v1/scenarios', {})).headers['strict-transport-security']).toBeUndefined()
  })

  test.each([
    'balance.example.org',
    'https://',
    'https://a b',
    'https://a/path',
    'ftp://a',
    'https://a?x',
    'https://u:p@a',
  ])('is refused at start when it is %s', (address) => {
    expect(() => readConfig({ BALANCE_PUBLIC_URL: address })).toThrow('BALANCE_PUBLIC_URL')
  })

  test('behind a proxy may stand where the proxy says what was asked for, and nowhere else', () => {
    const headers = { origin: 'https://a.example', host: 'inside:8080', 'x-forwarded-host': 'a.example' }
    expect(sameOriginCheck({ publicUrl: undefined, proxyHops: 1 })({ headers })).toBe(true)
    expect(sameOriginCheck({ publicUrl: undefined, proxyHops: 0 })({ headers })).toBe(false)
    const { 'x-forwarded-host': _, ...bare } = headers
    expect(sameOriginCheck({ publicUrl: undefined, proxyHops: 1 })({ headers: bare })).toBe(false)
  })
})

describe('what a browser is told', () => {
  test('nothing of the device, nothing of where one came from, no window of another page', async () => {
    const base = await start()
    const { headers } = await call(base, 'GET', '/api/v1/scenarios', {})
    expect(headers['permissions-policy']).toMatch(/camera=\(\).*geolocation=\(\).*microphone=\(\)/)
    expect(headers).toMatchObject({
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'SAMEORIGIN',
    })
    const policy = String(headers['content-security-policy'])
    expect(policy).toContain(`connect-src 'self' ws://${new URL(base).host} wss://${new URL(base).host};`)
    expect(policy).toContain("frame-ancestors 'self'")
    expect(policy).not.toMatch(/unsafe|\*|https?:/)
  })

  test('a host that is none puts nothing into the policy', async () => {
    const base = await start()
    const { status, headers } = await call(base, 'GET', '/api/v1/scenarios', { host: 'x; script-src *' })
    expect(status).toBe(200)
    expect(String(headers['content-security-policy'])).not.toContain('script-src')
  })

  test('a frame is let in where the host names it', async () => {
    const base = await start({ BALANCE_FRAME_ANCESTORS: "'self' https://moodle.example.org" })
    const { headers } = await call(base, 'GET', '/api/v1/scenarios', {})
    expect(headers['content-security-policy']).toContain("frame-ancestors 'self' https://moodle.example.org")
    expect(headers['x-frame-options']).toBeUndefined()
    const closed = await start({ BALANCE_FRAME_ANCESTORS: "'none'" })
    expect((await call(closed, 'GET', '/api/v1/scenarios', {})).headers['x-frame-options']).toBe('DENY')
    expect(() => readConfig({ BALANCE_FRAME_ANCESTORS: 'https://a; script-src *' })).toThrow('BALANCE_FRAME_ANCESTORS')
  })
})
