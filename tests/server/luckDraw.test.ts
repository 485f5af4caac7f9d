import { describe, expect, test } from 'vitest'
import { openDatabase } from '#server/store/database'
import { checkCommitment } from '#shared/match/commitment'
import type { SeatTaken } from '#shared/protocol/lobby'
import { shareHashOf } from '#shared/protocol/share'
import { HandClock } from '#tests/support/fakeStore'
import { lobbiesOver } from '#tests/support/lobbies'

const WISH = {
  scenario: 'two-blocs',
  powers: 4,
  name: 'Ada',
  open: true,
  chatRule: 'free',
  strength: 'normal',
} as const
const [ADA, BOB, OTHER] = ['ad', 'b0', '07'].map((byte) => byte.repeat(32)) as [string, string, string]
const SECONDS = 1000

const taken = (answer: object): SeatTaken => {
  if ('problem' in answer) throw new Error(JSON.stringify(answer))
  return answer as SeatTaken
}
const problemOf = (answer: object) => ('problem' in answer ? (answer.problem as { key: string }).key : undefined)

/** A table of Ada, its host, and Bob, and all that tells of it. */
async function gathered() {
  const database = await openDatabase(':memory:')
  const clock = new HandClock()
  const here = lobbiesOver(database, clock)
  const ada = taken(await here.lobbies.create(WISH))
  const id = ada.lobby
  const bob = taken(await here.lobbies.takeSeat(id, { name: 'Bob' }))
  const offer = async () => {
    await here.lobbies.giveShareHash(id, ada.token, shareHashOf(ADA, id))
    await here.lobbies.giveShareHash(id, bob.token, shareHashOf(BOB, id))
  }
  return { ...here, database, clock, id, ada, bob, offer, restarted: () => lobbiesOver(database, clock) }
}

