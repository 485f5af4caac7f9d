import { describe, expect, test } from 'vitest'
import type { Clock } from '#server/lib/clock'
import { loadScenarios } from '#server/lib/loadScenarios'
import { Lobbies } from '#server/lobby/lobbies'
import type { Matches } from '#server/match/matches'
import type { Ownership } from '#server/match/ownership'
import { openDatabase } from '#server/store/database'
import { createLobbyStore } from '#server/store/sqlLobbyStore'
import { HandClock } from '#tests/support/fakeStore'

const WISH = {
  scenario: 'two-blocs',
  powers: 2,
  name: 'Ada',
  open: true,
  chatRule: 'free',
  strength: 'normal',
} as const
const DAY = 24 * 3_600_000

/** Lobbies over a real database, and a note of every subject that is claimed. */
async function setUp(clock: Clock) {
  const database = await openDatabase(':memory:')
  const claimed: string[] = []
  const ownership: Ownership = {
    async require(subject) {
      const row = { subject, process: 'here' }
      await database
        .insertInto('leases')
        .values(row)
        .onConflict((conflict) => conflict.doNothing())
        .execute()
      claimed.push(subject)
      return false
    },
    assertHeld: () => undefined,
    heldByOthers: async () => [],
  }
  const store = createLobbyStore(database)
  const lobbies = new Lobbies({ scenarios: loadScenarios(), store, matches: {} as Matches, ownership, clock })
  const leases = () => database.selectFrom('leases').select('subject').execute()
  return { lobbies, claimed, leases, close: () => database.destroy() }
}

describe('leases of lobbies', () => {
  test('are for those that exist: made-up ids are refused in words and claim nothing', async () => {
    const { lobbies, claimed, close } = await setUp(new HandClock())
    for (let n = 0; n < 300; n++) {
      const id = `madeup${n}`
      const answers = [
        await lobbies.takeSeat(id, { name: 'Bob' }),
        await lobbies.leave(id, 'token'),
        await lobbies.setBot(id, 'token', 'boreal', 'tit-for-tat'),
        await lobbies.start(id, 'token'),
      ]
      for (const answer of answers) expect(answer).toMatchObject({ problem: { key: 'problem.noSuchLobby' } })
    }
    expect(claimed).toEqual([])
    await close()
  })

  test('go with the lobby that is forgotten', async () => {
    const clock = new HandClock()
    const { lobbies, leases, close } = await setUp(clock)
    await lobbies.create(WISH)
    clock.advance(DAY + 1)
    const made = await lobbies.create(WISH)
    expect(await leases()).toEqual([{ subject: 'lobby' in made ? made.lobby : '' }])
    await close()
  })
})
