import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import WebSocket from 'ws'
import { freePort, startServer, temporaryFolder } from '#tests/support/servers'
import { type CrowdFigures, consumption, quantile, roundTo } from '../crowd.ts'

/** Messages each seat sends in a year: as many as a seat of `bench/crowd.ts` without a crisis. */
const MESSAGES_PER_YEAR = 4
/** Bytes of one message. */
const BYTES = 200

interface FloorOptions {
  readonly matches: number
  readonly seats: number
  readonly years: number
  readonly spread: number
}

/** What no server over `ws` can do without: as many sockets and messages as our crowd's, each echoed once it is on the disk. */
export async function measureFloor({ matches, seats, years, spread }: FloorOptions): Promise<CrowdFigures> {
  const folder = temporaryFolder()
  const main = join(import.meta.dirname, 'echo.ts')
  const port = await freePort()
  const server = await startServer(port, { ECHO_FILE: `${folder.database}.log` }, [], main)
  try {
    const sockets = await Promise.all(Array.from({ length: matches * seats }, () => openSocket(port)))
    const waits: number[] = []
    const before = consumption(server.pid)
    await Promise.all(sockets.map((socket) => playEcho(socket, years * MESSAGES_PER_YEAR, spread, waits)))
    const after = consumption(server.pid)
    for (const socket of sockets) socket.close()
    return {
      orders: waits.length,
      refused: 0,
      cpuMsPerOrder: roundTo((after.cpuMs - before.cpuMs) / waits.length, 3),
      bytesPerSeatYear: MESSAGES_PER_YEAR * BYTES,
      p50Ms: roundTo(quantile(waits, 0.5)),
      p99Ms: roundTo(quantile(waits, 0.99)),
      rssMb: Math.round(after.rssMb),
      crowdP99Ms: 0,
      crowdLongestMs: 0,
    }
  } finally {
    await server.kill('SIGTERM')
    folder.remove()
  }
}

async function openSocket(port: number): Promise<WebSocket> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}`, { perMessageDeflate: false })
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
  return socket
}

async function playEcho(socket: WebSocket, messages: number, spread: number, waits: number[]): Promise<void> {
  for (let n = 0; n < messages; n++) {
    await pause(Math.random() * spread)
    const start = performance.now()
    const echoed = new Promise((resolve) => socket.once('message', resolve))
    socket.send('x'.repeat(BYTES))
    await echoed
    waits.push(performance.now() - start)
  }
}
