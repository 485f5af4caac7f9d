import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { checkCommitment, commitmentOf } from '#shared/match/commitment'
import { parseRecord, printRecord } from '#shared/match/recordText'
import { goldenMatch } from '#tests/support/golden'
import { smallWorld } from '#tests/support/smallWorld'

const SEED = '5d2c8e0f3b7a49169ac04f6be1d872a3'
const SALT = 'ab'.repeat(32)
const opening = { match: 'k7w2hq9d3m', salt: SALT }
const hash = commitmentOf(SEED, opening)

describe('a commitment', () => {
  test('is what sha256sum says of the published text', () => {
    const text = `["delicate-balance luck 1","${SEED}","${SALT}","k7w2hq9d3m"]`
    expect(hash).toBe(createHash('sha256').update(text).digest('hex'))
  })

  test('is another for every seed, salt and match, wherever one text ends and the next begins', () => {
    const others = [
      commitmentOf(`${SEED} `, opening),
      commitmentOf(SEED, { ...opening, salt: 'ac'.repeat(32) }),
      commitmentOf(SEED, { ...opening, match: 'k7w2hq9d3n' }),
      commitmentOf(`${SEED}a`, { ...opening, salt: SALT.slice(1) }),
      commitmentOf(SEED, { match: 'b', salt: 'a' }),
      commitmentOf(SEED, { match: '', salt: 'ab' }),
      commitmentOf(`${SEED}","a`, { match: '', salt: 'b' }),
      commitmentOf(SEED, { match: '', salt: 'a","b' }),
    ]
    expect(new Set([hash, ...others]).size).toBe(others.length + 1)
  })

  test('holds for its own seed, salt and match only', () => {
    expect(checkCommitment(SEED, { ...opening, hash })).toBe('holds')
    expect(checkCommitment(`${SEED}0`, { ...opening, hash })).toBe('broken')
    expect(checkCommitment(SEED, { ...opening, match: 'other', hash })).toBe('broken')
    expect(checkCommitment(SEED, { ...opening, salt: 'ba'.repeat(32), hash })).toBe('broken')
    expect(checkCommitment(SEED, undefined)).toBe('absent')
  })

  test('stands in the head of the record’s file', () => {
    const record = { ...goldenMatch(smallWorld).record, commitment: { ...opening, hash } }
    expect(parseRecord(printRecord(record))).toMatchObject({ record: { commitment: { ...opening, hash } } })
    expect(parseRecord(printRecord(goldenMatch(smallWorld).record))).not.toHaveProperty('record.commitment')
    const short = { ...record, commitment: { ...opening, hash: 'ab' } }
    expect(parseRecord(printRecord(short))).toMatchObject({ problem: { key: 'problem.noRecord' } })
  })
})
