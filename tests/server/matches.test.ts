import { describe, expect, test } from 'vitest'
import { Acts } from '#server/lib/acts'
import type { ChatStore } from '#server/match/chatStore'
import { createDispatch } from '#server/match/commands'
import type { Match } from '#server/match/match'
import { MatchStoppedError } from '#server/match/matchDeps'
import type { Matches } from '#server/match/matches'
import type { MatchStore } from '#server/match/matchStore'
import type { Principal } from '#server/match/principal'
import { SOLE_PERSON } from '#server/match/seatTable'
import { openDatabase } from '#server/store/database'
import { createPulse } from '#server/store/pulse'
import { createMatchStore } from '#server/store/sqlMatchStore'
import type { PowerId } from '#shared/ids'
import type { ViewMessage } from '#shared/protocol/messages'
import { RULESET, type Ruleset } from '#shared/ruleset/ruleset'
import { fakeActStore } from '#tests/support/fakeActStore'
import { at, HandClock, memoryTalk } from '#tests/support/fakeStore'
import { matchesOver } from '#tests/support/matches'
import { smallWorld } from '#tests/support/smallWorld'

const settle = () => new Promise((resolve) => setImmediate(resolve))
const spectator = { kind: 'spectator' } as const

/** A process of its own as far as matches go: what it knows is in the store, or gone. */
function process(
  store: MatchStore,
  clock = new HandClock(),
  ruleset: Ruleset = RULESET,
  chatStore: ChatStore = memoryTalk(),
) {
  const faults: unknown[] = []
  const onFault = (fault: unknown) => faults.push(fault)
  return { matches: matchesOver(store, { ruleset, chatStore, clock, onFault }), faults, clock }
}

async function memory() {
  const database = await openDatabase(':memory:')
  return { store: createMatchStore(database), pulse: createPulse(database) }
}

async function open(matches: Matches, wish: object = {}): Promise<string> {
  const created = await matches.create({ scenario: smallWorld.id, powers: 2, years: 3, ...wish })
  if ('problem' in created) throw new Error(created.problem.key)
  return created.match
}

async function lookAt(matches: Matches, id: string): Promise<ViewMessage> {
  const views: ViewMessage[] = []
  const match = await matches.find(id)
  match!.subscribe({ viewer: spectator, send: (view) => views.push(view) })()
  return views[0]!
}

/** The stored window of a match a moment later: timers of no length ring too. */
const windowsOf = (store: MatchStore, clock: HandClock) => (id: string) => async () => {
  clock.advance(1)
  return (await store.load(id))!.state.windowNumber
}

