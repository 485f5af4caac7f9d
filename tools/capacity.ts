/**
 * `npm run tool -- capacity`: what servers hold, by what was measured. Prints the table of docs/hosting.md. A calculation, not a
 * measurement: its inputs are below, with where they come from.
 */

/** Measured on two shared cores (see docs/hosting.md): bench:server, bench:class, cluster. */
const MEASURED = {
  /** Processor time of everything one acknowledged order costs, closing windows among it, in milliseconds. */
  cpuPerOrder: 0.77,
  /** Bytes to one seat in a year of a match. */
  bytesPerSeatYear: 1600,
  /** Memory of a match that is played, with its six lines, in megabytes. */
  memoryPerMatch: 0.47,
} as const

/** How people play. */
const ASSUMED = {
  seatsPerMatch: 6,
  /** Seconds a year lasts in live play. */
  yearSeconds: 120,
  /** Orders and readies one person has acknowledged in a year. */
  ordersPerYear: 5,
  /** A core is not planned fuller than this: windows of many matches close at once. */
  fullest: 0.6,
  /** Commits a second one PostgreSQL on good disks is planned for. */
  commitsPerDatabase: 8000,
  /** Memory one server process is planned for, in gigabytes. */
  memoryPerProcess: 4,
  /** Euros a month: a core with its memory, a database with its copies. */
  corePerMonth: 12,
  databasePerMonth: 250,
} as const

function plan(players: number) {
  const { seatsPerMatch, yearSeconds, ordersPerYear, fullest, commitsPerDatabase, memoryPerProcess } = ASSUMED
  const matches = players / seatsPerMatch
  const ordersPerSecond = (players * ordersPerYear) / yearSeconds
  const cores = (ordersPerSecond * MEASURED.cpuPerOrder) / 1000 / fullest
  const memory = (matches * MEASURED.memoryPerMatch) / 1024
  const processes = Math.max(1, Math.ceil(cores), Math.ceil(memory / memoryPerProcess))
  // One process keeps its matches in a file of its own.
  const databases = processes === 1 ? 0 : Math.ceil(ordersPerSecond / commitsPerDatabase)
  return {
    players,
    matches: Math.round(matches),
    ordersPerSecond: Math.round(ordersPerSecond),
    cores: Math.max(0.1, Math.round(cores * 10) / 10),
    memoryGb: Math.round(memory * 10) / 10,
    processes,
    databases,
    megabitsPerSecond: Math.round((players * MEASURED.bytesPerSeatYear * 8) / yearSeconds / 1e5) / 10,
    eurosPerThousandMatches: Math.round(
      ((processes * ASSUMED.corePerMonth + databases * ASSUMED.databasePerMonth) / matches) * 1000,
    ),
  }
}

const rows = [150, 1000, 10_000, 100_000, 1_000_000].map(plan)
const head = Object.keys(rows[0]!)
const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`
process.stdout.write(
  [line(head), line(head.map(() => '---')), ...rows.map((row) => line(Object.values(row)))].join('\n').concat('\n'),
)
