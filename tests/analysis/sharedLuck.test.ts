import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { type Commitment, checkCommitment, commitmentOf } from '#shared/match/commitment'
import { parseRecord, printRecord } from '#shared/match/recordText'
import { type LuckShare, type SharedLuck, sharedSeed } from '#shared/match/sharedLuck'
import { shareHashOf } from '#shared/protocol/share'
import { goldenMatch } from '#tests/support/golden'
import { smallWorld } from '#tests/support/smallWorld'

const MATCH = 'k7w2hq9d3m'
const [SECRET, SALT, ADA, BOB] = ['5e', '5a', 'ad', 'b0'].map((byte) => byte.repeat(32)) as [
  string,
  string,
  string,
  string,
]
const ada: LuckShare = { seat: 0, share: ADA, shareHash: shareHashOf(ADA, MATCH) }
const bob: LuckShare = { seat: 2, share: BOB, shareHash: shareHashOf(BOB, MATCH) }
const shared: SharedLuck = { secret: SECRET, people: [ada, bob] }
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** A record's seed and commitment as a server would make them for this luck. */
function made(luck: SharedLuck): readonly [string, Commitment] {
  const opening = { match: MATCH, salt: SALT, shared: luck }
  const seed = sharedSeed(luck)
  return [seed, { ...opening, hash: commitmentOf(seed, opening) }]
}
const [seed, commitment] = made(shared)

describe('luck that people add shares to', () => {
  test('has hashes and seed as sha256sum says of the published texts, with null for what is missing', () => {
    expect(ada.shareHash).toBe(sha256(`["delicate-balance share 1","${ADA}","${MATCH}"]`))
    expect(seed).toBe(sha256(`["delicate-balance shared seed 1","${SECRET}",[[0,"${ADA}"],[2,"${BOB}"]]]`))
    const without: SharedLuck = { secret: SECRET, people: [ada, { seat: 2 }] }
    expect(sharedSeed(without)).toBe(sha256(`["delicate-balance shared seed 1","${SECRET}",[[0,"${ADA}"],[2,null]]]`))
    const hashes = `[[0,"${ada.shareHash}"],[2,null]]`
    expect(made(without)[1].hash).toBe(sha256(`["delicate-balance luck 2","${SECRET}","${SALT}","${MATCH}",${hashes}]`))
  })

  test('is another with another secret, share, order, seat, or without a share', () => {
    const others: readonly SharedLuck[] = [
      { ...shared, secret: SALT },
      { ...shared, people: [{ ...ada, share: BOB }, bob] },
      { ...shared, people: [bob, ada] },
      { ...shared, people: [{ ...ada, seat: 1 }, bob] },
      { ...shared, people: [ada, { seat: 2 }] },
      { ...shared, people: [ada] },
    ]
    expect(new Set([seed, ...others.map(sharedSeed)]).size).toBe(others.length + 1)
  })

  test('is committed to before the shares are known: they change the seed and not the commitment', () => {
    const { share: _, ...withheld } = bob
    const [otherSeed, other] = made({ ...shared, people: [ada, withheld] })
    expect(otherSeed).not.toBe(seed)
    expect(other.hash).toBe(commitment.hash)
    expect(checkCommitment(otherSeed, other)).toBe('holds')
  })
})

describe('the record of shared luck', () => {
  const people = (...all: readonly LuckShare[]): SharedLuck => ({ ...shared, people: all })

  test('holds as it was drawn', () => {
    expect(checkCommitment(seed, commitment)).toBe('holds')
  })

  test.each<readonly [string, SharedLuck]>([
    ['another secret', { ...shared, secret: SALT }],
    ['a share that does not open its hash', people({ ...ada, share: BOB }, bob)],
    ['a share without a hash', people({ seat: 0, share: ADA }, bob)],
    ['another share with its own hash', people(ada, { ...bob, share: SALT, shareHash: shareHashOf(SALT, MATCH) })],
    ['a share made for another match', people(ada, { ...bob, shareHash: shareHashOf(BOB, 'other') })],
    ['a person left out', people(ada)],
    ['a person added', people(ada, { seat: 1 }, bob)],
    ['people in another order', people(bob, ada)],
  ])('is broken with %s, though the seed follows', (_forgery, luck) => {
    expect(checkCommitment(sharedSeed(luck), { ...commitment, shared: luck })).toBe('broken')
  })

  test('is broken with a seed that does not follow, and with shares that are kept quiet', () => {
    expect(checkCommitment(SECRET, commitment)).toBe('broken')
    const { shared: _, ...alone } = commitment
    expect(checkCommitment(seed, alone)).toBe('broken')
  })

  test('has two people on each of eight seats at most', () => {
    const { record } = goldenMatch(smallWorld)
    const each = Array.from({ length: 16 }, (_, n): LuckShare => ({ ...ada, seat: Math.floor(n / 2) }))
    const keyOf = (luck: SharedLuck) => {
      const read = parseRecord(printRecord({ ...record, seed, commitment: { ...commitment, shared: luck } }))
      return 'problem' in read ? read.problem.key : undefined
    }
    expect(keyOf(people(...each))).toBeUndefined()
    expect(keyOf(people(...each, ada))).toBe('problem.noRecord')
  })

  test('is in the head of the file, and read back as it was; what does not fit is refused', () => {
    const { record } = goldenMatch(smallWorld)
    const head = { ...record, seed, commitment }
    expect(parseRecord(printRecord(head))).toMatchObject({ record: { seed, commitment } })
    for (const luck of [
      { ...shared, secret: 'short' },
      people(ada),
      people(ada, { ...bob, share: 'short' }),
      people(ada, { ...bob, seat: 8 }),
      { ...shared, more: 1 },
    ]) {
      const forged = printRecord({ ...head, commitment: { ...commitment, shared: luck } })
      expect(parseRecord(forged)).toMatchObject({ problem: { key: 'problem.noRecord' } })
    }
  })
})
