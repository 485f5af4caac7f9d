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

const shares = [{ seat: 0, share: 'own' }, { seat: 1 }]

describe('the check of a record comes to', () => {
  test.each<readonly [CheckResult, ...Parameters<typeof checkOf>]>([
    ['kept', { commitment: 'holds', published: 'a' }, { commitment: 'a' }],
    ['holds', { commitment: 'holds', published: 'a' }, {}],
    ['absent', { commitment: 'absent' }, {}],
    ['broken', { commitment: 'broken', published: 'a' }, {}],
    ['broken', { commitment: 'broken', published: 'a' }, { commitment: 'a' }],
    ['broken', { commitment: 'holds', published: 'a' }, { commitment: 'b' }],
    ['broken', { commitment: 'absent' }, { commitment: 'a' }],
    ['departs', { commitment: 'holds', published: 'a', departsAt: 3 }, { commitment: 'a' }],
    ['departs', { commitment: 'absent', brokenAt: 3 }, {}],
    ['broken', { commitment: 'holds', published: 'a', departsAt: 3 }, { commitment: 'b' }],
    ['shared', { commitment: 'holds', published: 'a', shares }, { commitment: 'a', share: 'own', shareGiven: true }],
    ['shared', { commitment: 'holds', published: 'a', shares }, { commitment: 'a', share: 'own' }],
    ['holds', { commitment: 'holds', published: 'a', shares }, {}],
    ['kept', { commitment: 'holds', published: 'a', shares }, { commitment: 'a', share: 'late' }],
    [
      'broken',
      { commitment: 'holds', published: 'a', shares },
      { commitment: 'a', share: 'left out', shareGiven: true },
    ],
    ['broken', { commitment: 'holds', published: 'a' }, { commitment: 'a', share: 'own', shareGiven: true }],
    ['broken', { commitment: 'broken', published: 'a', shares }, { commitment: 'a', share: 'own', shareGiven: true }],
    ['departs', { commitment: 'holds', published: 'a', shares, departsAt: 3 }, { commitment: 'a', share: 'own' }],
  ])('%s: %j, kept %j', (result, checked, kept) => {
    expect(checkOf(checked, kept)).toBe(result)
  })
})
