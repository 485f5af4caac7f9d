import { setTimeout as pause } from 'node:timers/promises'
import { createParser } from 'eventsource-parser'
import { beforeAll, describe, expect, test } from 'vitest'
import { openDatabase } from '#server/store/database'
import { createMatchStore } from '#server/store/sqlMatchStore'
import { BOTS, defaultBot } from '#shared/bots/index'
import type { GameEvent } from '#shared/events/index'
import type { SeatTaken } from '#shared/protocol/lobby'
import { shareHashOf } from '#shared/protocol/share'
import { createRng } from '#shared/rng'
import { RULESET } from '#shared/ruleset/ruleset'
import { isPlayerView } from '#shared/view/observation'
import { post, type Seat, sit } from '#tests/support/servers'
import { serverForTests } from '#tests/support/testServer'

const here = serverForTests()
const SEATS = 4
const YEARS = 6
/** Between two windows: a seat may send so many messages a second. */
const BREATH_MILLISECONDS = 110

const SHARE = 'ad'.repeat(32)

/** People on every seat, the match begun. Returns table and tokens in seat order. */
async function gather(): Promise<{ readonly match: string; readonly tokens: readonly string[] }> {
  const wish = {
    scenario: 'many-poles',
    powers: SEATS,
    years: YEARS,
    timeControl: 'untimed',
    name: 'P0',
    chatRule: 'free',
  }
  const made = (await post(here.base, '/api/v1/lobbies', { ...wish, open: false })).json as SeatTaken
  const tokens = [made.token]
  for (let seat = 1; seat < SEATS; seat++) {
    const { json } = await post(here.base, `/api/v1/lobbies/${made.lobby}/seats`, { name: `P${seat}` })
    tokens.push((json as SeatTaken).token)
  }
  const call = (what: string, token: string | undefined, more: object = {}) =>
    post(here.base, `/api/v1/lobbies/${made.lobby}/${what}`, { token, ...more })
  for (const token of tokens) await call('share-hash', token, { shareHash: shareHashOf(SHARE, made.lobby) })
  await call('start', made.token)
  for (const token of tokens) await call('share', token, { share: SHARE })
  return { match: made.lobby, tokens }
}

const CANARY = 'canary-that-is-not-listed'
/** Objects whose keys are data, gone through by the rules: a foreign key would be taken for one. */
const TABLES = ['forces', 'onOrder', 'technology', 'errors', 'readiness', 'warheads', 'ruleChanges', 'alignment']

/** The value with an unlisted field in every object but tables. */
function marked(value: unknown, key = ''): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((item) => marked(item))
  const fields = Object.fromEntries(Object.entries(value).map(([name, item]) => [name, marked(item, name)]))
  return TABLES.includes(key) ? fields : { ...fields, unlisted: CANARY }
}

/** Plants the canary all over a stored position, as a field added tomorrow would be. */
async function plant(match: string): Promise<void> {
  const database = await openDatabase(here.database)
  const stored = database.selectFrom('snapshots').select('state').where('match_id', '=', match)
  const { state } = await stored.executeTakeFirstOrThrow()
  const changed = JSON.stringify(marked(JSON.parse(state)))
  await database.updateTable('snapshots').set({ state: changed }).where('match_id', '=', match).execute()
  await database.destroy()
}

/** Everything that came to one viewer, as text. */
interface Recording {
  readonly heard: string[]
  /** Stops noting: what comes after the end is public. */
  over: boolean
}

/** Collects all that a room's socket brings: views as sent, facts, words. */
function recordRoom({ room }: Seat, recording: Recording): void {
  const note = (what: unknown) => {
    if (!recording.over) recording.heard.push(typeof what === 'string' ? what : JSON.stringify(what))
  }
  room.onMessage('chat', note)
  room.onStateChange((facts) => note((facts as unknown as { toJSON(): unknown }).toJSON()))
}

