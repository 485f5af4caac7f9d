import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openRematch } from '#client/commands/seat.ts'
import { addShare } from '#client/commands/share.ts'
import { matchId } from '#client/store/game.ts'
import { forgetSeat, markShareGiven, saveSeat, seatFor } from '#client/store/seats.ts'
import { powerId } from '#shared/ids'
import type { LobbyFacts } from '#shared/protocol/lobby'
import { shareHashOf } from '#shared/protocol/share'

const power = powerId('boreal')
const seat = { match: 'm', token: 't', power, scenario: 'two-blocs' }
const sent: { readonly route: string; readonly body: Readonly<Record<string, string>> }[] = []

beforeEach(() => {
  sent.length = 0
  vi.stubGlobal('location', { hash: '' })
  vi.stubGlobal('fetch', async (address: string, { body }: { readonly body: string }) => {
    sent.push({ route: address.split('/').at(-1)!, body: body === null ? {} : JSON.parse(body) })
    return Response.json({ ok: true, match: 'm', lobby: 'next' })
  })
  saveSeat(seat)
})
afterEach(() => {
  vi.unstubAllGlobals()
  for (const match of ['m', 'next']) forgetSeat(match)
})

const table = (shareHash?: string, commitment?: string): LobbyFacts => ({
  id: 'm',
  code: 'ABCDEF',
  scenario: 'two-blocs',
  years: 3,
  timeControl: 'untimed',
  chatRule: 'off',
  strength: 'normal',
  open: false,
  locked: false,
  started: false,
  own: power,
  ownSeat: 0,
  perPower: 1,
  programs: 0,
  seats: [{ power, name: 'Ada', bot: 'grim', host: true, ...(shareHash === undefined ? {} : { shareHash }) }],
  ...(commitment === undefined ? {} : { draw: { commitment, closesIn: 30, awaited: [power], without: [] } }),
})
const ownHash = () => shareHashOf(seatFor('m')!.share!, 'm')

describe('this device’s share of the luck', () => {
  test('is kept before its hash is given, and only the hash is given before the draw', async () => {
    await addShare(table())
    const { share } = seatFor('m')!
    expect(share).toMatch(/^[0-9a-f]{64}$/)
    expect(sent).toEqual([{ route: 'share-hash', body: { token: 't', shareHash: shareHashOf(share!, 'm') } }])
    await addShare(table(ownHash()))
    expect(sent).toHaveLength(1)
    await addShare(table())
    expect(sent[1]).toEqual(sent[0])
  })

  test('is revealed once the commitment is there and kept, and counts once the server has said so', async () => {
    await addShare(table())
    await addShare(table(ownHash(), 'first'))
    const { share, ...kept } = seatFor('m')!
    expect(kept).toEqual({ ...seat, commitment: 'first', shareGiven: true })
    expect(sent[1]).toEqual({ route: 'share', body: { token: 't', share } })
  })

  test('is not revealed for a second commitment, which could be made to fit shares that are known', async () => {
    await addShare(table())
    await addShare(table(ownHash(), 'first'))
    await addShare(table(ownHash(), 'second'))
    expect(sent.map(({ route }) => route)).toEqual(['share-hash', 'share'])
  })

  test('is not revealed where the hash is of another device, nor where nothing is awaited or held', async () => {
    await addShare(table())
    await addShare(table(shareHashOf('other', 'm'), 'first'))
    await addShare({ ...table(ownHash(), 'first'), draw: { commitment: 'first', awaited: [], without: [] } })
    await addShare({ ...table(), started: true })
    forgetSeat('m')
    await addShare(table())
    expect(sent).toHaveLength(1)
  })

  test('takes the place of another device’s before the draw, and is not fought over', async () => {
    await addShare(table(shareHashOf('other', 'm')))
    expect(sent).toEqual([{ route: 'share-hash', body: { token: 't', shareHash: ownHash() } }])
    await addShare(table(shareHashOf('third', 'm')))
    expect(sent).toHaveLength(1)
  })

  test('and the commitment of a match are not taken along to the rematch', async () => {
    await addShare(table())
    await addShare(table(ownHash(), 'first'))
    markShareGiven('m')
    matchId.value = 'm'
    await openRematch()
    expect(seatFor('next')).toEqual({ ...seat, match: 'next', atTable: true })
  })
})
