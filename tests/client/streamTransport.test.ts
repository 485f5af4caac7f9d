import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openStream } from '#client/net/streamTransport.ts'
import type { TransportListener } from '#client/net/transport.ts'

const listener: TransportListener = {
  view: () => undefined,
  chat: () => undefined,
  facts: () => undefined,
  clock: () => undefined,
  lost: vi.fn(),
}
const asked: URL[] = []
let beat: () => void

beforeEach(() => {
  vi.useFakeTimers()
  asked.length = 0
  vi.stubGlobal('fetch', async (address: string) => {
    const url = new URL(address, 'http://host/')
    asked.push(url)
    if (!url.pathname.endsWith('/stream')) return Response.json({ ok: true })
    const body = new ReadableStream({
      start(stream) {
        beat = () => stream.enqueue(new TextEncoder().encode(': alive\n\n'))
        beat()
      },
    })
    return new Response(body)
  })
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

test('a page answers the beats of its stream by signs of life, and says nothing to a silent one', async () => {
  const transport = await openStream('x', 'token', listener)
  await vi.advanceTimersByTimeAsync(0)
  const signs = () => asked.filter(({ pathname }) => pathname.endsWith('/matches/x/alive'))
  for (let beats = 1; beats <= 3; beats++) {
    await vi.advanceTimersByTimeAsync(15_000)
    beat()
    await vi.advanceTimersByTimeAsync(0)
    expect(signs()).toHaveLength(beats)
  }
  const line = asked.find(({ pathname }) => pathname.endsWith('/stream'))!.searchParams.get('line')
  expect(line).toMatch(/^[\w-]{22}$/)
  expect(signs().map(({ searchParams }) => searchParams.get('line'))).toEqual([line, line, line])
  await vi.advanceTimersByTimeAsync(20_000)
  expect(signs()).toHaveLength(3)
  transport.close()
})
