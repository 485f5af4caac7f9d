/**
 * `npm run bench:class -- [--students 30] [--delegations] [--years 3] [--spread 4000] [--profile FOLDER] [--json]`: a whole
 * lesson. A real server on a real database in one process, with its own limits; teacher and students in another. Prints one
 * line of JSON: how long joining, acknowledgements, the board and the export take, and how many acknowledged acts are
 * missing from the exported records: none may be, or it ends with 1. Worlds have six powers; with `--delegations` three, each shared by two.
 */
import { readFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { strFromU8, unzipSync } from 'fflate'
import { readRecord } from '#shared/match/recordText'
import { printOrder } from '#shared/notation/orderText'
import type { Board } from '#shared/protocol/classBoard'
import { openClass, type Teacher } from '#tests/support/classroom'
import { freePort, startServer, temporaryFolder } from '#tests/support/servers'
import { type Lesson, newLesson, type OrderMoment, Pupil } from './classLesson.ts'
import { consumption, quantile } from './crowd.ts'

const { values } = parseArgs({
  options: {
    students: { type: 'string', default: '30' },
    years: { type: 'string', default: '3' },
    spread: { type: 'string', default: '4000' },
    delegations: { type: 'boolean', default: false },
    profile: { type: 'string' },
    json: { type: 'boolean' },
  },
})
const students = Number(values.students)

/** The bench ends after this time. */
const LIMIT_MILLISECONDS = 360_000
/** The teacher ends the lesson after this time. */
const LESSON_MILLISECONDS = 240_000
const LOOK_MILLISECONDS = 800
/** The teacher advances a world whose window stays open for this time. */
const STUCK_MILLISECONDS = 75_000
/** One student in this number leaves for good. */
const ONE_LEAVES_OF = 20

/** What the teacher saw and did. Times in milliseconds. */
interface Desk {
  readonly looks: number[]
  readonly acts: number[]
  /** Acts that were refused, by the key of the problem. */
  readonly refused: string[]
  board: Board | undefined
  boardBytes: number
  advances: number
  /** A power the bot may have played in these windows: what students drafted there does not count. */
  bot: (Omit<OrderMoment, 'window'> & { readonly from: number; readonly to: number }) | undefined
}

/** Fetches the board at intervals, as the teacher's page does. */
async function watchBoard(teacher: Teacher, lesson: Lesson, context: Desk): Promise<void> {
  const headers = { authorization: `Bearer ${teacher.made.teacher}` }
  const since = new Map<string, number>()
  while (!lesson.isOver) {
    const start = performance.now()
    const response = await fetch(`${lesson.base}${teacher.path}/board`, { headers })
    const text = await response.text()
    context.looks.push(performance.now() - start)
    if (response.status !== 200) lesson.turnedAway[response.status] = (lesson.turnedAway[response.status] ?? 0) + 1
    else {
      context.board = JSON.parse(text) as Board
      context.boardBytes = Math.max(context.boardBytes, text.length)
      lesson.fresh.seen(context.board)
      await freeStuck(teacher, context, since)
    }
    await pause(Math.max(0, LOOK_MILLISECONDS - (performance.now() - start)))
  }
}

/** Advances worlds whose window has been open for too long. */
async function freeStuck(teacher: Teacher, context: Desk, since: Map<string, number>): Promise<void> {
  for (const { world, number, window } of context.board?.worlds ?? []) {
    if (window === 'ended') continue
    const key = `${world}/${number}`
    const seen = since.get(key) ?? performance.now()
    since.set(key, seen)
    if (performance.now() - seen < STUCK_MILLISECONDS) continue
    since.set(key, performance.now())
    context.advances++
    await act(teacher, context, 'advance', { world })
  }
}

async function act(teacher: Teacher, context: Desk, name: string, wish: object = {}): Promise<boolean> {
  const start = performance.now()
  const { problem } = await teacher.act(name, wish)
  context.acts.push(performance.now() - start)
  if (problem !== undefined) context.refused.push(`${name}: ${problem.key}`)
  return problem === undefined
}

/** What a teacher does while a class plays: pauses the clock, injects events, writes messages, gives a power to a bot for a while. */
async function lead(teacher: Teacher, context: Desk): Promise<void> {
  const seatAt = (world: number) => context.board!.worlds[world]!
  await pause(6000)
  await act(teacher, context, 'pause')
  await pause(2000)
  await act(teacher, context, 'resume')
  await pause(2000)
  const { power } = seatAt(0).seats[0]!
  await act(teacher, context, 'inject', { world: 1, injections: [{ type: 'leak', power }] })
  await act(teacher, context, 'say', { text: 'Two minutes for every year.' })
  await pause(2000)
  const { match } = seatAt(0)
  const from = (await teacher.board()).worlds[0]!.number
  await act(teacher, context, 'giveToBot', { world: 0, power, bot: true })
  await pause(5000)
  await act(teacher, context, 'giveToBot', { world: 0, power, bot: false })
  context.bot = { match, power, from, to: (await teacher.board()).worlds[0]!.number }
}

/** Students join, answer and play; the teacher leads through the phases. Ends with the debrief. */
async function teach(teacher: Teacher, lesson: Lesson, context: Desk, start: () => void): Promise<void> {
  const leaving = Math.ceil(students / ONE_LEAVES_OF)
  const pupils = Array.from({ length: students }, (_, index) => {
    const leaves = index % ONE_LEAVES_OF === ONE_LEAVES_OF - 1 || (leaving === 1 && index === 0)
    return new Pupil(lesson, `S${index + 1}`, leaves ? 1 : undefined)
  })
  await Promise.all(pupils.map((pupil) => pupil.comeIn()))
  const watching = watchBoard(teacher, lesson, context)
  await act(teacher, context, 'form', { by: 'random' })
  const attending = Promise.all(pupils.map((pupil) => pupil.attend()))
  await act(teacher, context, 'ask', { questions: true })
  await pause(lesson.spread + 3000)
  start()
  lesson.begunAt = performance.now()
  await act(teacher, context, 'begin')
  const leading = lead(teacher, context)
  await Promise.race([Promise.all([attending, leading]), pause(LESSON_MILLISECONDS)])
  lesson.isOver = true
  await watching
  await act(teacher, context, 'debrief')
}

/** Acknowledged acts that are missing from the records or from the table of decisions. */
function lostActs(files: Readonly<Record<string, Uint8Array>>, board: Board, lesson: Lesson, context: Desk): string[] {
  const decided = new Set<string>()
  for (const line of strFromU8(files['decisions.csv']!).split('\n')) {
    const cells = line.split(',')
    decided.add([cells[1], cells[3], cells[5], cells[6], cells[10]].join())
  }
  const worlds = new Map(board.worlds.map(({ match, world }) => [match, world + 1]))
  const records = new Map(
    [...worlds].map(([match, number]) => {
      const read = readRecord(strFromU8(files[`records/round1-world${number}.jsonl`]!))
      return [match, 'problem' in read ? [] : read.record.windows] as const
    }),
  )
  return lesson.ledger.moments.flatMap((moment) => {
    const { match, window, power } = moment
    const { bot } = context
    if (bot?.match === match && bot.power === power && bot.from <= window && window <= bot.to) return []
    const submissions: Readonly<Record<string, Parameters<typeof lesson.ledger.lost>[1]>> | undefined = records
      .get(match)
      ?.find(({ number }) => number === window)?.submissions
    const orders = submissions?.[power] ?? []
    const unnamed = orders.filter(
      (order) => !decided.has([worlds.get(match), window, power, 'human', printOrder(order)].join()),
    )
    return [...lesson.ledger.lost(moment, orders), ...unnamed.map((order) => `decision ${printOrder(order)}`)].map(
      (what) => `world ${worlds.get(match)} window ${window} ${power}: ${what}`,
    )
  })
}

const round = (value: number, digits = 1) => Number(value.toFixed(digits))
const sum = (tally: Readonly<Record<string, number>>) => Object.values(tally).reduce((all, one) => all + one, 0)

/** Milliseconds in which a process of this machine has waited for a processor, or for the disk; 0 where the system does not count. */
function waited(what: 'cpu' | 'io'): number {
  try {
    return Number(/some .*total=(\d+)/.exec(readFileSync(`/proc/pressure/${what}`, 'utf8'))?.[1] ?? 0) / 1000
  } catch {
    return 0
  }
}

/** What the server and the machine have used so far. */
const metrics = (pid: number) => ({ ...consumption(pid), at: performance.now(), cpu: waited('cpu'), io: waited('io') })

/** What was used between two readings, as it is printed. */
function spent(before: ReturnType<typeof metrics>, after: ReturnType<typeof metrics>, orders: number) {
  const milliseconds = after.at - before.at
  const percent = (part: number) => round((part / milliseconds) * 100)
  const cpuMs = after.cpuMs - before.cpuMs
  return {
    playSeconds: round(milliseconds / 1000),
    cpuMsPerOrder: round(cpuMs / orders, 2),
    cpuPercent: percent(cpuMs),
    /** Other processes of the machine count too: on a busy machine the figures say little. */
    machineWaitsForCpuPercent: percent(after.cpu - before.cpu),
    machineWaitsForDiskPercent: percent(after.io - before.io),
    rssMb: Math.round(after.rssMb),
  }
}

/** What the crowd measured, as it is printed. */
function figures({ joins, polls, seated, acks, returns, fresh, ...lesson }: Lesson, context: Desk) {
  return {
    joinP50Ms: round(quantile(joins, 0.5)),
    joinP95Ms: round(quantile(joins, 0.95)),
    refused: sum(lesson.turnedAway),
    tooMany: lesson.turnedAway[429] ?? 0,
    seatedP95Ms: Math.round(quantile(seated, 0.95)),
    orders: lesson.orders,
    refusals: lesson.refusals,
    ackP50Ms: round(quantile(acks, 0.5)),
    ackP99Ms: round(quantile(acks, 0.99)),
    ackMaxMs: Math.round(Math.max(0, ...acks)),
    pollP95Ms: round(quantile(polls, 0.95)),
    boardFreshP50Ms: Math.round(quantile(fresh.waits, 0.5)),
    boardFreshP95Ms: Math.round(quantile(fresh.waits, 0.95)),
    boardFreshMaxMs: Math.round(Math.max(0, ...fresh.waits)),
    boardP95Ms: round(quantile(context.looks, 0.95)),
    boardBytes: context.boardBytes,
    actMaxMs: Math.round(Math.max(0, ...context.acts)),
    actsRefused: context.refused,
    advances: context.advances,
    refreshes: returns.length,
    refreshP95Ms: round(quantile(returns, 0.95)),
    dropouts: lesson.dropouts,
    cut: lesson.cut,
  }
}

const folder = temporaryFolder()
const flags = values.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${values.profile}`]
const server = await startServer(await freePort(), { BALANCE_DATABASE: folder.database }, flags)
const end = async (signal: NodeJS.Signals, code: number) => {
  await server.kill(signal)
  folder.remove()
  process.exit(code)
}
setTimeout(() => {
  process.stderr.write('the lesson took too long\n')
  void end('SIGKILL', 1)
}, LIMIT_MILLISECONDS).unref()

/** @returns whether something was acknowledged, and all of it is in the export */
async function run(): Promise<boolean> {
  const shape = values.delegations ? { powers: 3, perPower: 2 } : { powers: 6, perPower: 1 }
  const years = Number(values.years)
  const teacher = await openClass(server.base, { scenario: 'many-poles', years, timeControl: 'year60', ...shape })
  const lesson = newLesson(server.base, teacher.path, teacher.made.code, Number(values.spread))
  const context: Desk = {
    ...{ looks: [], acts: [], refused: [], board: undefined, boardBytes: 0, advances: 0, bot: undefined },
  }
  /** Pauses of the load generator itself: waits can be measured no finer than these. */
  const pauses = monitorEventLoopDelay({ resolution: 5 })
  pauses.enable()
  let before = metrics(server.pid)
  await teach(teacher, lesson, context, () => {
    before = metrics(server.pid)
  })
  const after = metrics(server.pid)
  pauses.disable()
  const board = await teacher.board()
  const asked = performance.now()
  const zip = await teacher.zip()
  const exportMs = performance.now() - asked
  const lost = lostActs(unzipSync(zip), board, lesson, context)
  for (const line of lost.slice(0, 20)) process.stderr.write(`lost: ${line}\n`)
  process.stdout.write(
    `${JSON.stringify({
      bench: 'class',
      students,
      worlds: board.worlds.length,
      ...shape,
      years,
      endedWorlds: board.worlds.filter(({ window }) => window === 'ended').length,
      ...figures(lesson, context),
      lostActs: lost.length + lesson.lost,
      exportMs: Math.round(exportMs),
      exportKb: Math.round(zip.length / 1024),
      ...spent(before, after, lesson.orders),
      crowdP99Ms: round(pauses.percentile(99) / 1e6),
      crowdLongestMs: Math.round(pauses.max / 1e6),
    })}\n`,
  )
  return lesson.ledger.moments.length > 0 && lost.length + lesson.lost === 0
}

await run().then(
  (isWell) => end('SIGTERM', isWell ? 0 : 1),
  async (fault) => {
    process.stderr.write(`${fault instanceof Error ? fault.stack : fault}\n${server.output()}\n`)
    await end('SIGKILL', 1)
  },
)
