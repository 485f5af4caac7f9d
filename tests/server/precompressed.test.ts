import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import express from 'express'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { precompressed } from '#server/http/precompressed'
import { listenOnLoopback } from '#tests/support/loopback'

const folder = mkdtempSync(join(tmpdir(), 'precompressed-'))
const SCRIPT = `/* ${'as good as any '.repeat(200)}*/`
let server: Server
let base = ''

beforeAll(async () => {
  writeFileSync(join(folder, 'map-1.js'), SCRIPT)
  writeFileSync(join(folder, 'map-1.js.br'), brotliCompressSync(SCRIPT))
  writeFileSync(join(folder, 'small-1.js'), 'void 0')
  server = createServer(express().use('/assets', precompressed(folder), express.static(folder)))
  base = `http://127.0.0.1:${await listenOnLoopback(server)}/assets`
})
afterAll(() => {
  server.close()
  rmSync(folder, { recursive: true })
})

const ask = (path: string, encoding: string) => fetch(base + path, { headers: { 'accept-encoding': encoding } })

test('a browser that takes brotli gets the file that the build compressed, as the script it is', async () => {
  const answer = await ask('/map-1.js?a=b', 'gzip, deflate, br')
  expect(answer.headers.get('content-encoding')).toBe('br')
  expect(answer.headers.get('content-type')).toMatch(/javascript/)
  expect(answer.headers.get('vary')).toBe('accept-encoding')
  expect(Number(answer.headers.get('content-length'))).toBeLessThan(SCRIPT.length / 10)
  expect(await answer.text()).toBe(SCRIPT)
})

test('who takes none gets the file itself, and no cache between mistakes one for the other', async () => {
  for (const encoding of ['identity', 'gzip', 'br;q=0']) {
    const answer = await ask('/map-1.js', encoding)
    expect(answer.headers.get('content-encoding'), encoding).toBeNull()
    expect(answer.headers.get('vary'), encoding).toBe('accept-encoding')
    expect(await answer.text(), encoding).toBe(SCRIPT)
  }
})

test('a file that was not compressed, and one that is not there, are answered as ever', async () => {
  const small = await ask('/small-1.js', 'br')
  expect(small.headers.get('content-encoding')).toBeNull()
  expect(await small.text()).toBe('void 0')
  expect((await ask('/none.js', 'br')).status).toBe(404)
})