describe('the luck of a table where people have given hashes of shares', () => {
  test('is drawn by all of them: the match begins with the last share, and its record shows what it was drawn from', async () => {
    const { lobbies, store, id, ada, bob, offer } = await gathered()
    await offer()
    expect(await lobbies.start(id, ada.token)).toEqual({ match: id, drawing: true })
    const { draw, started } = (await lobbies.find(id))!
    expect([started, draw]).toEqual([
      false,
      {
        commitment: expect.stringMatching(/^[0-9a-f]{64}$/),
        closesIn: 30,
        awaited: [ada.power, bob.power],
        without: [],
      },
    ])
    expect(await store.load(id)).toBeUndefined()
    expect(await lobbies.giveShare(id, ada.token, ADA)).toEqual({ match: id, drawing: true })
    expect((await lobbies.find(id))!.draw!.awaited).toEqual([bob.power])
    expect(await lobbies.giveShare(id, bob.token, BOB)).toEqual({ match: id })
    const drawn = { commitment: draw!.commitment, awaited: [], without: [] }
    expect(await lobbies.find(id)).toMatchObject({ started: true, draw: drawn })
    const record = (await store.record(id))!
    expect(record.commitment!.hash).toBe(draw!.commitment)
    expect(record.commitment!.shared!.people).toEqual([
      { seat: 0, share: ADA, shareHash: shareHashOf(ADA, id) },
      { seat: 1, share: BOB, shareHash: shareHashOf(BOB, id) },
    ])
    expect(checkCommitment(record.seed, record.commitment)).toBe('holds')
  })

  test('is drawn by each of two who lead one power: its record says of which seat of the match they are', async () => {
    const { lobbies, store } = lobbiesOver(await openDatabase(':memory:'), new HandClock())
    const ada = taken(await lobbies.create({ ...WISH, perPower: 2 }))
    const id = ada.lobby
    const others = [{ name: 'Bob', power: ada.power }, { name: 'Cy' }]
    const tokens = [ada.token]
    for (const wish of others) tokens.push(taken(await lobbies.takeSeat(id, wish)).token)
    for (const token of tokens) await lobbies.giveShareHash(id, token, shareHashOf(ADA, id))
    await lobbies.start(id, ada.token)
    for (const token of tokens) await lobbies.giveShare(id, token, ADA)
    const record = (await store.record(id))!
    expect(record.commitment!.shared!.people.map(({ seat, share }) => [seat, share])).toEqual([
      [0, ADA],
      [0, ADA],
      [1, ADA],
    ])
    expect(checkCommitment(record.seed, record.commitment)).toBe('holds')
  })

  test('is published by the match as it was at the table', async () => {
    const { lobbies, matches, id, ada, bob, offer } = await gathered()
    await offer()
    await lobbies.start(id, ada.token)
    const { commitment } = (await lobbies.find(id))!.draw!
    await lobbies.giveShare(id, ada.token, ADA)
    await lobbies.giveShare(id, bob.token, BOB)
    expect((await matches.find(id))!.facts().commitment).toBe(commitment)
  })

  test('waits 30 seconds for a share, then is drawn without, and says whose is missing', async () => {
    const { lobbies, store, clock, id, ada, bob, offer } = await gathered()
    await offer()
    await lobbies.start(id, ada.token)
    await lobbies.giveShare(id, ada.token, ADA)
    clock.advance(29 * SECONDS)
    expect(await lobbies.find(id)).toMatchObject({ started: false, draw: { closesIn: 1 } })
    clock.advance(1 * SECONDS)
    expect(problemOf(await lobbies.giveShare(id, bob.token, BOB))).toBe('problem.noDraw')
    expect(await lobbies.find(id)).toMatchObject({ started: true, draw: { awaited: [], without: [bob.power] } })
    const record = (await store.record(id))!
    expect(record.commitment!.shared!.people[1]).toEqual({ seat: 1, shareHash: shareHashOf(BOB, id) })
    expect(checkCommitment(record.seed, record.commitment)).toBe('holds')
    expect(problemOf(await lobbies.giveShare(id, bob.token, BOB))).toBe('problem.noDraw')
  })

  test('does not wait for a person who has given no hash, and says so', async () => {
    const { lobbies, store, id, ada, bob } = await gathered()
    await lobbies.giveShareHash(id, ada.token, shareHashOf(ADA, id))
    await lobbies.start(id, ada.token)
    expect((await lobbies.find(id))!.draw).toMatchObject({ awaited: [ada.power], without: [bob.power] })
    expect(problemOf(await lobbies.giveShareHash(id, bob.token, shareHashOf(BOB, id)))).toBe('problem.drawingLuck')
    expect(problemOf(await lobbies.giveShare(id, bob.token, BOB))).toBe('problem.otherShare')
    expect(await lobbies.giveShare(id, ada.token, ADA)).toEqual({ match: id })
    expect((await store.record(id))!.commitment!.shared!.people[1]).toEqual({ seat: 1 })
  })

  test('takes a share once: the same again changes nothing, another is refused, and so is one before or after the draw', async () => {
    const { lobbies, lobbyStore, id, ada, bob, offer } = await gathered()
    await offer()
    expect(problemOf(await lobbies.giveShare(id, ada.token, ADA))).toBe('problem.noDraw')
    await lobbies.start(id, ada.token)
    expect(problemOf(await lobbies.giveShare(id, ada.token, OTHER))).toBe('problem.otherShare')
    await lobbies.giveShare(id, ada.token, ADA)
    const before = await lobbyStore.load(id)
    expect(await lobbies.giveShare(id, ada.token, ADA)).toEqual({ match: id, drawing: true })
    expect(problemOf(await lobbies.giveShare(id, ada.token, OTHER))).toBe('problem.otherShare')
    expect(problemOf(await lobbies.giveShareHash(id, ada.token, shareHashOf(OTHER, id)))).toBe('problem.drawingLuck')
    expect(await lobbyStore.load(id)).toEqual(before)
    await lobbies.giveShare(id, bob.token, BOB)
    expect(await lobbies.giveShare(id, ada.token, ADA)).toEqual({ match: id })
    expect(problemOf(await lobbies.giveShare(id, ada.token, OTHER))).toBe('problem.noDraw')
    expect(problemOf(await lobbies.giveShareHash(id, ada.token, shareHashOf(OTHER, id)))).toBe('problem.alreadyStarted')
  })

  test('takes nothing of strangers, and keeps its people seated until it is drawn', async () => {
    const { lobbies, id, ada, bob, offer } = await gathered()
    const elsewhere = taken(await lobbies.create(WISH))
    expect(problemOf(await lobbies.giveShareHash(id, elsewhere.token, shareHashOf(OTHER, id)))).toBe(
      'problem.wrongToken',
    )
    await offer()
    await lobbies.start(id, ada.token)
    for (const token of [elsewhere.token, 'nonsense']) {
      expect(problemOf(await lobbies.giveShare(id, token, ADA))).toBe('problem.wrongToken')
    }
    expect(problemOf(await lobbies.leave(id, bob.token))).toBe('problem.drawingLuck')
    expect(problemOf(await lobbies.takeSeat(id, { name: 'Cat' }))).toBe('problem.drawingLuck')
    expect((await lobbies.listOpen()).map((table) => table.id)).toEqual([elsewhere.lobby])
  })

  test('is bound to what was published: the host who begins again changes neither commitment nor time', async () => {
    const { lobbies, clock, id, ada, offer } = await gathered()
    await offer()
    await lobbies.start(id, ada.token)
    const { commitment } = (await lobbies.find(id))!.draw!
    clock.advance(10 * SECONDS)
    expect(await lobbies.start(id, ada.token)).toEqual({ match: id, drawing: true })
    expect((await lobbies.find(id))!.draw).toMatchObject({ commitment, closesIn: 20 })
  })

  test('goes on after a restart in the middle, with the shares given before and the time that was left', async () => {
    const { lobbies, clock, id, ada, bob, offer, restarted } = await gathered()
    await offer()
    await lobbies.start(id, ada.token)
    const { commitment } = (await lobbies.find(id))!.draw!
    await lobbies.giveShare(id, ada.token, ADA)
    const after = restarted()
    expect((await after.lobbies.find(id))!.draw).toMatchObject({ commitment, awaited: [bob.power] })
    clock.advance(31 * SECONDS)
    const late = restarted()
    expect(await late.lobbies.find(id)).toMatchObject({ started: true, draw: { commitment, without: [bob.power] } })
    expect((await late.store.record(id))!.commitment).toMatchObject({
      hash: commitment,
      shared: { people: [{ share: ADA }, { seat: 1 }] },
    })
  })

  test('is told the same by table and record after a crash between match and table', async () => {
    const { lobbies, lobbyStore, store, clock, id, ada, bob, offer, restarted } = await gathered()
    await offer()
    await lobbies.start(id, ada.token)
    await lobbies.giveShare(id, ada.token, ADA)
    const { save } = lobbyStore
    lobbyStore.save = async (table) => {
      if (table.started) throw new Error('killed')
      await save(table)
    }
    await expect(lobbies.giveShare(id, bob.token, BOB)).rejects.toThrow('killed')
    clock.advance(31 * SECONDS)
    expect(await restarted().lobbies.find(id)).toMatchObject({ started: true, draw: { without: [] } })
    expect((await store.record(id))!.commitment!.shared!.people).toMatchObject([{ share: ADA }, { share: BOB }])
  })

  test('is in no byte that anyone gets before the end: neither secret nor salt, share nor seed', async () => {
    const { lobbies, lobbyStore, matches, store, id, ada, bob, offer } = await gathered()
    const told: unknown[] = []
    const tell = async () => told.push(await lobbies.find(id), await lobbies.listOpen())
    await offer()
    told.push(await lobbies.start(id, ada.token))
    await tell()
    const { secret, salt } = (await lobbyStore.load(id))!.draw!
    told.push(await lobbies.giveShare(id, ada.token, ADA))
    await tell()
    told.push(await lobbies.giveShare(id, bob.token, BOB))
    await tell()
    told.push((await matches.find(id))!.facts())
    const { seed } = (await store.record(id))!
    for (const hidden of [secret, salt, seed, ADA, BOB]) expect(JSON.stringify(told)).not.toContain(hidden)
  })

  test('is drawn by the server alone where one person sits, or where no hash was given', async () => {
    const { lobbies, store, id, ada } = await gathered()
    expect(await lobbies.start(id, ada.token)).toEqual({ match: id })
    expect((await store.record(id))!.commitment).not.toHaveProperty('shared')
    const alone = taken(await lobbies.create(WISH))
    await lobbies.giveShareHash(alone.lobby, alone.token, shareHashOf(ADA, alone.lobby))
    expect(await lobbies.start(alone.lobby, alone.token)).toEqual({ match: alone.lobby })
    const record = (await store.record(alone.lobby))!
    expect(record.commitment).not.toHaveProperty('shared')
    expect(checkCommitment(record.seed, record.commitment)).toBe('holds')
  })
})
