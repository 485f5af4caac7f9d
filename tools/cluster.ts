/**
 * `npm run cluster -- [--matches 200] [--years 8] [--processes 2] [--kill-at 0.5] [--signal SIGKILL]`: PostgreSQL, Redis,
 * nginx and game processes on this machine; people and bots play across them, one process is ended, and everything is played
 * to its end on the other. `--kill-at` is the number of acknowledged sets of orders, as a share of matches × years, after which
 * it is ended: a share of the play and not a time, so that the kill falls into the play on a fast machine as on a slow one
 * (a whole run acknowledges about 1.7); 0 ends none. `--signal SIGTERM` ends it in good order, as a rolling restart does.
 * `--cores 0.2` leaves each game process so much of a core, so that nothing but they can bind (Linux, as root).
 * Prints one line of JSON; exit code 1 when anything acknowledged was lost, a match is not the one that was never killed or
 * did not end, a player was away for longer than ten seconds, nothing was acknowledged, or the kill cut no player's line.
 */
import { parseArgs } from 'node:util'
import { Ledger, pause, playThrough, within } from '#tests/support/persistent'
import { createMatch } from '#tests/support/servers'
import { startTopology } from '#tests/support/topology'
import { limitCores } from './cores.ts'
import { numberOf } from './numbers.ts'

const { values } = parseArgs({
  options: {
    matches: { type: 'string', default: '200' },
    years: { type: 'string', default: '8' },
    processes: { type: 'string', default: '2' },
    'kill-at': { type: 'string', default: '0.5' },
    signal: { type: 'string', default: 'SIGKILL' },
    cores: { type: 'string' },
  },
})
const MATCHES = numberOf('matches', values.matches)
const YEARS = numberOf('years', values.years)
const PROCESSES = numberOf('processes', values.processes)
const LONGEST_AWAY = 10_000
const SAMPLE_MILLISECONDS = 100
/** Most milliseconds of the whole run. */
const LIMIT = 6 * 60_000

const topology = await startTopology(PROCESSES)
const { base, games, database } = topology
const limits = values.cores === undefined ? [] : games.map(({ pid }) => limitCores(pid, Number(values.cores)))
let over = false
setTimeout(() => {
  over = true
}, LIMIT).unref()
const ledger = new Ledger()

async function playOne(): Promise<void> {
  for (;;) {
    const made = await within(createMatch(base, { powers: 2, years: YEARS, scenario: 'two-blocs' }), 8000)
    if (made?.match !== undefined) {
      return await playThrough({ base: () => base, match: made.match, token: made.token, ledger, isOver: () => over })
    }
    await pause(100)
  }
}

const started = performance.now()
const samples: { readonly at: number; readonly acts: number }[] = []
const sampling = setInterval(() => samples.push({ at: performance.now(), acts: ledger.acts }), SAMPLE_MILLISECONDS)
const players = Array.from({ length: MATCHES }, playOne)
const killAt = numberOf('kill-at', values['kill-at']) * MATCHES * YEARS
let before = 0
let killedAt = Number.POSITIVE_INFINITY
if (killAt > 0) {
  while (ledger.acknowledged.length < killAt && !over) await pause(10)
  before = ledger.acknowledged.length
  killedAt = performance.now()
  await games[0]!.kill(values.signal as NodeJS.Signals)
}
await Promise.all(players)
clearInterval(sampling)
const seconds = (performance.now() - started) / 1000
const result = await ledger.audit(database)
await topology.stop()
for (const release of limits) release()

/** Acts a second in the middle of it, when servers are warm and every match is still played. */
function steadyRate(): number {
  const at = (share: number) => samples.find(({ acts }) => acts >= share * ledger.acts) ?? samples.at(-1)!
  const [from, to] = [at(0.4), at(0.8)]
  return (to.acts - from.acts) / ((to.at - from.at) / 1000)
}

const away = ledger.away
  .filter(({ since }) => since >= killedAt)
  .map(({ milliseconds }) => milliseconds)
  .sort((a, b) => a - b)
const longest = Math.round(away.at(-1) ?? 0)
const summary = {
  processes: games.length,
  ...(values.cores === undefined ? {} : { cores: Number(values.cores) }),
  ...result,
  wanted: MATCHES,
  acts: ledger.acts,
  acknowledged: ledger.acknowledged.length,
  acknowledgedBeforeKill: before,
  cut: away.length,
  awayMedianMs: Math.round(away[Math.floor(away.length / 2)] ?? 0),
  awayLongestMs: longest,
  killedAfterSeconds: killAt === 0 ? undefined : Math.round((killedAt - started) / 100) / 10,
  actsPerSecond: Math.round(ledger.acts / seconds),
  steadyActsPerSecond: Math.round(steadyRate()),
  seconds: Math.round(seconds),
}
process.stdout.write(`${JSON.stringify(summary)}\n`)
const isKept = result.lost + result.hashDifferences === 0 && result.ended === MATCHES && longest <= LONGEST_AWAY
const isProof = ledger.acknowledged.length > 0 && (killAt === 0 || away.length > 0)
if (!isProof) process.stderr.write('nothing was acknowledged, or the kill cut no caller off: nothing is proved\n')
const isWell = isKept && isProof
process.exit(isWell ? 0 : 1)
