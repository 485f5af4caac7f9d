import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { Classes } from '#server/classroom/classes'
import type { WorldDebriefs } from '#server/classroom/worldDebriefs'
import { loadScenarios } from '#server/lib/loadScenarios'
import type { Matches } from '#server/match/matches'
import { SOLE_OWNER } from '#server/match/ownership'
import { openDatabase } from '#server/store/database'
import { createClassStore } from '#server/store/sqlClassStore'
import type { ClassSetup } from '#shared/protocol/classroom'
import { CLASS } from '#tests/support/classroom'
import { HandClock } from '#tests/support/fakeStore'

const pack = promisify(gzip)

/** A class on a clock that moves only when told. */
async function setUp(wish: Partial<ClassSetup> = {}) {
  const clock = new HandClock()
  const database = await openDatabase(':memory:')
  const classes = new Classes({
    scenarios: loadScenarios(),
    store: createClassStore(database),
    matches: {} as Matches,
    debriefs: {} as WorldDebriefs,
    ownership: SOLE_OWNER,
    clock,
    keepDays: 0,
    onFault: (fault) => {
      throw fault
    },
  })
  const made = await classes.create({
    ...CLASS,
    naming: 'alias',
    roster: [],
    interestsOpen: 'atReveal',
    practice: false,
    ...wish,
  })
  if ('problem' in made) throw new Error('no class')
  let [enrolled, refused] = [0, 0]
  const come = (count: number, address: string, label?: string) =>
    Array.from({ length: count }, async () => {
      const answer = await classes.enrol(made.id, label === undefined ? {} : { label }, address)
      if ('problem' in answer) refused++
      else enrolled++
    })
  return { clock, classes, made, come, counts: () => [enrolled, refused], close: () => database.destroy() }
}

describe('newcomers to a class', () => {
  test('of one address come in at a pace; those of another wait for none of them', async () => {
    const { clock, come, counts, classes, made, close } = await setUp()
    const flood = come(244, '192.0.2.1')
    await expect.poll(counts, { timeout: 20_000 }).toEqual([40, 54])
    await Promise.all(come(1, '192.0.2.2'))
    expect(counts()).toEqual([41, 54])
    clock.advance(1000)
    await expect.poll(counts, { timeout: 20_000 }).toEqual([46, 54])
    await classes.dispatch(made.id, 'lock', { locked: true })
    for (let n = 0; n < 40; n++) clock.advance(1000)
    await Promise.all(flood)
    expect(counts()).toEqual([46, 199])
    await close()
  })

  test('hold up no other call, nor more than one of their own those of another address', async () => {
    const { come, counts, close } = await setUp()
    const flood = come(40, '192.0.2.1')
    // What is packed for other callers is packed on the same threads as words are hashed on.
    await pack('a page')
    expect(counts()[0]).toBeLessThan(10)
    await Promise.all(come(1, '192.0.2.2'))
    expect(counts()[0]).toBeLessThan(20)
    await Promise.all(flood)
    expect(counts()).toEqual([41, 0])
    await close()
  })

  test('who cannot come in cost no hash', async () => {
    const { come, counts, close } = await setUp({ naming: 'roster', roster: ['Ada'] })
    const [ada] = come(1, '192.0.2.1', 'Ada')
    const others = come(30, '192.0.2.1', 'Bob')
    await ada
    expect(counts()).toEqual([1, 30])
    await Promise.all(others)
    await close()
  })

  test('a hundred and twenty who share an address are all in within half a minute', async () => {
    const { clock, come, counts, close } = await setUp()
    const all = come(120, '192.0.2.1')
    await expect.poll(() => counts()[0], { timeout: 20_000 }).toBe(40)
    for (let n = 0; n < 30; n++) clock.advance(1000)
    await Promise.all(all)
    expect(counts()).toEqual([120, 0])
    await close()
  })
})

test('a class that plays nothing and that no caller asks for is forgotten for a while, with all that is in it kept', async () => {
  const { clock, classes, made, come, close } = await setUp()
  await Promise.all(come(1, '192.0.2.1'))
  clock.advance(9 * 60_000)
  await classes.board(made.id)
  clock.advance(9 * 60_000)
  expect(classes.live).toBe(1)
  clock.advance(11 * 60_000)
  expect(classes.live).toBe(0)
  expect((await classes.board(made.id))?.students).toHaveLength(1)
  clock.advance(21 * 60_000)
  expect(classes.live).toBe(0)
  await close()
})
