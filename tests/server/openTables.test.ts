import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { SEAT_KEPT_MILLISECONDS } from '#server/lobby/lookers'
import { MOST_OPEN_PER_ADDRESS, MOST_REQUESTS_PER_ADDRESS } from '#server/lobby/seatAddresses'
import type { LobbyFacts, SeatTaken } from '#shared/protocol/lobby'
import { handLobbies } from '#tests/support/lobbies'
import { serverForTests } from '#tests/support/testServer'

const words = join(mkdtempSync(join(tmpdir(), 'balance-words-')), 'words.txt')
writeFileSync(words, 'blaggard\n')

/** The players of open tables come from many places; one proxy stands before the server, whose host does not want one word. */
const here = serverForTests({ BALANCE_PROXY_HOPS: '1', BALANCE_WORD_FILTER: words })

const WISH = { scenario: 'two-blocs', powers: 4, years: 3, timeControl: 'untimed', name: 'Ada', open: true }
const HOST = '198.51.100.1'
const GRIEFER = '203.0.113.66'
const FRIEND = '192.0.2.7'

async function call<T = { ok: true }>(from: string, path: string, body?: object, token?: string) {
  const headers = {
    'x-forwarded-for': from,
    'content-type': 'application/json',
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  }
  const init = body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) }
  const response = await fetch(`${here.base}/api/v1/lobbies${path}`, init)
  return (await response.json()) as T & { readonly problem?: { readonly key: string } }
}

let hosts = 0
/** A table of a host at an address of their own. */
const newTable = (wish: object = {}, from = `198.51.100.${++hosts + 1}`) =>
  call<SeatTaken>(from, '', { ...WISH, ...wish })
const sitDown = (from: string, table: string, wish: object = {}) =>
  call<SeatTaken>(from, `/${table}/seats`, { name: 'Bob', ...wish })
const facts = (table: string) => call<LobbyFacts>(HOST, `/${table}`)
const seated = async (table: string) => (await facts(table)).seats.filter(({ name }) => name !== undefined).length
const listed = async () => (await call<{ lobbies: LobbyFacts[] }>(HOST, '')).lobbies.map(({ id }) => id)

