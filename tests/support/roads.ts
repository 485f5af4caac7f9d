import { DatabaseSync } from 'node:sqlite'
import { changesSomething } from '#shared/protocol/route'
import type { RouteName, RouteResponse } from '#shared/protocol/routes'
import { callRoute, type RouteCall, textOf } from '#tests/support/callRoute'
import { type Calls, EVERY_CALL } from '#tests/support/everyCall'
import { Relay, type RoadFault } from '#tests/support/relay'

/** What a bad network, or a hand, does to a call, by name. `twice`: it is sent a second time before the first is answered. */
export const ROAD_FAULTS = {
  swallow: 'swallow',
  stall: 'holdAnswer',
  loseAnswer: 'loseAnswer',
  cut: 'cut',
  delay: { delay: 250 },
  twice: { delay: 80 },
} as const satisfies Readonly<Record<string, RoadFault>>
/** Name of a fault. */
export type RoadFaultName = keyof typeof ROAD_FAULTS
/** Names of all faults of calls. */
export const ROAD_FAULT_NAMES = Object.keys(ROAD_FAULTS) as readonly RoadFaultName[]

/** What is wrong after a fault: see `docs/faults.md`. */
export type RoadTrouble = 'lost' | 'doubled' | 'stuck' | 'unsaid'

/** What came of one call, or of one page, under one fault. */
export interface RoadOutcome {
  readonly subject: string
  readonly fault: string
  readonly trouble?: RoadTrouble
  /** What was seen, where there is trouble. */
  readonly seen?: string
}

/** How long the first attempt is waited for, and how long the second may take, in milliseconds. */
const PATIENCE = 400
const STUCK_AFTER = 35_000
/** Statuses of HTTP. */
const FOUND = 302
const TOO_MANY = 429

/** A call as it was made: its number, and what there was more of afterwards, by table or list. */
interface Step {
  readonly route: RouteName
  readonly subject: string
  readonly more: Readonly<Record<string, number>>
}

/** A server on which roads are travelled. */
export interface RoadServer {
  readonly port: number
  readonly base: string
  /** File of its database. */
  readonly database: string
}

/** What each call of the chapters makes where the network is good, by subject. */
export type CleanWalk = ReadonlyMap<string, Step>

/** Makes the calls of these chapters once each, on a good network. @param server a new one */
export async function walkClean(server: RoadServer, chapters: readonly string[]): Promise<CleanWalk> {
  const steps = new Map<string, Step>()
  for (const chapter of chapters) {
    const walk = new Walk(server, chapter)
    await EVERY_CALL[chapter]!(walk.calls).finally(() => walk.close())
    for (const step of walk.steps) steps.set(step.subject, step)
  }
  return steps
}

/**
 * Makes the calls of these chapters under one fault, each of them again on a good network as a page does, and compares what there
 * is more of after each with what there is without a fault.
 * @param server a new one
 */
export async function travelCalls(
  server: RoadServer,
  fault: RoadFaultName,
  clean: CleanWalk,
  chapters: readonly string[],
): Promise<readonly RoadOutcome[]> {
  const outcomes: RoadOutcome[] = []
  for (const chapter of chapters) {
    const walk = new Walk(server, chapter, fault)
    const broken = await EVERY_CALL[chapter]!(walk.calls).then(
      () => undefined,
      (why: unknown) => String(why).slice(0, 200),
    )
    walk.close()
    outcomes.push(...walk.steps.map((step) => compared(step, clean.get(step.subject), fault)))
    if (broken === undefined) continue
    outcomes.push({ subject: walk.subject, fault, trouble: walk.isStuck ? 'stuck' : 'lost', seen: broken })
  }
  return outcomes
}

/** Names of the chapters that call every route. */
export const CHAPTERS = Object.keys(EVERY_CALL)

function compared({ subject, more }: Step, clean: Step | undefined, fault: RoadFaultName): RoadOutcome {
  const expected = clean?.more ?? more
  for (const name of new Set([...Object.keys(expected), ...Object.keys(more)])) {
    const [are, were] = [more[name] ?? 0, expected[name] ?? 0]
    const seen = `${name}: ${are} instead of ${were}`
    if (are !== were) return { subject, fault, trouble: are > were ? 'doubled' : 'lost', seen }
  }
  return { subject, fault }
}

/** Tables whose rows tell nothing of what callers made: outcomes, the server's own, and what matches write as they are played. */
const OWN_TABLES = ['acts', 'host_acts', 'processes', 'leases', 'pulse', 'drafts', 'windows', 'transcripts', 'notes']
/** Rows that are not counted, by table: a class's log notes the windows of its worlds too, and what simulated students do of themselves. */
const WITHOUT: Readonly<Record<string, string>> = {
  class_log: `entry NOT LIKE '%"did":"closed"%'
    AND class_id NOT IN (SELECT id FROM classes WHERE classroom LIKE '%"rehearsal":true%')`,
}

