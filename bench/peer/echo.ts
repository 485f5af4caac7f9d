/**
 * The floor of bench/server.ts, in a process of its own: echoes each message once it is on the disk, with one flush for all that
 * came meanwhile. Environment: BALANCE_PORT, ECHO_FILE.
 */
import { open } from 'node:fs/promises'
import { type WebSocket, WebSocketServer } from 'ws'

const file = await open(process.env.ECHO_FILE!, 'a')
let waiting: { readonly socket: WebSocket; readonly message: Buffer }[] = []
let isWriting = false

async function flush(): Promise<void> {
  isWriting = true
  while (waiting.length > 0) {
    const batch = waiting
    waiting = []
    await file.appendFile(Buffer.concat(batch.map(({ message }) => message)))
    await file.datasync()
    for (const { socket, message } of batch) socket.send(message)
  }
  isWriting = false
}

const server = new WebSocketServer({
  host: '127.0.0.1',
  port: Number(process.env.BALANCE_PORT),
  perMessageDeflate: false,
})
server.on('connection', (socket) => {
  socket.on('message', (message: Buffer) => {
    waiting.push({ socket, message })
    if (!isWriting) void flush()
  })
})
server.on('listening', () => process.stdout.write('the echo is ready:\n'))
