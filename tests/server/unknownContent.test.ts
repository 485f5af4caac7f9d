import { describe, expect, test } from 'vitest'
import type { Classroom } from '#server/classroom/classroom'
import { openDatabase } from '#server/store/database'
import { createClassStore } from '#server/store/sqlClassStore'
import { createLobbyStore } from '#server/store/sqlLobbyStore'
import { createMatchStore } from '#server/store/sqlMatchStore'
import { type BotId, STAND_IN } from '#shared/bots/index'
import { powerId } from '#shared/ids'
import type { TreatmentId } from '#shared/treatments/index'
import { memoryTalk } from '#tests/support/fakeStore'
import { matchesOver } from '#tests/support/matches'
import { smallWorld } from '#tests/support/smallWorld'

const NO_BOT = { key: 'problem.noSuchBot', args: { bot: 'hal' } }
const NO_TREATMENT = { key: 'problem.noSuchTreatment', args: { treatment: 'magic' } }
const unknownBot = 'hal' as BotId
const unknownTreatment = 'magic' as TreatmentId

async function storedMatch() {
  const database = await openDatabase(':memory:')
  const store = createMatchStore(database)
  const chatStore = memoryTalk()
  const server = () => matchesOver(store, { chatStore, onFault: () => undefined })
  const created = await server().create({ scenario: smallWorld.id, powers: 2, years: 3 })
  if ('problem' in created) throw new Error(created.problem.key)
  return { database, store, server, id: created.match }
}

/** What another version of the game wrote: never played with something else instead, never in the way of the rest. */
describe('stored content of which this version knows nothing', () => {
  test.each([
    ['a bot', 'seats', { bot: unknownBot }, NO_BOT],
    ['a treatment', 'matches', { treatment: unknownTreatment }, NO_TREATMENT],
  ] as const)('a match with such %s is not played, and says why', async (_what, table, change, why) => {
    const { database, store, server, id } = await storedMatch()
    if (table === 'seats') await database.updateTable(table).set(change).where('bot', 'is not', null).execute()
    else await database.updateTable(table).set(change).execute()
    const matches = server()
    expect(await matches.resumeAll()).toEqual({ resumed: 0, left: 1 })
    expect(await matches.find(id)).toBeUndefined()
    expect(await matches.reasonAbsent(id)).toEqual(why)
    if (table === 'seats') expect((await store.record(id))?.seats).toHaveLength(2)
    else await expect(store.record(id)).rejects.toMatchObject({ problem: why })
  })

  test('a lobby with such a bot is refused when it is opened, and left out of the list', async () => {
    const store = createLobbyStore(await openDatabase(':memory:'))
    const lobby = (id: string, code: string, bot: BotId) => ({
      ...{ id, code, scenario: smallWorld.id, years: 3, open: true, started: false, host: 0 },
      ...({ timeControl: 'live', chatRule: 'off', strength: 'normal' } as const),
      seats: [{ power: powerId('ash'), bot }],
    })
    await store.create(lobby('t1', 'AAAAAA', STAND_IN), 1)
    await store.create(lobby('t2', 'BBBBBB', unknownBot), 2)
    expect((await store.open(10)).map(({ id }) => id)).toEqual(['t1'])
    await expect(store.load('t2')).rejects.toMatchObject({ problem: NO_BOT })
    await expect(store.byCode('BBBBBB')).rejects.toMatchObject({ problem: NO_BOT })
  })

  test('so is a class with such a treatment, in its plan, in a round or in a world', async () => {
    const store = createClassStore(await openDatabase(':memory:'))
    const plan = { half: false, years: 3, timeControl: 'live' } as const
    const treated = { ...plan, treatment: unknownTreatment }
    const world = { match: 'm', seed: 's' }
    const rounds = [
      { next: plan, rounds: [] },
      { next: treated, rounds: [] },
      { next: plan, rounds: [{ ...treated, worlds: [] }] },
      { next: plan, rounds: [{ ...plan, worlds: [world, { ...world, treatment: unknownTreatment }] }] },
    ]
    for (const [n, part] of rounds.entries()) {
      await store.create({ id: `c${n}`, code: `CODE${n}`, ...part } as unknown as Classroom, n)
    }
    expect((await store.all()).map(({ id }) => id)).toEqual(['c0'])
    for (const id of ['c1', 'c2', 'c3']) await expect(store.load(id)).rejects.toMatchObject({ problem: NO_TREATMENT })
    await expect(store.byCode('CODE1')).rejects.toMatchObject({ problem: NO_TREATMENT })
  })
})
