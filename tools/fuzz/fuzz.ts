/**
 * `npm run fuzz -- [--inputs 1000000] [--seed 1]`: messages, acts and HTTP bodies made up at random, most of them nearly
 * right, thrown at a real match core, store and web server in this process. Prints one line of JSON; exit code 1 when
 * anything crashed, any position changed, any answer was not in words, memory grew, or nothing was accepted or refused.
 */
import { parseArgs } from 'node:util'
import fc from 'fast-check'
import { pino } from 'pino'
import { startApp } from '#server/app'
import { readConfig } from '#server/config/readConfig'
import { Acts } from '#server/lib/acts'
import { createDispatch } from '#server/match/commands'
import type { Principal } from '#server/match/principal'
import { SOLE_PERSON } from '#server/match/seatTable'
import type { CommandName } from '#shared/protocol/messages'
import { hashState } from '#shared/state/hashState'
import type { Viewer } from '#shared/view/observation'
import { fakeActStore } from '#tests/support/fakeActStore'
import { numberOf } from '../numbers.ts'
import { memoryMatch } from './memoryMatch.ts'
import { HTTP_CALLS, type HttpInput, httpInput, messageFor } from './nearlyRight.ts'

const { values } = parseArgs({
  options: { inputs: { type: 'string', default: '1000000' }, seed: { type: 'string', default: '1' } },
})
const INPUTS = numberOf('inputs', values.inputs)
const seed = Number(values.seed)
/** One input in so many goes over HTTP: they cost a hundred times as much. */
const HTTP_SHARE = 50
const BATCH = 500

const faults: unknown[] = []
process.on('uncaughtException', (fault) => faults.push(fault))
process.on('unhandledRejection', (fault) => faults.push(fault))

const dispatch = createDispatch({
  matches: { use: async (found, task) => await task(found) },
  acts: new Acts({ store: fakeActStore(), clock: Date }),
})
const { match, ended } = await memoryMatch('many-poles', (fault) => faults.push(fault))
const before = hashState(match.state)
const settings = {
  BALANCE_PORT: '0',
  BALANCE_BIND: '127.0.0.1',
  BALANCE_DATABASE: ':memory:',
  BALANCE_REQUESTS_PER_MINUTE: '1000000',
  BALANCE_MATCHES_PER_MINUTE: '10000',
}
const app = await startApp(readConfig(settings), pino({ level: 'silent' }))
const base = `http://127.0.0.1:${app.port}`

let accepted = 0
let refused = 0
let wordless = 0
let http = 0
const statuses: Record<string, number> = {}

/** One message of a seat that may save orders, but never says ready: the position must stay what it is. */
async function sendMessage([name, message]: readonly [CommandName, unknown], turn: number): Promise<void> {
  const seat = turn % 3
  const viewer: Viewer = { kind: 'power', power: match.seats.all[seat]!.power }
  const principal: Principal =
    turn % 4 === 0
      ? { seat: undefined, viewer, role: 'guest', person: SOLE_PERSON }
      : { seat, viewer, role: 'holder', person: SOLE_PERSON }
  const reply = await dispatch(match, principal, name, message)
  if (reply.ok) accepted++
  else if (reply.faults.every(({ problem }) => problem.key.startsWith('problem.'))) refused++
  else wordless++
}

async function sendHttp({ method, path, headers, body }: HttpInput): Promise<void> {
  http++
  const init = { method, headers, ...(method === 'GET' ? {} : { body }) }
  const response = await fetch(`${base}${path}`, init)
  const text = await response.text()
  statuses[response.status] = (statuses[response.status] ?? 0) + 1
  if (response.status >= 500 || (response.status >= 400 && !text.includes('problem.'))) wordless++
}

const megabytes = () => Math.round(process.memoryUsage().heapUsed / 1024 / 1024)
let settled = 0
for (let done = 0, round = 0; done < INPUTS; round++) {
  const size = Math.min(BATCH, INPUTS - done)
  const messages = fc.sample(messageFor(match.state), { numRuns: size, seed: seed + round })
  for (const [turn, message] of messages.entries()) await sendMessage(message, turn + round)
  const calls = fc.sample(httpInput, { numRuns: Math.ceil(size / HTTP_SHARE), seed: seed + round })
  await Promise.all(calls.map(sendHttp))
  done += size
  if (settled === 0 && done >= INPUTS / 2) {
    globalThis.gc?.()
    settled = megabytes()
  }
}
globalThis.gc?.()
const grown = megabytes() - settled
const changed = hashState(match.state) === before ? 0 : 1
const healthy = (await fetch(`${base}/healthz`)).status === 200
await app.stop()
await ended()
process.stdout.write(
  `${JSON.stringify({
    fuzz: INPUTS + http,
    messages: INPUTS,
    http,
    calls: HTTP_CALLS,
    accepted,
    refused,
    statuses,
    crashes: faults.length,
    stateChanges: changed,
    wordless,
    heapGrownMb: grown,
  })}\n`,
)
for (const fault of faults.slice(0, 3)) console.error(fault)
const isProof = accepted > 0 && refused > 0 && http > 0
if (!isProof) console.error('nothing was accepted, refused or sent over HTTP: nothing is proved')
const isWell = faults.length === 0 && changed === 0 && wordless === 0 && healthy && grown < 64
process.exit(isWell && isProof ? 0 : 1)
