/**
 * `npm run bench:server -- [--matches 50] [--years 3] [--spread 400] [--profile FOLDER]`: a real server on a real database
 * in one process, six people at every match in another. Prints one line of JSON (fields: bench/crowd.ts).
 *
 * `--live 1000 [--seconds 120] [--powers 6] [--spectators 0]` plays so many matches at an even pace instead (bench/live.ts); `--growth` does that for 10 to 1,000
 * of them, for three to eight powers, for up to 50 spectators, and plays two to twelve years (bench/growth.ts).
 *
 * `--peer [--bounds] [--repeat 3] [--peer-storage durable|memory] [--peer-compress]` plays the same matches on boardgame.io as well, in
 * turn with ours on the same machine, and prints `{ ours, peer, ratios }`: medians of the repetitions, and ours over the
 * peer's of each pair; with `--warm 50` both have played so many matches before they are measured, so that neither is charged for what it
 * compiles in its first seconds; with `--bounds` also `ceiling`, our server with its database in memory, and `floor`, a bare echo of the same
 * messages over `ws` with one flush to the disk a tick. bench/peer/README.md says what is equal between the two and what is not, and how to install the peer.
 */
import './countedSockets.ts'
import { parseArgs } from 'node:util'
import { freePort, type ServerProcess, startServer, temporaryFolder } from '#tests/support/servers'
import { type CrowdFigures, type CrowdSeat, gather, measureCrowd, quantile, roundTo } from './crowd.ts'
import { measureGrowth } from './growth.ts'
import { measureLive, WITHOUT_LIMITS } from './live.ts'
import { isInstalled, peerVersion } from './peer/boardgameio.ts'
import { measureFloor } from './peer/floor.ts'
import { gatherPeer, PEER_STORAGES, startPeer } from './peer/seats.ts'

const SEATS = 6
/** The bench ends after this time, and the table of growth after the longer one. */
const LIMIT_MILLISECONDS = { usual: 30 * 60_000, growth: 3 * 3_600_000 }

