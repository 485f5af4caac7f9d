import { describe, expect, test } from 'vitest'
import { countAll } from '#server/admin/stats'
import { TIME_CONTROL_RULES } from '#server/match/timeControl'
import type { ViewMessage } from '#shared/protocol/messages'
import { RULESET } from '#shared/ruleset/ruleset'
import { at, HandClock, openTestMatch, watchedStore } from '#tests/support/fakeStore'
import { alder, birch } from '#tests/support/positions'

const build = (lots: number) => ({ type: 'build', force: 'silos', lots })
/** Lets queued work run: each step of the match is a few microtasks. */
const settle = () => new Promise((resolve) => setImmediate(resolve))

function setUp(options?: Parameters<typeof openTestMatch>[2]) {
  const log: string[] = []
  const { store, closed, fail } = watchedStore(log)
  const clock = new HandClock()
  const { match, faults } = openTestMatch(store, clock, options)
  const views: ViewMessage[] = []
  match.start()
  match.subscribe({
    viewer: { kind: 'power', power: alder },
    send(message) {
      log.push(`view ${message.observation.window.number}`)
      views.push(message)
    },
  })
  return { match, clock, log, closed, fail, faults, views }
}

describe('a match', () => {
  test('acknowledges orders only after the store has them', async () => {
    const { match, log } = setUp()
    const reply = match
      .submit(at(0), { window: 0, orders: [build(1)] })
      .then((answer) => log.push(`reply ${answer.ok}`))
    await reply
    expect(log).toEqual(['view 0', 'draft 0 0', 'reply true'])
  })

  test('says how much it has not done yet', async () => {
    const { match } = setUp()
    const acts = [1, 2, 3].map((lots) => match.submit(at(0), { window: 0, orders: [build(lots)] }))
    expect(match.pending).toBe(3)
    expect(countAll([match])).toMatchObject({ matches: 1, pending: 3 })
    await Promise.all(acts)
    await settle()
    expect(match.pending).toBe(0)
  })

  test('publishes a closed window only after the store has it', async () => {
    const { match, log } = setUp()
    await match.setReady(at(0), { window: 0, ready: true })
    await match.setReady(at(1), { window: 0, ready: true })
    await settle()
    expect(log.indexOf('close 0')).toBeLessThan(log.indexOf('view 1'))
    expect(log.indexOf('close 0')).toBeGreaterThan(0)
  })

  test('waits for every person, and only for people', async () => {
    const { match } = setUp()
    await match.setReady(at(0), { window: 0, ready: true })
    await settle()
    expect(match.state.windowNumber).toBe(0)
    await match.setReady(at(0), { window: 0, ready: false })
    await match.setReady(at(1), { window: 0, ready: true })
    await settle()
    expect(match.state.windowNumber).toBe(0)
    await match.setReady(at(0), { window: 0, ready: true })
    await settle()
    expect(match.state.windowNumber).toBeGreaterThan(0)
  })

  test('refuses what does not fit, names the fault, and changes nothing', async () => {
    const { match, log } = setUp()
    const keys = async (given: readonly unknown[], seat = 0, window = 0) => {
      const reply = await match.submit(at(seat), { window: window, orders: [...given] })
      return reply.ok ? [] : reply.faults.map(({ index, problem }) => [index, problem.key])
    }
    expect(await keys([{ type: 'fly' }])).toEqual([[0, 'problem.unknownOrder']])
    expect(await keys([{ ...build(1), extra: 1 }])).toEqual([[0, 'problem.malformedOrder']])
    expect(await keys([build(1), build(2)])).toEqual([[1, 'problem.slotTaken']])
    expect(await keys([build(100)])).toEqual([[undefined, 'problem.overspent']])
    expect(await keys([{ type: 'spy', target: 'nobody', level: 1 }])).toEqual([[0, 'problem.noSuchPower']])
    expect(await keys([{ type: 'hold' }])).toEqual([[0, 'problem.wrongWindow']])
    expect(await keys([build(1)], 0, 7)).toEqual([[undefined, 'problem.windowClosed']])
    expect(log).toEqual(['view 0'])
    expect(match.state.windowNumber).toBe(0)
  })

  test('closes at the deadline with what was saved; the absent keep their standing orders', async () => {
    const { match, clock, closed } = setUp({ timeControl: 'live' })
    await match.submit(at(0), { window: 0, orders: [build(2)] })
    clock.advance(RULESET.clock.planning * 1000 - 1)
    await settle()
    expect(match.state.windowNumber).toBe(0)
    clock.advance(1)
    await settle()
    clock.advance(TIME_CONTROL_RULES.live.timeBank)
    await settle()
    expect(match.state.windowNumber).toBeGreaterThan(0)
    expect(closed[0]!.record.submissions).toMatchObject({ alder: [build(2)] })
    expect(closed[0]!.record.submissions).not.toHaveProperty(birch)
  })

  test('untimed windows have no deadline; timed ones tell how long is left', async () => {
    expect(setUp().views[0]).not.toHaveProperty('closesIn')
    const { views } = setUp({ timeControl: 'relaxed' })
    expect(views[0]!.closesIn).toBe(RULESET.clock.planning * 4000)
  })

  test('a store that fails acknowledges nothing and changes nothing; the player is told', async () => {
    const { match, log, fail, faults, views } = setUp({ people: 1 })
    fail(true)
    const refusal = { ok: false, faults: [{ problem: { key: 'problem.serverFault' } }] }
    expect(await match.submit(at(0), { window: 0, orders: [build(1)] })).toMatchObject(refusal)
    expect(await match.setReady(at(0), { window: 0, ready: true })).toMatchObject(refusal)
    expect(faults).toHaveLength(2)
    expect(match.seatFacts()[0]).toMatchObject({ ready: false })
    expect(match.state.windowNumber).toBe(0)
    fail(false)
    expect(await match.submit(at(0), { window: 0, orders: [build(1)] })).toEqual({ ok: true })
    expect(await match.setReady(at(0), { window: 0, ready: true })).toEqual({ ok: true })
    await settle()
    expect(match.state.windowNumber).toBeGreaterThan(0)
    expect(log.filter((line) => line.startsWith('close 0'))).toHaveLength(1)
    expect(views.length).toBeGreaterThan(1)
  })

  test('a close the store refuses is retried until it is written', async () => {
    const { match, clock, fail, faults, views } = setUp({ timeControl: 'live', people: 1 })
    fail(true)
    clock.advance(RULESET.clock.planning * 1000)
    await settle()
    await settle()
    expect(faults).toHaveLength(1)
    expect(views).toHaveLength(1)
    expect(match.facts().held).toBe(true)
    fail(false)
    clock.advance(2000)
    await settle()
    await settle()
    expect(match.state.windowNumber).toBeGreaterThan(0)
    expect(match.facts().held).toBe(false)
    await settle()
  })

  test('a seat that takes ready back while the store is away has the window open again', async () => {
    const { match, clock, fail } = setUp({ people: 1, timeControl: 'live' })
    const ready = match.setReady(at(0), { window: 0, ready: true })
    await ready.then(() => fail(true))
    await settle()
    expect(match.facts().held).toBe(true)
    fail(false)
    await match.setReady(at(0), { window: 0, ready: false })
    clock.advance(2000)
    await settle()
    expect(match.state.windowNumber).toBe(0)
    clock.advance(RULESET.clock.planning * 1000 - 2000)
    await settle()
    clock.advance(TIME_CONTROL_RULES.live.timeBank)
    await settle()
    expect(match.state.windowNumber).toBeGreaterThan(0)
  })

  test('a viewer whose connection breaks stops no other viewer', async () => {
    const { match, views, faults } = setUp({ people: 1 })
    match.subscribe({
      viewer: { kind: 'spectator' },
      send() {
        throw new Error('the line broke')
      },
    })
    await match.setReady(at(0), { window: 0, ready: true })
    await settle()
    expect(match.state.windowNumber).toBeGreaterThan(0)
    expect(views.length).toBeGreaterThan(1)
    expect(faults.length).toBeGreaterThan(0)
    await match.stop()
  })

  test('orders sent together are taken one after the other', async () => {
    const { match, closed } = setUp({ people: 1 })
    const replies = await Promise.all(
      [1, 2, 3].map((lots) => match.submit(at(0), { window: 0, orders: [build(lots)] })),
    )
    expect(replies.every((reply) => reply.ok)).toBe(true)
    await match.setReady(at(0), { window: 0, ready: true })
    await settle()
    expect(closed[0]!.record.submissions).toMatchObject({ alder: [build(3)] })
  })

  test('a viewer that comes back gets its drafts, its readiness and the position', async () => {
    const { match } = setUp()
    await match.submit(at(0), { window: 0, orders: [build(1)] })
    await match.setReady(at(0), { window: 0, ready: true })
    const again: ViewMessage[] = []
    match.subscribe({ viewer: { kind: 'power', power: alder }, send: (message) => again.push(message) })
    match.subscribe({ viewer: { kind: 'power', power: birch }, send: (message) => again.push(message) })
    match.subscribe({ viewer: { kind: 'spectator' }, send: (message) => again.push(message) })
    expect(again[0]).toMatchObject({ orders: [build(1)], ready: true })
    expect(again[1]).toMatchObject({ orders: [], ready: false })
    expect(again[2]).toMatchObject({ orders: [], ready: false })
    expect(again[2]!.observation.self).toBeUndefined()
  })
})
