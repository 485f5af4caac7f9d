import { afterEach, describe, expect, test, vi } from 'vitest'
import { Connection, type ConnectionListener } from '#client/net/connection.ts'
import type { Transport } from '#client/net/transport.ts'
import { MARK } from '#shared/protocol/connection'
import type { Reply } from '#shared/protocol/messages'

const requests: { readonly command: string; readonly mark: string | undefined }[] = []
let reply: () => Promise<Reply> = async () => ({ ok: true })

vi.mock('#client/net/socketTransport.ts', () => ({
  openSocket: async (): Promise<Transport> => ({
    async request(command, { mark }) {
      requests.push({ command, mark })
      return await reply()
    },
    history: async () => ({ windows: [], rule: 'off', chat: [] }),
    close: () => undefined,
  }),
}))

const listener: ConnectionListener = {
  view: () => undefined,
  chat: () => undefined,
  facts: () => undefined,
  clock: () => undefined,
  history: () => undefined,
  state: () => undefined,
}

afterEach(() => {
  requests.length = 0
  reply = async () => ({ ok: true })
})

describe('a command', () => {
  test('keeps its mark until it is replied to; the next one, and any other, has its own', async () => {
    const connection = new Connection({ match: 'x', token: undefined, transport: 'socket', listener })
    connection.open()
    await expect
      .poll(() =>
        connection.request('ready', { window: 0, ready: true }).then(
          () => true,
          () => false,
        ),
      )
      .toBe(true)
    requests.length = 0
    reply = () => Promise.reject(new Error('the socket broke'))
    await expect(connection.request('ready', { window: 0, ready: true })).rejects.toThrow()
    reply = async () => ({ ok: true })
    await connection.request('ready', { window: 0, ready: true })
    await connection.request('ready', { window: 0, ready: true })
    await connection.request('ready', { window: 0, ready: false })
    await connection.request('chat', { said: { how: 'text', text: 'Hello' } })
    const marks = requests.map(({ mark }) => mark)
    expect(marks).toEqual(marks.map(() => expect.stringMatching(MARK)))
    expect(marks[1]).toBe(marks[0])
    expect(new Set(marks).size).toBe(4)
    expect(requests.at(-1)?.command).toBe('chat')
    connection.close()
  })
})
