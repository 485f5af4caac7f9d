import { describe, expect, test } from 'vitest'
import { playQuickly, QUICK_MILLISECONDS } from '#server/lobby/quickPlay'
import { runningTables } from '#server/lobby/runningTables'
import type { SeatTaken } from '#shared/protocol/lobby'
import { handLobbies } from '#tests/support/lobbies'

async function setUp() {
  const hands = await handLobbies()
  return {
    ...hands,
    async play(name: string, address?: string, timeControl: 'live' | 'relaxed' = 'relaxed') {
      const taken = await playQuickly(hands.lobbies, { name, timeControl }, address)
      if ('problem' in taken) throw new Error(taken.problem.key)
      return taken
    },
    look: async ({ lobby, token }: SeatTaken) => (await hands.lobbies.find(lobby, token))!,
  }
}

describe('quick play', () => {
  test('begins from nothing within a minute, with bots on the free seats', async () => {
    const { play, look, clock, matches } = await setUp()
    const ada = await play('Ada')
    clock.advance(QUICK_MILLISECONDS - 1)
    expect(await look(ada)).toMatchObject({ started: false, beginsIn: 1 })
    clock.advance(1)
    expect(await look(ada)).toMatchObject({ started: true, own: ada.power })
    const match = (await matches.find(ada.lobby))!
    expect(match.seats.all.map(({ bot }) => bot === undefined)).toEqual([true, ...Array(5).fill(false)])
  })

  test('seats those who come at the fullest table of their tempo, and begins at once when every seat is taken', async () => {
    const { play, look } = await setUp()
    const first = await play('Ada', '198.51.100.1')
    const live = await play('Liv', '198.51.100.2', 'live')
    expect(live.lobby).not.toBe(first.lobby)
    for (let nth = 3; nth < 8; nth++) {
      expect((await play(`Bob ${nth}`, `198.51.100.${nth}`)).lobby).toBe(first.lobby)
    }
    expect(await look(first)).toMatchObject({ started: true })
    expect(await look(live)).toMatchObject({ started: false })
    expect((await play('Late', '198.51.100.9')).lobby).not.toBe(first.lobby)
  })

  test('never leaves a caller without a table: at one address too, where one seat of a listed table is taken and two tables wait', async () => {
    const { play, lobbies } = await setUp()
    const tables = new Set<string>()
    for (let nth = 0; nth < 4; nth++) tables.add((await play(`Ada ${nth}`, '203.0.113.66')).lobby)
    expect(tables.size).toBe(4)
    expect(await lobbies.listOpen()).toHaveLength(2)
  })
})

describe('the list of tables under way', () => {
  test('has open ones whose matches are played now, and neither others nor those that have ended', async () => {
    const { play, look, clock, matches, lobbies, lobbyStore } = await setUp()
    const running = async () => (await runningTables({ lobbies, lobbyStore, matches })).map(({ id }) => id)
    const open = await play('Ada', '198.51.100.1')
    const terms = {
      scenario: 'two-blocs',
      powers: 2,
      years: 2,
      chatRule: 'off',
      strength: 'normal',
      name: 'Eve',
    } as const
    const hidden = await lobbies.create({ ...terms, open: false })
    if ('problem' in hidden) throw new Error(hidden.problem.key)
    await lobbies.start(hidden.lobby, hidden.token)
    expect(await running()).toEqual([])
    clock.advance(QUICK_MILLISECONDS)
    await look(open)
    const match = (await matches.find(open.lobby))!
    const leave = match.viewers.hold()
    expect(await running()).toEqual([open.lobby])
    leave()
    await new Promise((resolve) => setTimeout(resolve, 20))
    const isAsleep = matches.inMemory(open.lobby) === undefined
    expect(await running()).toEqual(isAsleep ? [] : [open.lobby])
    const again = (await matches.find(open.lobby))!
    again.viewers.hold()
    for (let windows = 0; again.state.window.kind !== 'ended' && windows < 400; windows++) await again.closeWindow()
    expect(await running()).toEqual([])
  })
})
