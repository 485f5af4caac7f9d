import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express, { type Application, type Request, type Response } from 'express'
import { afterEach, describe, expect, test } from 'vitest'
import { createOwnerProxy } from '#server/http/proxyToOwner'

const open: Server[] = []
/** What all servers side by side share. */
const { stripForged, passOn } = createOwnerProxy('a password of all servers')

afterEach(() => {
  for (const server of open.splice(0)) {
    server.close()
    server.closeAllConnections()
  }
})

async function listen(app: Application): Promise<string> {
  const server = createServer(app).listen(0, '127.0.0.1')
  open.push(server)
  await new Promise((resolve) => server.once('listening', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** A server that passes every call on, after it has read its body as the routes do. */
async function passingOn(owner: string, proxyHops = 1): Promise<string> {
  const app = express().set('trust proxy', proxyHops).use(stripForged, express.json())
  app.use((request, response, next) => void passOn(owner, request, response).catch(next))
  return await listen(app)
}

/** A server that plays what is asked for, and what it hears. */
async function owner(answer: (request: Request, response: Response) => void): Promise<string> {
  const app = express().set('trust proxy', 1).use(express.json())
  app.use(answer)
  return await listen(app)
}

const echo = (request: Request, response: Response) => {
  const { method, originalUrl, body, headers, ip } = request
  response.status(201).set('x-owner', 'yes').json({ method, originalUrl, body, headers, ip })
}

describe('a call for another server', () => {
  test('is answered as if it had been asked: method, path, body, headers, and the address of the caller', async () => {
    const front = await passingOn(await owner(echo))
    const headers = {
      'content-type': 'application/json',
      authorization: 'Bearer x',
      'idempotency-key': 'a-mark-of-this-act',
      'x-forwarded-for': '203.0.113.9',
    }
    const body = { said: '你好' }
    const init = { method: 'POST', headers, body: JSON.stringify(body, null, 4) }
    const answer = await fetch(`${front}/api/v1/x?after=1`, init)
    expect([answer.status, answer.headers.get('x-owner')]).toEqual([201, 'yes'])
    expect(await answer.json()).toMatchObject({
      method: 'POST',
      originalUrl: '/api/v1/x?after=1',
      body,
      ip: '203.0.113.9',
      headers: {
        host: new URL(front).host,
        authorization: 'Bearer x',
        'idempotency-key': 'a-mark-of-this-act',
        'content-length': String(Buffer.byteLength(JSON.stringify(body))),
      },
    })
  })

  test('tells no address that its caller made up', async () => {
    const front = await passingOn(await owner(echo), 0)
    const answer = await fetch(front, { headers: { 'x-forwarded-for': '198.51.100.7' } })
    expect(await answer.json()).toMatchObject({ ip: '127.0.0.1' })
  })

  test('of a body that came in parts, or was not read, arrives whole', async () => {
    const front = await passingOn(await owner(echo))
    const parts = new Blob(['{"a":', '1}']).stream()
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: parts, duplex: 'half' }
    expect(await (await fetch(front, init as RequestInit)).json()).toMatchObject({ body: { a: 1 } })
    const none = (await (await fetch(front, { method: 'DELETE' })).json()) as { body?: unknown; method: string }
    expect([none.method, none.body]).toEqual(['DELETE', undefined])
  })

  test('brings a stream as it comes, and ends it when the caller leaves', async () => {
    let ended: () => void = () => undefined
    const gone = new Promise<void>((resolve) => {
      ended = resolve
    })
    const url = await owner((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write('data: first\n\n')
      response.on('close', ended)
    })
    const stop = new AbortController()
    const { body } = await fetch(await passingOn(url), { signal: stop.signal })
    const { value } = await body!.getReader().read()
    expect(new TextDecoder().decode(value)).toBe('data: first\n\n')
    stop.abort()
    await gone
  })

  test('is passed on once: between two that each think the other has it, the caller is told to try again', async () => {
    const app = express().use(stripForged)
    const one = await listen(app)
    const two = await passingOn(one)
    app.use((request, response, next) => void passOn(two, request, response).catch(next))
    const answer = await fetch(one)
    expect([answer.status, await answer.json()]).toMatchObject([503, { problem: { key: 'problem.serverFault' } }])
  })

  test('with headers of servers that no server has set is answered as without them', async () => {
    const heard: Record<string, unknown>[] = []
    const front = await passingOn(
      await owner((request, response) => {
        heard.push(request.headers)
        echo(request, response)
      }),
    )
    const forged = [{ 'x-balance-passed-on': '1' }, { 'x-balance-passed-on': 'x', 'x-balance-else': 'y' }]
    for (const headers of forged) expect((await fetch(front, { headers })).status).toBe(201)
    for (const headers of heard) expect(headers).not.toHaveProperty('x-balance-else')
    const other = createOwnerProxy('another password')
    const strange = await listen(express().use((request, response) => void other.passOn(front, request, response)))
    expect((await fetch(strange)).status).toBe(201)
  })

  test('to a server that has just died is refused, to be tried again', async () => {
    const dead = await owner(echo)
    const front = await passingOn(dead)
    const died = open[0]!
    died.closeAllConnections()
    await new Promise((resolve) => died.close(resolve))
    const answer = await fetch(front, { method: 'POST' })
    expect([answer.status, await answer.json()]).toMatchObject([503, { problem: { key: 'problem.serverFault' } }])
  })

  test('whose server dies in the middle of a stream ends for the caller too', async () => {
    const front = await passingOn(
      await owner((_request, response) => {
        response.writeHead(200, { 'content-type': 'text/event-stream' }).write('data: first\n\n')
        setTimeout(() => response.destroy(), 50)
      }),
    )
    const { body } = await fetch(front)
    const reader = body!.getReader()
    await reader.read()
    await expect(reader.read()).rejects.toThrow()
  })
})