async function recordStream(match: string, token: string | undefined, recording: Recording): Promise<() => void> {
  const stop = new AbortController()
  const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` }
  const response = await fetch(`${here.base}/api/v1/matches/${match}/stream`, { headers, signal: stop.signal })
  const parser = createParser({
    onEvent({ data }) {
      if (!recording.over) recording.heard.push(data)
      if (data.includes('"reveal"')) recording.over = true
    },
  })
  const text = new TextDecoder()
  const listening = async () => {
    for await (const part of response.body ?? []) parser.feed(text.decode(part, { stream: true }))
  }
  listening().catch(() => undefined)
  return () => stop.abort()
}

/** Plays a seat to the end as a bot would that knows nothing but what came over the wire. */
async function playAsBot(seat: Seat, index: number, recording: Recording): Promise<void> {
  const bot = BOTS[defaultBot(index * 3 + 1)]
  let memory: unknown
  for (;;) {
    const { observation } = seat.view()
    if (observation.window.kind === 'ended') break
    recording.heard.push(JSON.stringify(seat.view()))
    const { number, participants } = observation.window
    if (isPlayerView(observation) && participants.includes(observation.self.id)) {
      const decision = bot.decide(RULESET, observation, createRng('wire').split(number, index), memory)
      memory = decision.memory
      await seat.draft(number, decision.orders)
      await seat.ready(number)
      await pause(BREATH_MILLISECONDS)
    }
    await seat.until((view) => view.observation.window.number > number)
  }
  recording.over = true
}

/** What each seat heard, and last the gallery; as one text each. */
let texts: readonly string[] = []
let tokens: readonly string[] = []
let recordings: readonly Recording[] = []
let match = ''

beforeAll(async () => {
  ;({ match, tokens } = await gather())
  await here.stop()
  await plant(match)
  await here.start()
  recordings = tokens.map((): Recording => ({ heard: [], over: false }))
  const gallery: Recording = { heard: [], over: false }
  const seats: Seat[] = []
  for (const token of tokens) seats.push(await sit(here.base, match, token))
  for (const [index, seat] of seats.entries()) recordRoom(seat, recordings[index]!)
  const close = await recordStream(match, undefined, gallery)
  await Promise.all(seats.map((seat, index) => playAsBot(seat, index, recordings[index]!)))
  while (!gallery.over) await pause(20)
  close()
  texts = [...recordings, gallery].map(({ heard }) => heard.join('\n'))
})

/** What the server wrote down of the match. */
async function written() {
  const store = createMatchStore(await openDatabase(here.database))
  return { record: (await store.record(match))!, state: (await store.load(match))!.state }
}

/** Every text with the seats whose secrets it must not hold. */
const others = (index: number) => tokens.map((_, seat) => seat).filter((seat) => seat !== index)

/** Who may learn of events that read the same: the same may happen to others another time. */
function audiencesByText(events: readonly GameEvent[]): ReadonlyMap<string, ReadonlySet<string>> {
  const audiences = new Map<string, Set<string>>()
  for (const { audience, ...event } of events) {
    const text = JSON.stringify(event)
    const allowed = audiences.get(text) ?? new Set<string>()
    for (const who of audience === 'all' ? ['all'] : audience) allowed.add(who)
    audiences.set(text, allowed)
  }
  return audiences
}

describe('a whole match, recorded on every line', () => {
  test('brings nobody a field that was not listed', async () => {
    const { record, state } = await written()
    expect(record.windows.length).toBeGreaterThan(YEARS)
    expect(JSON.stringify(state)).toContain(CANARY)
    for (const text of texts) expect(text).not.toContain(CANARY)
  })

  test('brings nobody another’s token', () => {
    for (const [index, text] of texts.entries()) {
      for (const seat of others(index)) expect(text).not.toContain(tokens[seat])
    }
  })

  test('brings all viewers the commitment to the luck, and none the luck, the salt, the secret or a share', async () => {
    const { record } = await written()
    for (const text of texts) {
      expect(text).toContain(record.commitment!.hash)
      expect(text).not.toContain(record.seed)
      expect(text).not.toContain(record.commitment!.salt)
      expect(text).not.toContain(record.commitment!.shared!.secret)
      expect(text).not.toContain(SHARE)
    }
  })

  test('brings private events to their audience, and to no other viewer', async () => {
    const { record } = await written()
    const events = record.windows.flatMap((window) => window.events)
    const privately = events.filter(({ audience }) => audience !== 'all')
    expect(privately.length).toBeGreaterThan(10)
    const audiences = audiencesByText(events)
    const heardBy = (event: object) =>
      texts.flatMap((text, index) => (text.includes(JSON.stringify(event)) ? [index] : []))
    let heard = 0
    for (const { audience: _audience, ...event } of privately) {
      const hearers = heardBy(event)
      heard += hearers.length
      const allowed = audiences.get(JSON.stringify(event))
      for (const index of hearers) expect(['all', record.seats[index]].some((who) => allowed?.has(who!))).toBe(true)
    }
    expect(heard).toBeGreaterThan(10)
  })

  test('brings no viewer another’s money', () => {
    const purses = recordings.map(({ heard }) => exactTreasuries(heard))
    expect(purses.every(({ length }) => length > 0)).toBe(true)
    for (const [index, text] of texts.entries()) {
      for (const sum of others(index).flatMap((seat) => purses[seat]!)) expect(text).not.toContain(sum)
    }
  })
})

/** A power's own money as its own view has it, where it has enough digits to be unmistakable. */
function exactTreasuries(heard: readonly string[]): readonly string[] {
  const found = heard.flatMap((text) => [...text.matchAll(/"treasury":(\d+\.\d{5,})/g)].map(([, sum]) => sum!))
  return [...new Set(found)]
}
