import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createLobby, fetchMatchUpdates, fetchRecord, postCommand, readLobby, uploadRecord } from '#client/net/api.ts'
import { ApiError, addressOf, call } from '#client/net/call.ts'
import { PendingMarks } from '#client/net/marks.ts'
import { MARK, MARK_HEADER } from '#shared/protocol/connection'

interface Sent {
  readonly address: string
  readonly init: RequestInit & { readonly headers: Readonly<Record<string, string>> }
}

const sent: Sent[] = []
let answers: (() => Response)[] = []
const json = (body: unknown, status = 200) => Response.json(body, { status })
const markOf = (n: number) => sent[n]!.init.headers[MARK_HEADER]

beforeEach(() => {
  sent.length = 0
  answers = []
  vi.stubGlobal('fetch', async (address: string, init: Sent['init']) => {
    sent.push({ address, init })
    return (answers.shift() ?? (() => json({ ok: true })))()
  })
})
afterEach(() => vi.unstubAllGlobals())

const LOBBY = { scenario: 'two-blocs', powers: 2, name: 'Ada', open: true } as const
const unreachable = () => {
  throw new TypeError('fetch failed')
}

describe('a call', () => {
  test('has its route’s method and path, below the page, with the parts that vary put in their places', async () => {
    await readLobby('a/b ?')
    expect(sent[0]).toMatchObject({ address: 'api/v1/lobbies/a%2Fb%20%3F', init: { method: 'GET', body: null } })
    await fetchMatchUpdates('x', 'token', { after: undefined, chat: 3 })
    expect(sent[1]).toMatchObject({
      address: 'api/v1/matches/x/news?chat=3',
      init: { headers: { authorization: 'Bearer token' } },
    })
    expect(addressOf('GET /api/v1/classes/:id/worlds/:match/record', { params: { id: 'c', match: 'm' } })).toBe(
      'api/v1/classes/c/worlds/m/record',
    )
  })

  test('sends JSON as JSON and a file as it is', async () => {
    await createLobby(LOBBY)
    expect(sent[0]!.init).toMatchObject({
      method: 'POST',
      body: JSON.stringify(LOBBY),
      headers: { 'content-type': 'application/json' },
    })
    await uploadRecord('{}\n')
    expect(sent[1]!.init).toMatchObject({ body: '{}\n', headers: { 'content-type': 'application/jsonl' } })
    answers = [() => new Response('a record')]
    expect(await fetchRecord('x')).toBe('a record')
    expect(sent[2]!.init.headers).toEqual({})
  })

  test('that is refused throws the server’s problem; without an answer, that it cannot be reached', async () => {
    const problem = { key: 'problem.noSuchLobby', args: {} }
    answers = [() => json({ problem, error: problem.key }, 404), unreachable, () => new Response('', { status: 502 })]
    const faults: unknown[] = []
    for (let n = 0; n < 3; n++) await readLobby('x').catch((fault: unknown) => faults.push(fault))
    expect(faults).toEqual(faults.map(() => expect.any(ApiError)))
    expect(faults).toMatchObject([
      { status: 404, problem },
      { status: 0, problem: { key: 'problem.unreachable' } },
      { status: 502, problem: { key: 'problem.unreachable' } },
    ])
  })
})

describe('the mark of an act', () => {
  test('is made for what changes something, and for nothing else', async () => {
    await createLobby(LOBBY)
    await call('DELETE /api/v1/classes/:id', { params: { id: 'x' }, token: 't' })
    await readLobby('x')
    expect([markOf(0), markOf(1)]).toEqual([expect.stringMatching(MARK), expect.stringMatching(MARK)])
    expect(markOf(2)).toBeUndefined()
    expect(markOf(0)).not.toBe(markOf(1))
  })

  test('stays the same until the server has answered, and is another for the next act', async () => {
    answers = [unreachable, () => new Response('', { status: 503 }), () => json({}), () => json({})]
    for (let n = 0; n < 4; n++) await createLobby(LOBBY).catch(() => undefined)
    expect(markOf(1)).toBe(markOf(0))
    expect(markOf(2)).toBe(markOf(0))
    expect(markOf(3)).not.toBe(markOf(0))
  })

  test('is another when the act says something else, and when it says again what an older one said', async () => {
    answers = [unreachable, unreachable, unreachable]
    for (const name of ['Ada', 'Bob', 'Ada']) await createLobby({ ...LOBBY, name }).catch(() => undefined)
    expect(new Set([0, 1, 2].map(markOf)).size).toBe(3)
  })

  test('of a command is the one its connection gave it', async () => {
    const mark = 'the-mark-of-a-command'
    await postCommand('x', 't', 'ready', { window: 0, ready: true, mark })
    expect(markOf(0)).toBe(mark)
    expect(JSON.parse(String(sent[0]!.init.body))).toEqual({ command: 'ready', window: 0, ready: true, mark })
  })

  test('is settled by its own answer only', () => {
    const pending = new PendingMarks()
    const first = pending.markOf('ready', 'yes')
    const second = pending.markOf('ready', 'no')
    pending.settle('ready', first)
    expect(pending.markOf('ready', 'no')).toBe(second)
    pending.settle('ready', second)
    expect(pending.markOf('ready', 'no')).not.toBe(second)
  })
})

describe('a call that gets no answer', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => vi.useRealTimers())

  /** Fails when it is given up, as a browser's does; never otherwise. */
  const silence = (_address: string, { signal }: RequestInit) =>
    new Promise<Response>((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)))

  test('is given up after its deadline, and counts as unreachable', async () => {
    vi.stubGlobal('fetch', silence)
    const outcome = readLobby('x').catch((fault: unknown) => fault)
    await vi.advanceTimersByTimeAsync(10_000)
    expect(await outcome).toMatchObject({ status: 0, problem: { key: 'problem.unreachable' } })
    await vi.advanceTimersByTimeAsync(3000)
  })

  test('in the middle of the answer likewise, and what it did keeps its mark', async () => {
    const marks: unknown[] = []
    vi.stubGlobal('fetch', async (_address: string, { signal, headers }: Sent['init']) => {
      if (headers !== undefined) marks.push(headers[MARK_HEADER])
      const body = new ReadableStream({
        start: (stream) => signal?.addEventListener('abort', () => stream.error(signal.reason)),
      })
      return new Response(body, { status: 201 })
    })
    for (let n = 0; n < 2; n++) {
      const outcome = createLobby(LOBBY).catch((fault: unknown) => fault)
      await vi.advanceTimersByTimeAsync(15_000)
      expect(await outcome).toMatchObject({ problem: { key: 'problem.unreachable' } })
    }
    expect(marks[1]).toBe(marks[0])
  })
})

describe('the connections a browser keeps', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => vi.useRealTimers())

  test('are tried after a call without an answer, and the next call waits until the dead ones are closed', async () => {
    const asked: string[] = []
    let isDead = true
    vi.stubGlobal('fetch', (address: string, { signal }: RequestInit) => {
      asked.push(address)
      if (!isDead) return Promise.resolve(json({ ok: true }))
      return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)))
    })
    const first = readLobby('x').catch(() => undefined)
    await vi.advanceTimersByTimeAsync(10_000)
    await first
    const second = readLobby('y')
    expect(asked.slice(1)).toEqual(Array(6).fill('livez'))
    isDead = false
    await vi.advanceTimersByTimeAsync(3000)
    await second
    expect(asked.at(-1)).toBe('api/v1/lobbies/y')
  })
})
