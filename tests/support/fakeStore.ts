import type { Clock } from '#server/lib/clock'
import type { RateLimiter } from '#server/lib/rateLimiter'
import type { ChatStore } from '#server/match/chatStore'
import { Match } from '#server/match/match'
import type { MatchSetup } from '#server/match/matchSetup'
import type { MatchStore, MatchWrite, WindowWrite } from '#server/match/matchStore'
import { SOLE_PERSON } from '#server/match/seatTable'
import { firstClock } from '#server/match/windowClock'
import { BOTS } from '#shared/bots/index'
import { dealRng } from '#shared/match/matchRecord'
import { matchRules } from '#shared/match/matchRules'
import type { SeatActor } from '#shared/match/seatInput'
import type { ChatMessage } from '#shared/protocol/chat'
import type { ChatRule } from '#shared/protocol/chatRules'
import { LIMITS } from '#shared/protocol/limits'
import type { TimeFactor } from '#shared/protocol/personalTime'
import { createRng } from '#shared/rng'
import { RULESET } from '#shared/ruleset/ruleset'
import type { TimeControl } from '#shared/ruleset/vocabulary'
import { createGame } from '#shared/state/createGame'
import { smallWorld } from '#tests/support/smallWorld'

/** The one holder of a seat. */
export const at = (seat: number): SeatActor => ({ seat, person: SOLE_PERSON })

/** A clock that moves only when told. */
export class HandClock implements Clock {
  #now = 0
  readonly #due = new Map<object, { at: number; callback: () => void }>()
  now(): number {
    return this.#now
  }
  after(milliseconds: number, callback: () => void): () => void {
    const key = {}
    this.#due.set(key, { at: this.#now + milliseconds, callback })
    return () => this.#due.delete(key)
  }
  advance(milliseconds: number): void {
    this.#now += milliseconds
    for (const [key, { at, callback }] of [...this.#due]) {
      if (at > this.#now) continue
      this.#due.delete(key)
      callback()
    }
  }
}

/** Counts as the server's limiters do, from the first act of a key, by a clock that moves only when told. */
function handLimiter(
  clock: Clock,
  { points, seconds }: { readonly points: number; readonly seconds: number },
): RateLimiter {
  const counts = new Map<string, { readonly since: number; readonly count: number }>()
  return async (key) => {
    const before = counts.get(key)
    const isOver = before === undefined || clock.now() - before.since >= seconds * 1000
    const now = isOver ? { since: clock.now(), count: 1 } : { ...before, count: before.count + 1 }
    counts.set(key, now)
    return now.count <= points
  }
}

/** A store that notes what happens when, and fails on command. */
export function watchedStore(log: string[]) {
  let failing = false
  const note = async (line: string) => {
    await Promise.resolve()
    if (failing) throw new Error('disk full')
    log.push(line)
  }
  const closed: WindowWrite[] = []
  const store: MatchStore = {
    create: () => note('create'),
    importMatch: () => note('import'),
    importedBeyond: async () => [],
    load: async () => undefined,
    unfinished: async () => [],
    unfinishedOf: async () => [],
    isInPlay: async () => false,
    async commit(writes) {
      for (const write of writes) {
        await note(lineOf(write))
        if (write.kind === 'window') closed.push(write)
      }
    },
    forget: async () => undefined,
    forgetBefore: async () => 0,
    events: async () => [],
    record: async () => undefined,
    summary: async () => undefined,
    abandon: async () => undefined,
    ping: async () => undefined,
  }
  return {
    store,
    closed,
    fail(now: boolean) {
      failing = now
    },
  }
}

/** What a write is noted as. */
function lineOf(write: MatchWrite): string {
  if (write.kind === 'draft') return `draft ${write.window} ${write.draft.seat}`
  if (write.kind === 'window') return `close ${write.record.number}`
  return write.kind === 'seat' ? `seat ${write.seat}` : write.kind
}

/** Words kept as long as the test runs. */
export function memoryTalk(): ChatStore {
  const words: ChatMessage[] = []
  return {
    async add(_match, word) {
      words.push(word)
    },
    all: async () => words,
  }
}

const timeOf = (timeFactor: TimeFactor | undefined) => (timeFactor === undefined ? {} : { timeFactor })

/** A match of two people on seats 0 and 1 of the small world and bots elsewhere. */
export function openTestMatch(
  store: MatchStore,
  clock: Clock,
  {
    timeControl = 'untimed' as TimeControl,
    talk = 'free' as ChatRule,
    seats = 4,
    people = 2,
    seed = 'm',
    factors = {} as Readonly<Record<number, TimeFactor>>,
    turn = async (): Promise<void> => undefined,
  } = {},
) {
  const state = createGame(RULESET, smallWorld, { seats, years: 3 }, dealRng(createRng(seed)))
  const setup: MatchSetup = {
    id: 'test',
    scenario: smallWorld.id,
    rulesVersion: RULESET.version,
    seed,
    years: 3,
    timeControl,
    chatRule: talk,
    host: 0,
    seats: state.powers.map(({ id }, seat) =>
      seat < people
        ? { power: id, people: [{ id: SOLE_PERSON, name: '', tokenHash: 'x', ...timeOf(factors[seat]) }] }
        : { power: id, bot: 'tit-for-tat', people: [] },
    ),
  }
  const faults: unknown[] = []
  const rules = matchRules(RULESET, smallWorld, { years: 3, seed })
  const match = new Match(
    {
      store,
      chatStore: memoryTalk(),
      sealReason: async () => undefined,
      clock,
      mayChat: handLimiter(clock, LIMITS.chat),
      rules,
      botOf: (id) => BOTS[id],
      turn,
      onFault: (fault) => faults.push(fault),
    },
    { setup, state, memories: [], drafts: [], clock: firstClock(setup, state, clock.now()) },
  )
  return { match, faults }
}
