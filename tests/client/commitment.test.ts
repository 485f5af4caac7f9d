import { afterEach, describe, expect, test } from 'vitest'
import { type CheckResult, checkOf } from '#client/debrief/checkOf.ts'
import { forgetSeat, keepCommitment, saveSeat, seatFor } from '#client/store/seats.ts'

const seat = { match: 'm', token: 't', power: 'alder', scenario: 'two-blocs' }
afterEach(() => forgetSeat('m'))

describe('the commitment of a match', () => {
  test('is kept with the seat as it was first published, whatever is said later', () => {
    saveSeat(seat)
    keepCommitment('m', '')
    expect(seatFor('m')).toEqual(seat)
    keepCommitment('m', 'first')
    keepCommitment('m', 'second')
    expect(seatFor('m')).toEqual({ ...seat, commitment: 'first' })
  })

  test('stays when the seat is taken anew, and is kept for no match without a seat', () => {
    saveSeat(seat)
    keepCommitment('m', 'first')
    saveSeat({ ...seat, token: 'new' })
    expect(seatFor('m')).toEqual({ ...seat, token: 'new', commitment: 'first' })
    keepCommitment('n', 'first')
    expect(seatFor('n')).toBeUndefined()
  })
})

describe('the check of a record comes to', () => {
  test.each<readonly [CheckResult, Parameters<typeof checkOf>[0], string | undefined]>([
    ['kept', { commitment: 'holds', published: 'a' }, 'a'],
    ['holds', { commitment: 'holds', published: 'a' }, undefined],
    ['absent', { commitment: 'absent' }, undefined],
    ['broken', { commitment: 'broken', published: 'a' }, undefined],
    ['broken', { commitment: 'broken', published: 'a' }, 'a'],
    ['broken', { commitment: 'holds', published: 'a' }, 'b'],
    ['broken', { commitment: 'absent' }, 'a'],
    ['departs', { commitment: 'holds', published: 'a', departsAt: 3 }, 'a'],
    ['departs', { commitment: 'absent', brokenAt: 3 }, undefined],
    ['broken', { commitment: 'holds', published: 'a', departsAt: 3 }, 'b'],
  ])('%s: %j, kept %s', (result, checked, kept) => {
    expect(checkOf(checked, kept)).toBe(result)
  })
})