const { values } = parseArgs({
  options: {
    matches: { type: 'string', default: '50' },
    years: { type: 'string', default: '3' },
    spread: { type: 'string', default: '400' },
    profile: { type: 'string' },
    peer: { type: 'boolean', default: false },
    'peer-storage': { type: 'string', default: 'durable' },
    'peer-compress': { type: 'boolean', default: false },
    repeat: { type: 'string', default: '3' },
    warm: { type: 'string', default: '0' },
    bounds: { type: 'boolean', default: false },
    live: { type: 'string' },
    powers: { type: 'string', default: '6' },
    spectators: { type: 'string', default: '0' },
    seconds: { type: 'string', default: '120' },
    growth: { type: 'boolean', default: false },
    json: { type: 'boolean' },
  },
})
const [matches, years, spread] = [Number(values.matches), Number(values.years), Number(values.spread)]
const warm = Number(values.warm)
const flags = values.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${values.profile}`]

/** The server that runs now: it ends with this process, however that ends. */
let running: ServerProcess | undefined
process.once('exit', () => void running?.kill('SIGKILL'))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))

/** Plays all matches at once, after those that a server which has run for a while has behind it. */
async function measureAfterOthers(
  pid: number,
  gatherTable: () => Promise<readonly CrowdSeat[]>,
): Promise<CrowdFigures> {
  const gatherSome = async (count: number) => {
    const tables: (readonly CrowdSeat[])[] = []
    while (tables.length < count) tables.push(await gatherTable())
    return tables
  }
  if (warm > 0) await measureCrowd(pid, await gatherSome(warm), spread)
  return (await measureCrowd(pid, await gatherSome(matches), spread)).figures
}

async function measureOurs(isDurable = true, played = years): Promise<CrowdFigures> {
  const folder = temporaryFolder()
  const environment = { BALANCE_DATABASE: isDurable ? folder.database : ':memory:', ...WITHOUT_LIMITS }
  const server = await startServer(await freePort(), environment, flags)
  running = server
  try {
    return await measureAfterOthers(server.pid, () => gather(server.base, SEATS, played))
  } finally {
    await server.kill('SIGTERM')
    folder.remove()
  }
}

async function measurePeer(storage: (typeof PEER_STORAGES)[number]): Promise<CrowdFigures> {
  const { server, remove } = await startPeer({ years, storage, compress: values['peer-compress'], flags })
  running = server
  try {
    let match = 0
    return await measureAfterOthers(server.pid, () => gatherPeer(server.base, SEATS, years, `bench ${match++}`))
  } finally {
    await server.kill('SIGTERM')
    remove()
  }
}

const median = (figures: readonly number[]): number => quantile(figures, 0.5)

const RATIOS = ['cpuMsPerOrder', 'bytesPerSeatYear', 'p50Ms', 'p99Ms', 'rssMb'] as const

/** Our figure over the peer's, pair by pair: below 1 we need less. */
function ratiosOf(ours: readonly CrowdFigures[], peer: readonly CrowdFigures[]) {
  const entries = RATIOS.map((name) => {
    const ratios = ours.map((figures, n) => figures[name] / peer[n]![name])
    const [low, middle, high] = [Math.min(...ratios), median(ratios), Math.max(...ratios)]
    return [name, { median: roundTo(middle, 3), low: roundTo(low, 3), high: roundTo(high, 3) }]
  })
  return Object.fromEntries(entries)
}

function mediansOf(runs: readonly CrowdFigures[]): CrowdFigures {
  const names = Object.keys(runs[0]!) as (keyof CrowdFigures)[]
  return Object.fromEntries(
    names.map((name) => [name, median(runs.map((run) => run[name]))]),
  ) as unknown as CrowdFigures
}

async function compare() {
  const storage = PEER_STORAGES.find((kind) => kind === values['peer-storage'])
  const repeat = Number(values.repeat)
  if (storage === undefined) throw new RangeError(`--peer-storage takes ${PEER_STORAGES.join(' or ')}`)
  if (!Number.isInteger(repeat) || repeat < 1) throw new RangeError('--repeat takes a whole number above zero')
  if (!isInstalled()) throw new Error('run npm ci --ignore-scripts --prefix bench/peer/boardgame.io first')
  const ours: CrowdFigures[] = []
  const peer: CrowdFigures[] = []
  const [ceiling, floor]: CrowdFigures[][] = [[], []]
  for (let n = 0; n < repeat; n++) {
    ours.push(await measureOurs())
    peer.push(await measurePeer(storage))
    if (values.bounds) ceiling!.push(await measureOurs(false))
    if (values.bounds) floor!.push(await measureFloor({ matches, seats: SEATS, years, spread }))
    process.stderr.write(`${n + 1} of ${repeat}\n`)
  }
  const about = {
    peerName: `boardgame.io ${peerVersion()}`,
    storage,
    compressed: values['peer-compress'],
    node: process.versions.node,
    repeat,
    warm,
  }
  const bounds = values.bounds ? { ceiling: mediansOf(ceiling!), floor: mediansOf(floor!) } : {}
  return { ...about, ours: mediansOf(ours), peer: mediansOf(peer), ratios: ratiosOf(ours, peer), ...bounds }
}

async function measured(): Promise<object> {
  const seconds = Number(values.seconds)
  if (values.live !== undefined) {
    const [live, powers, spectators] = [Number(values.live), Number(values.powers), Number(values.spectators)]
    return await measureLive({ matches: live, powers, spectators }, seconds)
  }
  if (values.growth) return { growth: await measureGrowth(seconds, (played) => measureOurs(true, played)) }
  return values.peer ? await compare() : await measureOurs()
}

setTimeout(
  () => {
    process.stderr.write('bench:server: it took too long\n')
    process.exit(1)
  },
  LIMIT_MILLISECONDS[values.growth ? 'growth' : 'usual'],
).unref()

try {
  const shape = { bench: 'server', matches, seats: SEATS, years }
  const figures = await measured()
  process.stdout.write(`${JSON.stringify({ ...shape, ...figures })}\n`)
  process.exit(0)
} catch (fault) {
  process.stderr.write(`bench:server: ${fault instanceof Error ? fault.message : String(fault)}\n`)
  process.exit(2)
}
