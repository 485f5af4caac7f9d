/**
 * Run inside the network of a game's container, which has no other: `node imagePlayer.ts look`, `play`, `begin`, or
 * `end MATCH TOKEN`. Prints one line of JSON.
 */
import type { Order } from '#shared/orders/index'
import { createMatch, playOut, type Seat, sit } from '#tests/support/servers'

const BASE = 'http://127.0.0.1:8080'
const ORDERS: readonly Order[] = [{ type: 'build', force: 'submarines', lots: 1 }]

const TASKS = {
  /** Loads the page and every file it names. */
  async look() {
    const page = await load('/')
    const files = [...page.matchAll(/(?:src|href)="\.(\/[^"]+)"/g)].map(([, path]) => path!)
    if (!files.some((path) => path.endsWith('.js'))) throw new Error(`the page has no script: ${page.slice(0, 200)}`)
    const sizes = await Promise.all(files.map(async (path) => (await load(path)).length))
    return { files: files.length, bytes: sizes.reduce((sum, size) => sum + size, page.length) }
  },

  /** Plays a whole match among bots. */
  async play() {
    const { match, token } = await createMatch(BASE)
    return await toTheEnd(await sit(BASE, match, token))
  },

  /** Begins a match, gives an order that is acknowledged, and leaves. */
  async begin() {
    const { match, token } = await createMatch(BASE)
    const seat = await sit(BASE, match, token)
    const { ok } = await seat.draft(0, ORDERS)
    await seat.room.leave()
    if (!ok) throw new Error('an order was refused')
    return { match, token }
  },

  /** Comes back to the match that was begun, and plays it to its end. */
  async end(match = '', token = '') {
    const seat = await sit(BASE, match, token)
    const { observation, orders } = seat.view()
    if (observation.window.number !== 0 || JSON.stringify(orders) !== JSON.stringify(ORDERS))
      throw new Error(`window ${observation.window.number} is open, with the orders ${JSON.stringify(orders)}`)
    return await toTheEnd(seat)
  },
} as const

async function load(path: string): Promise<string> {
  const answer = await fetch(BASE + path)
  if (!answer.ok) throw new Error(`${path} is answered with ${answer.status}`)
  return await answer.text()
}

async function toTheEnd(seat: Seat) {
  const { observation } = await playOut(seat)
  await seat.room.leave()
  return { windows: observation.window.number }
}

/** What is played inside the container's network. */
export type Task = keyof typeof TASKS

const [task, ...rest] = process.argv.slice(2) as [Task, ...string[]]
process.stdout.write(`${JSON.stringify(await TASKS[task](...rest))}\n`)
process.exit(0)
