import { createServer } from 'node:http'
import { defineServer } from '@colyseus/core'
import express from 'express'
import { afterEach, describe, expect, test } from 'vitest'
import { MatchTransport } from '#server/rooms/matchTransport'

/**
 * What the framework may and may not do with our HTTP server. An upgrade that binds its router another way turns these red:
 * that router ends the process on a bad Host header, allows every website to call, and lets any caller make rooms.
 */
describe('the framework’s HTTP side', () => {
  let stop: () => Promise<void> = async () => undefined
  afterEach(() => stop())

  async function start() {
    const app = express()
    const http = createServer()
    const transport = new MatchTransport({ http, app, filter: () => true })
    const game = defineServer({
      rooms: {},
      transport,
      greet: false,
      gracefullyShutdown: false,
      express(given) {
        expect(given).toBe(app)
        given.get('/ours', (_request, response) => void response.json({ ours: true }))
      },
    })
    await game.listen(0, '127.0.0.1')
    stop = async () => {
      await game.gracefullyShutdown(false)
      await new Promise((resolve) => http.close(resolve))
    }
    const bound = http.address()
    const port = typeof bound === 'object' && bound !== null ? bound.port : 0
    return { app, http, port, base: `http://127.0.0.1:${port}` }
  }

  test('is not there: our application alone answers requests, the transport alone opens sockets', async () => {
    const { app, http, base } = await start()
    expect(http.listeners('request')).toEqual([app])
    expect(http.listenerCount('upgrade')).toBe(1)
    expect(await (await fetch(`${base}/ours`)).json()).toEqual({ ours: true })
    for (const [method, path] of [
      ['GET', '/'],
      ['GET', '/__healthcheck'],
      ['POST', '/matchmake/joinOrCreate/match'],
      ['POST', '/matchmake/joinById/x'],
    ]) {
      expect((await fetch(`${base}${path}`, { method: method! })).status, path).toBe(404)
    }
    const asked = await fetch(`${base}/ours`, { method: 'OPTIONS', headers: { origin: 'http://elsewhere.example' } })
    expect(asked.headers.get('access-control-allow-origin')).toBeNull()
  })

  test('a port that is taken is told, and nothing else happens', async () => {
    const { port } = await start()
    const http = createServer()
    const transport = new MatchTransport({ http, app: express(), filter: () => true })
    const told = await new Promise((resolve) => transport.listen(port, '127.0.0.1', undefined, resolve))
    expect(told).toMatchObject({ code: 'EADDRINUSE' })
    expect(http.listening).toBe(false)
  })
})
