import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { ApiError } from '#client/net/call.ts'
import { Connection, type ConnectionListener, type ConnectionState } from '#client/net/connection.ts'
import type { OpenTransport, Transport, TransportListener } from '#client/net/transport.ts'
import { MARK } from '#shared/protocol/connection'
import type { Reply, ViewMessage } from '#shared/protocol/messages'
import { problem } from '#shared/view/phrase'

const requests: { readonly command: string; readonly mark: string | undefined }[] = []
let reply: () => Promise<Reply> = async () => ({ ok: true })
/** What each transport does when it is opened. */
let open: Record<'socket' | 'stream' | 'poll', OpenTransport>
let reach: () => Promise<{ ok: true }>
const opened: string[] = []
const closed: string[] = []

vi.mock('#client/net/socketTransport.ts', () => ({ openSocket: (...given: Given) => open.socket(...given) }))
vi.mock('#client/net/streamTransport.ts', () => ({ openStream: (...given: Given) => open.stream(...given) }))
vi.mock('#client/net/pollTransport.ts', () => ({ openPoll: (...given: Given) => open.poll(...given) }))
vi.mock('#client/net/api.ts', async (original) => ({
  ...(await original<object>()),
  reachServer: () => reach(),
}))

type Given = Parameters<OpenTransport>

/** A transport that works: it shows a view, and is `check`ed. */
const working =
  (kind: string, told: { listener?: TransportListener; checks?: number } = {}): OpenTransport =>
  async (_match, _token, listener) => {
    opened.push(kind)
    told.listener = listener
    setTimeout(() => listener.view({} as ViewMessage))
    const transport: Transport = {
      async request(command, { mark }) {
        requests.push({ command, mark })
        return await reply()
      },
      history: async () => ({ windows: [], rule: 'off', chat: [] }),
      check: () => {
        told.checks = (told.checks ?? 0) + 1
      },
      close: () => closed.push(kind),
    }
    return transport
  }

/** A transport whose opening never ends, as behind a network that swallows it. */
const swallowed = (kind: string): OpenTransport => {
  return () => {
    opened.push(kind)
    return new Promise(() => undefined)
  }
}

const states: ConnectionState[] = []
const listener: ConnectionListener = {
  view: () => undefined,
  chat: () => undefined,
  facts: () => undefined,
  clock: () => undefined,
  history: () => undefined,
  state: (state) => states.push(state),
}
let connection: Connection
const begin = () => {
  connection = new Connection({ match: 'x', token: undefined, transport: 'socket', listener })
  connection.open()
}
const last = () => states.at(-1)

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('fetch', async () => new Response('{}'))
  for (const list of [requests, opened, closed, states]) list.length = 0
  reply = async () => ({ ok: true })
  reach = async () => ({ ok: true })
  open = { socket: working('socket'), stream: working('stream'), poll: working('poll') }
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

describe('a command', () => {
  test('keeps its mark until it is replied to; the next one, and any other, has its own', async () => {
    begin()
    await vi.advanceTimersByTimeAsync(10)
    reply = () => Promise.reject(new Error('the socket broke'))
    await expect(connection.request('ready', { window: 0, ready: true })).rejects.toThrow()
    reply = async () => ({ ok: true })
    await vi.advanceTimersByTimeAsync(1000)
    await connection.request('ready', { window: 0, ready: true })
    await connection.request('ready', { window: 0, ready: true })
    await connection.request('ready', { window: 0, ready: false })
    await connection.request('chat', { said: { how: 'text', text: 'Hello' } })
    const marks = requests.map(({ mark }) => mark)
    expect(marks).toEqual(marks.map(() => expect.stringMatching(MARK)))
    expect(marks[1]).toBe(marks[0])
    expect(new Set(marks).size).toBe(4)
    expect(requests.at(-1)?.command).toBe('chat')
  })

  test('without an answer gives the line up; one that the server refuses does not', async () => {
    begin()
    await vi.advanceTimersByTimeAsync(10)
    reply = () => Promise.reject(new ApiError(problem('tooManyRequests'), 429))
    await expect(connection.request('ready', { window: 0, ready: true })).rejects.toThrow()
    expect([last()?.status, closed]).toEqual(['live', []])
    reply = () => Promise.reject(new Error('request "ready" timed out'))
    await expect(connection.request('ready', { window: 0, ready: true })).rejects.toThrow()
    expect([last()?.status, closed]).toEqual(['reconnecting', ['socket']])
    await vi.advanceTimersByTimeAsync(1000)
    expect(last()).toEqual({ status: 'live', transport: 'socket' })
  })
})

describe('a transport that brings no view', () => {
  test('makes room for the next within seconds, where the server can be reached', async () => {
    open = { socket: swallowed('socket'), stream: swallowed('stream'), poll: working('poll') }
    begin()
    await vi.advanceTimersByTimeAsync(20_000)
    expect(opened).toEqual(['socket', 'stream', 'poll'])
    expect(last()).toEqual({ status: 'live', transport: 'poll' })
  })

  test('stays where nothing can be reached, and is not blamed', async () => {
    open.socket = swallowed('socket')
    reach = () => Promise.reject(new ApiError(problem('unreachable'), 0))
    begin()
    await vi.advanceTimersByTimeAsync(30_000)
    expect(new Set(opened)).toEqual(new Set(['socket']))
  })

  test('after the last comes the first again', async () => {
    open = { socket: swallowed('socket'), stream: swallowed('stream'), poll: swallowed('poll') }
    begin()
    await vi.advanceTimersByTimeAsync(40_000)
    expect(opened.slice(0, 4)).toEqual(['socket', 'stream', 'poll', 'socket'])
  })
})

describe('what an earlier line still brings', () => {
  test('changes nothing: neither that it was displaced nor its end', async () => {
    const told: { listener?: TransportListener } = {}
    open.socket = working('socket', told)
    begin()
    await vi.advanceTimersByTimeAsync(10)
    const before = told.listener
    before?.lost(false)
    await vi.advanceTimersByTimeAsync(1000)
    expect(last()?.status).toBe('live')
    before?.lost(true)
    expect(last()?.status).toBe('live')
    expect(opened).toEqual(['socket', 'socket'])
  })
})

describe('a page that comes back after a pause', () => {
  const events = new EventTarget()

  beforeEach(() => {
    vi.stubGlobal('document', Object.assign(new EventTarget(), { hidden: false }))
    vi.stubGlobal('addEventListener', events.addEventListener.bind(events))
    vi.stubGlobal('removeEventListener', events.removeEventListener.bind(events))
  })
  afterEach(() => connection.close())

  test.each(['online', 'pageshow', 'focus', 'visibilitychange'])('asks a live line at once (%s)', async (name) => {
    const told: { checks?: number } = {}
    open.socket = working('socket', told)
    begin()
    await vi.advanceTimersByTimeAsync(10)
    const where = name === 'visibilitychange' ? document : events
    where.dispatchEvent(new Event(name))
    expect(told.checks).toBe(1)
  })

  test('waits no longer for the next attempt, and closed is left alone', async () => {
    open.socket = () => {
      opened.push('socket')
      return Promise.reject(new ApiError(problem('unreachable'), 0))
    }
    begin()
    await vi.advanceTimersByTimeAsync(30_000)
    const tries = opened.length
    events.dispatchEvent(new Event('online'))
    expect(opened).toHaveLength(tries + 1)
    connection.close()
    events.dispatchEvent(new Event('online'))
    expect(opened).toHaveLength(tries + 1)
  })
})
