import type { RouteName } from '#shared/protocol/routes'
import { callRoute, type RouteCall } from '#tests/support/callRoute'
import { CLASS } from '#tests/support/classroom'
import { Relay, type RoadFault } from '#tests/support/relay'

/** What a bad network does to a call, by name. */
export const ROAD_FAULTS = {
  swallow: 'swallow',
  holdAnswer: 'holdAnswer',
  loseAnswer: 'loseAnswer',
  cut: 'cut',
  delay: { delay: 300 },
} as const satisfies Readonly<Record<string, RoadFault>>
/** Name of a fault. */
export type RoadFaultName = keyof typeof ROAD_FAULTS

/** What came of one call under one fault. */
export interface RoadOutcome {
  readonly call: string
  readonly fault: RoadFaultName
  /** Things there are of it afterwards: one, when all is well. */
  readonly made: number
  /** The second attempt had no answer. */
  readonly isStuck: boolean
}

/** How long a caller waits before it tries again, in milliseconds. */
const PATIENCE = 1500

type Answer = Readonly<Record<string, never>>
type Ask = (route: RouteName, input: RouteCall<RouteName>) => Promise<Answer>

/** An act of a caller, and how to count what there is of it. */
interface RoadAct {
  /** @param ask calls the server on a good network */
  prepare(ask: Ask): Promise<{
    readonly route: RouteName
    readonly input: RouteCall<RouteName>
    count(): Promise<number>
  }>
}

const LOBBY = { scenario: 'two-blocs', powers: 3, years: 3, timeControl: 'untimed', chatRule: 'free' } as const
const input = (given: object): RouteCall<RouteName> => given as RouteCall<RouteName>
const listed = (value: unknown): number => (value as readonly unknown[]).length

/** Acts that leave something to be counted. */
const ACTS: Readonly<Record<string, RoadAct>> = {
  'make a table': {
    async prepare(ask) {
      const count = async () => listed((await ask('GET /api/v1/lobbies', {})).lobbies)
      const before = await count()
      const body = { ...LOBBY, name: 'Ada', open: true }
      return { route: 'POST /api/v1/lobbies', input: input({ body }), count: async () => (await count()) - before }
    },
  },
  'take a seat': {
    async prepare(ask) {
      const { lobby } = await ask('POST /api/v1/lobbies', input({ body: { ...LOBBY, name: 'Ada', open: false } }))
      const params = { id: lobby }
      const named = (seats: unknown) => (seats as readonly { name?: string }[]).filter(({ name }) => name === 'Bob')
      return {
        route: 'POST /api/v1/lobbies/:id/seats',
        input: input({ params, body: { name: 'Bob' } }),
        count: async () => named((await ask('GET /api/v1/lobbies/:id', input({ params }))).seats).length,
      }
    },
  },
  'join a class': {
    async prepare(ask) {
      const made = await ask('POST /api/v1/classes', input({ body: { ...CLASS, naming: 'alias' } }))
      const params = { id: made.id }
      const projection = input({ params, token: made.projector })
      return {
        route: 'POST /api/v1/classes/:id/students',
        input: input({ params, body: {} }),
        count: async () => listed((await ask('GET /api/v1/classes/:id/projection', projection)).labels),
      }
    },
  },
  'say something': {
    async prepare(ask) {
      const { lobby, token } = await ask(
        'POST /api/v1/lobbies',
        input({ body: { ...LOBBY, name: 'Ada', open: false } }),
      )
      const params = { id: lobby }
      await ask('POST /api/v1/lobbies/:id/start', input({ params, body: { token } }))
      const body = { command: 'chat', said: { how: 'text', text: 'Hello' } }
      return {
        route: 'POST /api/v1/matches/:id/commands',
        input: input({ params, token, body }),
        count: async () => listed((await ask('GET /api/v1/matches/:id/chat', input({ params, token }))).chat),
      }
    },
  },
}

let marks = 0

/** Puts every act through every fault, and tries it again as a page does; reports what there is of each afterwards. */
export async function travelRoads(port: number, base: string): Promise<readonly RoadOutcome[]> {
  const ask: Ask = async (route, given) => (await (await callRoute(base, route, given)).json()) as Answer
  const outcomes: RoadOutcome[] = []
  for (const [call, act] of Object.entries(ACTS)) {
    for (const fault of Object.keys(ROAD_FAULTS) as RoadFaultName[]) {
      const relay = await Relay.to(port)
      try {
        const { route, input: given, count } = await act.prepare(ask)
        const marked = { ...given, mark: `mark-on-the-road-${marks++}` }
        relay.fault = () => ROAD_FAULTS[fault]
        await answered(relay.base, route, marked)
        relay.fault = () => 'pass'
        const isStuck = !(await answered(relay.base, route, marked))
        outcomes.push({ call, fault, made: await count(), isStuck })
      } finally {
        await relay.close()
      }
    }
  }
  return outcomes
}

/** Whether a call is answered before the caller's patience ends. */
const answered = (base: string, route: RouteName, given: RouteCall<RouteName>): Promise<boolean> =>
  Promise.race([
    callRoute(base, route, given).then(
      ({ ok }) => ok,
      () => false,
    ),
    new Promise<boolean>((resolve) => {
      setTimeout(() => resolve(false), PATIENCE)
    }),
  ])