describe('one address with many tokens and names', () => {
  test('cannot fill a listed table: it has one seat there, whatever names it gives', async () => {
    const { lobby: table } = await newTable()
    const answers = []
    for (let nth = 0; nth < 7; nth++) answers.push(await sitDown(GRIEFER, table, { name: `Bob ${nth}` }))
    expect(answers.map(({ problem }) => problem?.key)).toEqual([
      undefined,
      ...Array.from({ length: 6 }, () => 'problem.oneSeatPerAddress'),
    ])
    expect(await seated(table)).toBe(2)
    expect((await sitDown(FRIEND, table, { name: 'Cat' })).problem).toBeUndefined()
  })

  test('cannot come back once it is removed, with its token, without one, or after the match has begun', async () => {
    const { lobby: table, token } = await newTable()
    const bob = await sitDown(GRIEFER, table)
    expect(await call(HOST, `/${table}/remove`, { token, power: bob.power })).toEqual({ ok: true })
    expect(await seated(table)).toBe(1)
    expect((await call<LobbyFacts>(GRIEFER, `/${table}`, undefined, bob.token)).own).toBeUndefined()
    expect((await call<LobbyFacts>(HOST, `/${table}`, undefined, token)).own).toBe((await facts(table)).seats[0]!.power)
    const again = [await sitDown(GRIEFER, table, { token: bob.token }), await sitDown(GRIEFER, table, { name: 'Eve' })]
    await call(HOST, `/${table}/start`, { token })
    again.push(await sitDown(GRIEFER, table, { token: bob.token }), await sitDown(GRIEFER, table, { name: 'Eve' }))
    expect(again.map(({ problem }) => problem?.key)).toEqual([
      'problem.removedFromTable',
      'problem.removedFromTable',
      'problem.wrongToken',
      'problem.removedFromTable',
    ])
  })

  test('cannot take a listed table away from its host: others’ tokens remove, lock, hand over and close nothing', async () => {
    const { lobby: table, power } = await newTable()
    const { token } = await sitDown(GRIEFER, table)
    const acts = [
      await call(GRIEFER, `/${table}/remove`, { token, power }),
      await call(GRIEFER, `/${table}/host`, { token, power }),
      await call(GRIEFER, `/${table}/lock`, { token, locked: true }),
      await call(GRIEFER, `/${table}/close`, { token }),
      await call(GRIEFER, `/${table}/start`, { token }),
    ]
    expect(acts.map(({ problem }) => problem?.key)).toEqual(acts.map(() => 'problem.onlyHost'))
    expect(await facts(table)).toMatchObject({ started: false, locked: false })
    expect((await facts(table)).seats[0]).toMatchObject({ name: 'Ada', host: true })
  })

  test('cannot foul a listed table by names: look-alikes, hidden letters and barred words are refused, and who is removed is gone from the list', async () => {
    const { lobby: table, token } = await newTable()
    const named = async (name: string, own?: string) =>
      (await sitDown(GRIEFER, table, { name, ...(own === undefined ? {} : { token: own }) })).problem?.key
    // Ada in capitals, in full width, with a Cyrillic first letter, and with an accent.
    for (const name of ['ADA', 'ＡＤＡ', '\u0410da', 'Ad\u00e1'])
      expect(await named(name)).toBe('problem.nameTakenAtTable')
    for (const name of ['A\u200bda', 'ad\u202eA']) expect(await named(name)).toBe('problem.hiddenLetter')
    expect(await named('ｂｌáｇｇａｒｄ')).toBe('problem.barredWord')
    const eve = await sitDown(GRIEFER, table, { name: 'Eve' })
    expect(await named('Blaggard', eve.token)).toBe('problem.barredWord')
    expect(await named('ada', eve.token)).toBe('problem.nameTakenAtTable')
    // Around the list by spelling: the host removes them, and they come back by no other name.
    expect(await named('Bl4ggard', eve.token)).toBeUndefined()
    const { power } = (await facts(table)).seats.find(({ name }) => name === 'Bl4ggard')!
    await call(HOST, `/${table}/remove`, { token, power })
    expect(await named('Bl4ggard')).toBe('problem.removedFromTable')
    const shown = (await call<{ lobbies: LobbyFacts[] }>(HOST, '')).lobbies.find(({ id }) => id === table)
    expect(shown?.seats.flatMap(({ name }) => name ?? [])).toEqual(['Ada'])
  })

  test('cannot push others off the front page: it has few tables there, and each needs a player who looks', async () => {
    const { lobby: honest } = await newTable({ name: 'Honest' })
    const answers = []
    for (let nth = 0; nth < 25; nth++) answers.push(await newTable({ name: `T${nth}` }, '203.0.113.77'))
    const refused = answers.filter(({ problem }) => problem?.key === 'problem.tooManyOpenTables')
    expect(refused).toHaveLength(25 - MOST_OPEN_PER_ADDRESS)
    expect(await listed()).toContain(honest)
    expect((await newTable({ open: false }, '203.0.113.77')).problem).toBeUndefined()
    const { lobby, token } = answers[0]!
    await call('203.0.113.77', `/${lobby}/close`, { token })
    expect((await newTable({}, '203.0.113.77')).problem).toBeUndefined()
  })

  test('cannot bury the players of a match under requests for seats', async () => {
    const { lobby: table, token } = await newTable()
    await call(HOST, `/${table}/start`, { token })
    const answers = []
    for (let nth = 0; nth < 8; nth++) answers.push(await sitDown(GRIEFER, table, { name: `Bob ${nth}` }))
    expect(answers.filter(({ problem }) => problem === undefined)).toHaveLength(1)
    expect((await facts(table)).requests).toHaveLength(1)
    expect((await sitDown(FRIEND, table)).problem).toBeUndefined()
    for (let nth = 0; nth < 8; nth++) {
      const asked = (await facts(table)).requests!.find(
        ({ name, state }) => name.startsWith('Bob ') && state === 'asked',
      )
      if (asked === undefined) break
      const answer = { command: 'admit', request: asked.id, yes: false }
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
      const init = { method: 'POST', headers, body: JSON.stringify(answer) }
      await fetch(`${here.base}/api/v1/matches/${table}/commands`, init)
      await sitDown(GRIEFER, table, { name: `Bob again ${nth}` })
    }
    const all = (await facts(table)).requests!.filter(({ name }) => name.startsWith('Bob '))
    expect(all.map(({ state }) => state)).toEqual(Array.from({ length: MOST_REQUESTS_PER_ADDRESS }, () => 'refused'))
  })
})