describe('the matches of a process', () => {
  test('two who ask for a sleeping match at once get the same one', async () => {
    const { store } = await memory()
    const id = await open(process(store).matches)
    const { matches } = process(store)
    const [one, other] = await Promise.all([matches.find(id), matches.find(id)])
    expect(one).toBeDefined()
    expect(one).toBe(other)
  })

  test('a match at rest is kept in the store only, and comes back as it was', async () => {
    const { store } = await memory()
    const { matches } = process(store)
    const id = await open(matches, { timeControl: 'untimed' })
    const first = await matches.find(id)
    const unwatch = first!.viewers.watch(() => undefined)
    await settle()
    expect(await matches.find(id)).toBe(first)
    await first!.submit(at(0), { window: 0, orders: [{ type: 'build', force: 'silos', lots: 1 }] })
    unwatch()
    await settle()
    const again = await matches.find(id)
    expect(again).not.toBe(first)
    expect(again!.state).toEqual(first!.state)
  })

  test('a caller who holds a match keeps it awake, however short the idle time', async () => {
    const { store } = await memory()
    const { matches } = process(store)
    const id = await open(matches, { timeControl: 'untimed' })
    await settle()
    const found = await matches.find(id)
    found!.viewers.watch(() => undefined)
    await settle()
    await settle()
    expect(await matches.find(id)).toBe(found)
  })

  test('a caller who holds an ended match has the only one, however slow the store is to say whether it is sealed', async () => {
    const { store } = await memory()
    const isInPlay = async (seed: string) => {
      for (let turns = 0; turns < 5; turns++) await settle()
      return await store.isInPlay(seed)
    }
    const { matches } = process({ ...store, isInPlay })
    const id = await open(matches, { timeControl: 'untimed' })
    const played = await matches.find(id)
    while (played!.state.window.kind !== 'ended') await played!.closeWindow()
    for (let turns = 0; turns < 5; turns++) await settle()
    const found = await matches.find(id)
    expect(found).not.toBe(played)
    found!.viewers.watch(() => undefined)
    await settle()
    expect(await matches.find(id)).toBe(found)
    expect(found!.view(spectator).reveal).toBeDefined()
  })

  test('a match without viewers takes no memory while its clock runs, and its window closes in time', async () => {
    const { store } = await memory()
    const { matches, clock } = process(store)
    const windowOf = windowsOf(store, clock)
    const ids: string[] = []
    for (let n = 0; n < 20; n++) ids.push(await open(matches, { timeControl: 'slow' }))
    await settle()
    expect([[...matches.awake].length, matches.asleep]).toEqual([0, 20])
    const closesAt = await Promise.all(ids.map(async (id) => (await store.load(id))!.clock.closesAt!))
    clock.advance(Math.min(...closesAt) - clock.now() - 1)
    for (let turns = 0; turns < 20; turns++) await settle()
    for (const id of ids) expect((await store.load(id))!.state.windowNumber).toBe(0)
    clock.advance(Math.max(...closesAt) - clock.now())
    await expect.poll(windowOf(ids.at(-1)!)).toBeGreaterThan(0)
    for (const id of ids) await expect.poll(windowOf(id)).toBeGreaterThan(0)
    await expect.poll(() => [[...matches.awake].length, matches.asleep]).toEqual([0, 20])
  })

  test('a sleeping match whose clock runs is not forgotten as unused, however long its window is', async () => {
    const { store } = await memory()
    const { matches, clock } = process(store)
    const id = await open(matches, { timeControl: 'slow' })
    const idle = await open(matches, { timeControl: 'untimed' })
    await settle()
    expect(matches.asleep).toBe(1)
    clock.advance(20_000)
    expect(await matches.forgetUnused(10_000)).toBe(1)
    expect([await store.load(id), await store.load(idle)]).toEqual([expect.anything(), undefined])
  })

  test('a viewer who looks at a sleeping match finds its clock where it stood', async () => {
    const { store } = await memory()
    const { matches, clock } = process(store)
    const id = await open(matches, { timeControl: 'slow' })
    const { closesIn } = await lookAt(matches, id)
    await settle()
    expect(matches.asleep).toBe(1)
    clock.advance(20_000)
    expect((await lookAt(matches, id)).closesIn).toBe(closesIn! - 20_000)
  })

  test('a sleeping match is asked for again when the store does not answer in time', async () => {
    const { store } = await memory()
    let isAway = false
    const load: MatchStore['load'] = async (id) => {
      if (isAway) throw new Error('away')
      return await store.load(id)
    }
    const { matches, clock, faults } = process({ ...store, load })
    const windowOf = windowsOf(store, clock)
    const id = await open(matches, { timeControl: 'slow' })
    await settle()
    const { closesAt } = (await store.load(id))!.clock
    isAway = true
    clock.advance(closesAt! - clock.now())
    await settle()
    expect(faults).toHaveLength(1)
    isAway = false
    clock.advance(5000)
    await expect.poll(windowOf(id)).toBe(1)
  })

  test('a window of a live match closes in time without viewers', async () => {
    const { store } = await memory()
    const { matches, clock } = process(store)
    const windowOf = windowsOf(store, clock)
    const id = await open(matches, { timeControl: 'live' })
    await settle()
    clock.advance(RULESET.clock.planning * 1000)
    await expect.poll(windowOf(id)).toBeGreaterThan(0)
  })

  test('a restart is a pause: what was left of the window is left of it, however long the server was down', async () => {
    const { store, pulse } = await memory()
    const before = process(store)
    const id = await open(before.matches, { timeControl: 'live' })
    before.clock.advance(20_000)
    const { closesIn } = await lookAt(before.matches, id)
    expect(closesIn).toBe(RULESET.clock.planning * 1000 - 20_000)
    await pulse.beat(before.clock.now())
    await before.matches.stopAll()

    for (const outage of [3_600_000, 7000]) {
      const clock = new HandClock()
      clock.advance(before.clock.now() + outage)
      before.clock.advance(outage)
      await pulse.resume(clock.now())
      const after = process(store, clock)
      expect(await after.matches.resumeAll()).toEqual({ resumed: 1, left: 0 })
      expect((await lookAt(after.matches, id)).closesIn).toBe(closesIn)
      await after.matches.stopAll()
    }
  })

  test('a clock set back leaves a window what it had left, and a first start moves nothing', async () => {
    const { store, pulse } = await memory()
    const { matches } = process(store)
    await pulse.resume(5000)
    const id = await open(matches, { timeControl: 'live' })
    const { closesAt } = (await store.load(id))!.clock
    await pulse.resume(1000)
    expect((await store.load(id))!.clock.closesAt! - 1000).toBe(closesAt! - 5000)
  })

  test('worlds that share their luck publish commitments of their own', async () => {
    const { store } = await memory()
    const { matches } = process(store)
    const published: string[] = []
    for (const id of ['one', 'other']) {
      const { setup } = (await store.load(await open(matches)))!
      await matches.createWorld({ ...setup, id, seed: 'shared' })
      const match = (await matches.find(id))!
      expect(match.setup.seed).toBe('shared')
      published.push(match.facts().commitment)
    }
    expect(new Set(published).size).toBe(2)
    for (const commitment of published) expect(commitment).toMatch(/^[0-9a-f]{64}$/)
  })

  test('a match of other rules is not played on, and says why', async () => {
    const { store } = await memory()
    const id = await open(process(store).matches)
    const later = process(store, new HandClock(), { ...RULESET, version: RULESET.version + 1 } as unknown as Ruleset)
    expect(await later.matches.resumeAll()).toEqual({ resumed: 0, left: 1 })
    expect(await later.matches.find(id)).toBeUndefined()
    expect(await later.matches.reasonAbsent(id)).toMatchObject({ key: 'problem.otherRules' })
    expect(await later.matches.reasonAbsent('nosuchmatch')).toMatchObject({ key: 'problem.noSuchMatch' })
  })

  test('a match that an upgrade closed stays closed under the version that had its rules: its record is open', async () => {
    const { store } = await memory()
    const id = await open(process(store).matches)
    const later = process(store, new HandClock(), { ...RULESET, version: RULESET.version + 1 } as unknown as Ruleset)
    await later.matches.resumeAll()
    const { matches } = process(store)
    expect(await matches.resumeAll()).toEqual({ resumed: 0, left: 0 })
    expect(await matches.find(id)).toBeUndefined()
    expect(await matches.reasonAbsent(id)).toMatchObject({ key: 'problem.matchClosed' })
    expect(await matches.closedAt(id)).toMatchObject({ year: 1, windowNumber: 0 })
    expect((await store.summary(id))?.isOver).toBe(true)
  })

  test('a server that is going down makes and wakes no match', async () => {
    const { store } = await memory()
    const { matches } = process(store)
    await matches.stopAll()
    await expect(open(matches)).rejects.toMatchObject({ status: 503 })
    await expect(matches.find('nosuchmatch')).rejects.toMatchObject({ status: 503 })
  })
})

