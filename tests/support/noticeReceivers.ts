import { createECDH, randomBytes } from 'node:crypto'
import { createServer as createHttpServer } from 'node:http'
import { createRequire } from 'node:module'
import { createServer as createTcpServer } from 'node:net'
import { listenOnLoopback } from '#tests/support/loopback'

const require = createRequire(import.meta.resolve('web-push'))
const ece: { decrypt(body: Buffer, how: object): Buffer } = require('http_ece')

/** What a host on loopback was sent. */
export interface Received {
  readonly path: string
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: Buffer
}

/** A host on loopback that takes posts, and answers with `status`. */
export interface Receiver {
  /** `host:port`. */
  readonly host: string
  readonly received: Received[]
  status: number
  /** Called before it answers. */
  onReceived: () => void
  stop(): void
}

export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = []
  const server = createHttpServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      received.push({ path: request.url ?? '', headers: request.headers, body: Buffer.concat(parts) })
      receiver.onReceived()
      response.writeHead(receiver.status, { location: 'http://127.0.0.1:1/elsewhere' }).end()
    })
  })
  const receiver: Receiver = {
    host: `127.0.0.1:${await listenOnLoopback(server)}`,
    received,
    status: 201,
    onReceived: () => undefined,
    stop: () => void server.close(),
  }
  return receiver
}

/** A mail as it was handed over. */
export interface Mail {
  readonly to: readonly string[]
  /** Head and body, with encodings undone. */
  readonly text: string
}

/** A mail server on loopback that takes everything. */
export async function startMailServer() {
  const mails: Mail[] = []
  const server = createTcpServer((socket) => {
    const hear = mailListener((mail) => mails.push(mail))
    let rest = ''
    socket.on('error', () => undefined)
    socket.on('data', (chunk) => {
      const lines = (rest + chunk.toString()).split('\r\n')
      rest = lines.pop() ?? ''
      for (const answer of lines.map(hear)) if (answer !== undefined) socket.write(`${answer}\r\n`)
    })
    socket.write('220 here\r\n')
  })
  return {
    url: `smtp://127.0.0.1:${await listenOnLoopback(server)}`,
    mails,
    stop: () => void server.close(),
  }
}

/** Reads the lines of one mail program; returns what to answer to each. */
function mailListener(onMail: (mail: Mail) => void): (line: string) => string | undefined {
  let to: string[] = []
  let data: string[] | undefined
  return (line) => {
    if (data !== undefined && line !== '.') {
      data.push(line)
      return undefined
    }
    if (data !== undefined) {
      onMail({ to, text: decoded(data.join('\n')) })
      data = undefined
      to = []
    }
    if (line.startsWith('RCPT TO:')) to.push(/<(.*)>/.exec(line)?.[1] ?? '')
    if (line === 'QUIT') return '221 bye'
    if (line !== 'DATA') return '250 fine'
    data = []
    return '354 go on'
  }
}

/** Quoted-printable undone, and words of headers in base64 or quoted-printable. */
function decoded(text: string): string {
  const unquote = (quoted: string) =>
    Buffer.from(
      quoted
        .replace(/=\r?\n/g, '')
        .replace(/=([\dA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
      'latin1',
    ).toString()
  const words = text.replace(/=\?UTF-8\?([BQ])\?(.*?)\?=/gi, (_, how: string, word: string) =>
    how.toUpperCase() === 'B' ? Buffer.from(word, 'base64').toString() : unquote(word.replaceAll('_', ' ')),
  )
  return /quoted-printable/i.test(words) ? unquote(words) : words
}

/** A browser with a push subscription, as far as a server sees it. */
export function pushDevice(host: string, name: string) {
  const ecdh = createECDH('prime256v1')
  ecdh.generateKeys()
  const auth = randomBytes(16)
  const endpoint = `http://${host}/push/${name}`
  return {
    endpoint,
    keys: { p256dh: ecdh.getPublicKey().toString('base64url'), auth: auth.toString('base64url') },
    /** What the device reads. @throws Error when it was not encrypted for it */
    read: (body: Buffer): unknown =>
      JSON.parse(
        ece
          .decrypt(body, { version: 'aes128gcm', privateKey: ecdh, authSecret: auth.toString('base64url') })
          .toString(),
      ),
  }
}