describe('several at one address', () => {
  test('sit at a listed table where its host lets them, and at any that is not listed', async () => {
    for (const wish of [{ sharedAddress: true }, { open: false }]) {
      const { lobby: table } = await newTable(wish, '192.0.2.50')
      for (const name of ['Bob', 'Cat', 'Dan']) {
        expect((await sitDown('192.0.2.50', table, { name })).problem).toBeUndefined()
      }
      expect(await seated(table)).toBe(4)
    }
  })

  test('are counted by network, however the address is written, and a player changes seats as before', async () => {
    const { lobby: table } = await newTable()
    const bob = await sitDown('2001:db8:1:2::5', table)
    expect((await sitDown('2001:db8:1:2:ffff::9', table, { name: 'Eve' })).problem?.key).toBe(
      'problem.oneSeatPerAddress',
    )
    const { power } = (await facts(table)).seats[3]!
    expect(await sitDown('2001:db8:1:2::5', table, { token: bob.token, power })).toMatchObject({ power })
  })
})

describe('the host of a table', () => {
  test('locks it: nobody comes in, before the match and after, until it is unlocked; those seated may change seats', async () => {
    const { lobby: table, token } = await newTable()
    const bob = await sitDown(FRIEND, table)
    expect(await call(HOST, `/${table}/lock`, { token, locked: true })).toEqual({ ok: true })
    expect((await sitDown('192.0.2.8', table)).problem?.key).toBe('problem.lobbyLocked')
    expect(await listed()).not.toContain(table)
    const { power } = (await facts(table)).seats[3]!
    expect(await sitDown(FRIEND, table, { token: bob.token, power })).toMatchObject({ power })
    await call(HOST, `/${table}/start`, { token })
    expect((await sitDown('192.0.2.8', table)).problem?.key).toBe('problem.lobbyLocked')
    expect(await call(HOST, `/${table}/lock`, { token, locked: false })).toEqual({ ok: true })
    expect((await sitDown('192.0.2.8', table, { name: 'Cat' })).request).toBeDefined()
  })

  test('hands it over, and has no say from then on', async () => {
    const { lobby: table, token, power } = await newTable()
    const bob = await sitDown(FRIEND, table)
    expect(await call(HOST, `/${table}/host`, { token, power: bob.power })).toEqual({ ok: true })
    expect((await call(HOST, `/${table}/close`, { token })).problem?.key).toBe('problem.onlyHost')
    expect(await call(FRIEND, `/${table}/remove`, { token: bob.token, power })).toEqual({ ok: true })
    expect((await facts(table)).seats.map(({ name = '', host }) => [name, host])).toEqual([
      ['', false],
      ['Bob', true],
      ['', false],
      ['', false],
    ])
  })

  test('closes it: it is no more, by id, by code or on the list', async () => {
    const { lobby: table, token } = await newTable()
    const { code } = await facts(table)
    expect(await call(HOST, `/${table}/close`, { token })).toEqual({ ok: true })
    for (const name of [table, code])
      expect(await facts(name)).toMatchObject({ problem: { key: 'problem.noSuchLobby' } })
    expect(await listed()).not.toContain(table)
  })
})

describe('the seats of a listed table', () => {
  test('are kept for players who look, and free again when they have gone; the next player is host', async () => {
    const { lobbies, clock } = await handLobbies()
    const ada = (await lobbies.create({
      ...WISH,
      timeControl: 'untimed',
      chatRule: 'off',
      strength: 'normal',
    })) as SeatTaken
    const bob = (await lobbies.takeSeat(ada.lobby, { name: 'Bob' })) as SeatTaken
    for (let waited = 0; waited < 3; waited++) {
      clock.advance(SEAT_KEPT_MILLISECONDS)
      await lobbies.find(ada.lobby, bob.token)
    }
    expect((await lobbies.find(ada.lobby))!.seats.map(({ name = '', host }) => [name, host]).slice(0, 2)).toEqual([
      ['', false],
      ['Bob', true],
    ])
    expect(await lobbies.start(ada.lobby, ada.token)).toMatchObject({ problem: { key: 'problem.wrongToken' } })
    expect((await lobbies.listOpen()).map(({ id }) => id)).toEqual([ada.lobby])
    clock.advance(SEAT_KEPT_MILLISECONDS + 1)
    expect(await lobbies.listOpen()).toEqual([])
  })

  test('of one that is not listed wait for their players', async () => {
    const { lobbies, clock } = await handLobbies()
    const wish = { ...WISH, open: false, timeControl: 'untimed', chatRule: 'off', strength: 'normal' } as const
    const ada = (await lobbies.create(wish)) as SeatTaken
    await lobbies.find(ada.lobby)
    clock.advance(SEAT_KEPT_MILLISECONDS * 10)
    expect((await lobbies.find(ada.lobby))!.seats[0]).toMatchObject({ name: 'Ada', host: true })
  })
})
