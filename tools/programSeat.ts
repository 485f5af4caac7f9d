import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { LobbyFacts, SeatTaken } from '#shared/protocol/lobby'
import type { MatchCreated, PollNews } from '#shared/protocol/match'
import type { Reply, ViewMessage } from '#shared/protocol/messages'

/** What a brain is told of a window that waits for its seat. */
export interface Turn {
  readonly observation: ViewMessage['observation']
  /** What happened since the window before. */
  readonly events: ViewMessage['events']
  readonly options: NonNullable<PollNews['options']>
}

/** The orders for one window; at once, or when it has thought. */
export type Brain = (turn: Turn) => readonly unknown[] | Promise<readonly unknown[]>

/** A seat that a program holds. */
export interface ProgramSeat {
  readonly server: string
  readonly match: string
  readonly power: string
  readonly token: string
}

/** Where a program sits down: at a table by its code, or in a match of its own. */
type Place = { readonly table: string } | { readonly own: object }

/** Thrown when the server refuses a call: the message has the route and the server's problem. */
export class ServerRefusal extends Error {}

/** Milliseconds between two windows: a seat may send twenty commands a second. */
const BREATH = 100
/** Milliseconds after which a call that came too often, or to a server that is away, is made again; and how often. */
const AGAIN = 1000
const TRIES = 30

/** One call; one that was refused as too frequent, or met no server, is the same act when it is made again. @throws ServerRefusal */
async function call<Answer>(server: string, route: string, token?: string, body?: object): Promise<Answer> {
  const [method = 'GET', path = ''] = route.split(' ')
  const mark = randomUUID()
  for (let tries = 1; ; tries++) {
    const response = await fetch(`${server.replace(/\/$/, '')}/api/v1${path}`, {
      method,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(method === 'POST' ? { 'content-type': 'application/json', 'idempotency-key': mark } : {}),
      },
      ...(body && { body: JSON.stringify(body) }),
    }).catch((fault: unknown) => {
      if (tries === TRIES) throw fault
      return undefined
    })
    if (response?.ok) return (await response.json()) as Answer
    const isPassing = response === undefined || response.status === 429 || response.status === 503
    if (!isPassing || tries === TRIES)
      throw new ServerRefusal(`${route}: ${response?.status} ${await response?.text()}`)
    await pause(AGAIN)
  }
}

/** Takes a seat, marked as a program's; at a table it waits until the match has begun. @throws ServerRefusal */
export async function takeSeat(server: string, name: string, place: Place): Promise<ProgramSeat> {
  const me = { name, program: true }
  if ('own' in place) {
    const made = await call<MatchCreated>(server, 'POST /matches', undefined, { ...place.own, ...me })
    return { server, ...made }
  }
  const { id } = await call<LobbyFacts>(server, `GET /lobbies/${encodeURIComponent(place.table)}`)
  const { token, power, request } = await call<SeatTaken>(server, `POST /lobbies/${id}/seats`, undefined, me)
  for (;;) {
    const { own, started, requests = [] } = await call<LobbyFacts>(server, `GET /lobbies/${id}`, token)
    if (own !== undefined && started) return { server, match: id, power, token }
    const isRefused = requests.some((each) => each.id === request && each.state === 'refused')
    if (isRefused) throw new ServerRefusal('the players of the match have said no')
    await pause(AGAIN)
  }
}

/** How a seat is played. */
export interface SeatPlay {
  readonly decide: Brain
  /** Seconds after which a decision is waited for no longer: the seat gives no orders then. */
  readonly seconds: number
  complain(line: string): void
}

/** Plays a seat to the end of its match. Returns how that ended. @throws ServerRefusal */
export async function playSeat(seat: ProgramSeat, play: SeatPlay): Promise<{ readonly outcome: string }> {
  const { server, match, token } = seat
  for (let after = ''; ; ) {
    const news = await call<PollNews>(server, `GET /matches/${match}/news?options=yes&wait=25${after}`, token)
    if (news.view === undefined) continue
    const { observation, events } = news.view
    const { number, kind, participants } = observation.window
    if (kind === 'ended') return { outcome: observation.reveal?.outcome ?? 'sealed' }
    after = `&after=${number}`
    if (participants.some((power) => power === observation.self?.id)) {
      const orders = await thought({ observation, events, options: news.options ?? [] }, play)
      await answer(seat, number, orders, play)
    }
    await pause(BREATH)
  }
}

/** What the brain says; nothing where it fails or takes too long. */
async function thought(turn: Turn, { decide, seconds, complain }: SeatPlay): Promise<readonly unknown[]> {
  const late = new AbortController()
  try {
    const deciding = Promise.resolve(decide(turn))
    const limit = pause(seconds * 1000, undefined, { signal: late.signal, ref: false }).then(() => {
      throw new Error(`no decision in ${seconds} s`)
    })
    limit.catch(() => undefined)
    const orders = await Promise.race([deciding, limit])
    if (!Array.isArray(orders)) throw new Error('decide returned no list of orders')
    return orders
  } catch (fault) {
    complain(`window ${turn.observation.window.number}: ${String(fault)}`)
    return []
  } finally {
    late.abort()
  }
}

/** Sends the orders, without those that the server says are not legal, and declares the seat ready. */
async function answer(
  { server, match, token }: ProgramSeat,
  window: number,
  orders: readonly unknown[],
  { complain }: SeatPlay,
): Promise<void> {
  const send = (command: object) =>
    call<Reply>(server, `POST /matches/${match}/commands`, token, { window, ...command })
  let left = orders
  for (;;) {
    const reply = await send({ command: 'draft', orders: left })
    if (reply.ok) break
    for (const { index, problem } of reply.faults)
      complain(`refused: ${problem.key} ${index === undefined ? '' : JSON.stringify(left[index])}`)
    if (left.length === 0 || reply.faults.some(({ problem }) => problem.key === 'problem.windowClosed')) return
    const wrong = new Set(reply.faults.map(({ index }) => index ?? left.length - 1))
    left = left.filter((_, index) => !wrong.has(index))
  }
  await send({ command: 'ready', ready: true })
}