let marks = 0

/** The calls of a chapter, each made on a bad network first where there is a fault. */
class Walk {
  readonly #server: RoadServer
  readonly #chapter: string
  readonly #fault: RoadFaultName | undefined
  readonly #database: DatabaseSync
  readonly #tables: readonly string[]
  readonly #times = new Map<string, number>()
  readonly steps: Step[] = []
  isStuck = false

  /** The call that is made, or was made last. */
  subject = ''

  constructor(server: RoadServer, chapter: string, fault?: RoadFaultName) {
    this.#server = server
    this.#chapter = chapter
    this.#fault = fault
    this.#database = new DatabaseSync(server.database, { readOnly: true })
    const tables = this.#database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all()
    this.#tables = tables.map(({ name }) => String(name)).filter((name) => !OWN_TABLES.includes(name))
  }

  close(): void {
    this.#database.close()
  }

  /** The calls as a chapter makes them. */
  get calls(): Calls {
    return {
      base: this.#server.base,
      ask: async (route, given) => JSON.parse(await this.#make(route, given ?? {})) as RouteResponse<typeof route>,
      fetchFile: (route, given) => this.#make(route, given),
    }
  }

  async #make<Name extends RouteName>(route: Name, given: RouteCall<Name>): Promise<string> {
    const marked = changesSomething(route) ? { mark: `mark-on-the-road-${marks++}`, ...given } : given
    const subject = this.#subjectOf(route, given)
    this.subject = subject
    const before = this.#rows()
    const first = this.#fault === undefined ? undefined : await this.#tryOnBadNetwork(route, marked, this.#fault)
    const second = await this.#answer(route, marked)
    await first?.()
    const after = this.#rows()
    const lists = route.startsWith('GET /api/') && !route.endsWith('/events') ? listsIn(second) : []
    const rows = this.#tables.map((table) => [table, after[table]! - before[table]!] as const)
    this.steps.push({ route, subject, more: Object.fromEntries([...rows.filter(([, more]) => more !== 0), ...lists]) })
    return second
  }

  /** Resolves once the first attempt was answered, or was waited for in vain; with how to end it. */
  async #tryOnBadNetwork(route: RouteName, given: RouteCall<RouteName>, fault: RoadFaultName) {
    const relay = await Relay.to(this.#server.port)
    relay.fault = () => ROAD_FAULTS[fault]
    const attempt = callRoute(relay.base, route, given).then(textOf, () => '')
    const patience = new Promise((resolve) => setTimeout(resolve, fault === 'twice' ? 0 : PATIENCE))
    await Promise.race([attempt, patience])
    return async () => {
      if (fault === 'twice' || fault === 'delay') await attempt
      await relay.close()
    }
  }

  async #answer(route: RouteName, given: RouteCall<RouteName>): Promise<string> {
    for (;;) {
      const answer = await this.#attempt(route, given)
      // Calls follow each other faster here than any page makes them.
      if (answer !== 'tooMany') return answer
      await new Promise((resolve) => setTimeout(resolve, PATIENCE))
    }
  }

  async #attempt(route: RouteName, given: RouteCall<RouteName>): Promise<string | 'tooMany'> {
    const late = new Promise<undefined>((resolve) => setTimeout(resolve, STUCK_AFTER, undefined).unref())
    const response = await Promise.race([callRoute(this.#server.base, route, given), late])
    const text = response && (await Promise.race([textOf(response), late]))
    this.isStuck = text === undefined
    if (response?.status === TOO_MANY) return 'tooMany'
    if (!response?.ok && response?.status !== FOUND) throw new Error(`${route}: ${response?.status} ${text}`)
    return text ?? ''
  }

  /** A call by its route, the command it carries, and how often it came before. */
  #subjectOf(route: RouteName, { body }: RouteCall<RouteName>): string {
    const command = (body as { readonly command?: string } | undefined)?.command
    const name = command === undefined ? route : `${route} ${command}`
    const nth = (this.#times.get(name) ?? 0) + 1
    this.#times.set(name, nth)
    return `${name}${nth === 1 ? '' : ` (${nth})`}, ${this.#chapter}`
  }

  #rows(): Record<string, number> {
    const count = (table: string) => {
      const query = `SELECT count(*) n FROM "${table}" WHERE ${WITHOUT[table] ?? 'true'}`
      return Number(this.#database.prepare(query).get()!.n)
    }
    return Object.fromEntries(this.#tables.map((table) => [table, count(table)]))
  }
}
/** How many entries each list of an answer has. */
function listsIn(text: string): readonly (readonly [string, number])[] {
  try {
    const answer = JSON.parse(text) as Readonly<Record<string, unknown>>
    return Object.entries(answer).flatMap(([name, value]) =>
      Array.isArray(value) ? [[name, value.length] as const] : [],
    )
  } catch {
    return []
  }
}