/** A match in which people may chat. */
async function openTalk(matches: Matches, store: MatchStore): Promise<string> {
  const { setup } = (await store.load(await open(matches, { timeControl: 'untimed' })))!
  await matches.createWorld({ ...setup, id: 'talk', chatRule: 'free' })
  return 'talk'
}

/** Two objects of one match: one that a caller found before it was put to sleep, and the one that plays it now. */
async function asleepAndAwake() {
  const { store } = await memory()
  const { matches, faults } = process(store)
  const id = await openTalk(matches, store)
  const asleep = (await matches.find(id))!
  await settle()
  const awake = (await matches.find(id))!
  awake.viewers.watch(() => undefined)
  expect(awake).not.toBe(asleep)
  return { matches, asleep, awake, faults }
}

const OWN = { viewer: { kind: 'power', power: smallWorld.seatings['2']![0] as PowerId }, seat: 0 } as const
const HOLDER: Principal = { ...OWN, role: 'holder', person: SOLE_PERSON }
const BUILD = { type: 'build', force: 'silos', lots: 1 } as const

describe('an object of a match that was put to sleep while a caller held it', () => {
  test.each<[string, (match: Match) => unknown]>([
    ['a draft', (match) => match.submit(at(0), { window: 0, orders: [BUILD] })],
    ['a word', (match) => match.chat.send(at(0), { said: { how: 'text', text: 'Hello' } })],
    ['a change of seats', (match) => match.places.change(() => undefined)],
    ['a close', (match) => match.closeWindow()],
    ['a poll', (match) => match.poll(HOLDER, undefined)],
    ['a viewer', async (match) => match.subscribe({ ...HOLDER, send: () => undefined })],
    ['a watcher', async (match) => match.viewers.watch(() => undefined)],
  ])('does not take %s', async (_name, act) => {
    const { asleep, faults } = await asleepAndAwake()
    await expect(act(asleep)).rejects.toThrow(MatchStoppedError)
    expect(faults).toEqual([])
  })

  test('leaves a command to the one that is awake: what is acknowledged is played', async () => {
    const { matches, asleep, awake } = await asleepAndAwake()
    const dispatch = createDispatch({ matches, acts: new Acts({ store: fakeActStore(), clock: Date }) })
    expect(await dispatch(asleep, HOLDER, 'draft', { window: 0, orders: [BUILD] })).toEqual({ ok: true })
    expect(awake.messageFor(HOLDER, []).orders).toEqual([BUILD])
    expect(await dispatch(asleep, HOLDER, 'chat', { said: { how: 'text', text: 'Hello' } })).toEqual({ ok: true })
    expect(await awake.chat.visibleTo(HOLDER)).toHaveLength(1)
  })

  test('is refused where no other plays the match', async () => {
    const { matches, asleep } = await asleepAndAwake()
    await matches.forget([asleep.setup.id])
    await expect(matches.use(asleep, (match) => match.closeWindow())).rejects.toThrow(MatchStoppedError)
  })
})

test('a match is not put to sleep while a word is being written down', async () => {
  const { store } = await memory()
  const talk = memoryTalk()
  let written = () => {}
  const add: ChatStore['add'] = async (...word) => {
    await new Promise<void>((resolve) => {
      written = resolve
    })
    await talk.add(...word)
  }
  const { matches } = process(store, new HandClock(), RULESET, { ...talk, add })
  const id = await openTalk(matches, store)
  const match = (await matches.find(id))!
  const said = match.chat.send(at(0), { said: { how: 'text', text: 'Hello' } })
  await settle()
  expect(await matches.find(id)).toBe(match)
  written()
  expect(await said).toEqual({ ok: true })
})
