import { createCipheriv, createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ChaChaKey, chachaBlock } from '#shared/chacha'
import { createRng } from '#shared/rng'

const hexOf = (block: Uint32Array): string =>
  Buffer.from(block.buffer, block.byteOffset, block.byteLength).toString('hex')
const wordsOf = (bytes: Uint8Array): Uint32Array => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Uint32Array.from({ length: bytes.length / 4 }, (_, word) => view.getUint32(4 * word, true))
}
const keyOf = (bytes: Uint8Array): ChaChaKey => wordsOf(bytes)
const ZERO = keyOf(new Uint8Array(32))

describe('ChaCha', () => {
  test('gives the block of RFC 8439, section 2.3.2', () => {
    const key = keyOf(Uint8Array.from({ length: 32 }, (_, byte) => byte))
    expect(hexOf(chachaBlock(key, 1, [0x09000000, 0x4a000000, 0], 20))).toBe(
      '10f1e7e4d13b5915500fdd1fa32071c4c7d1f4c733c068030422aa9ac3d46c4e' +
        'd2826446079faa0914c2d705d98b02a2b5129cd1de164eb9cbd083e8a2503c4e',
    )
  })

  test.each([
    [
      8,
      '3e00ef2f895f40d67f5bb8e81f09a5a12c840ec3ce9a7f3b181be188ef711a1e984ce172b9216f419f445367456d5619314a42a3da86b001387bfdb80e0cfe42',
    ],
    [
      12,
      '9bf49a6a0755f953811fce125f2683d50429c3bb49e074147e0089a52eae155f0564f879d27ae3c02ce82834acfa8c793a629f2ca0de6919610be82f411326be',
    ],
    [
      20,
      '76b8e0ada0f13d90405d6ae55386bd28bdd219b8a08ded1aa836efcc8b770dc7da41597c5157488d7724e03fb8d84a376a43b8f41518a11cc387b669b2ee6586',
    ],
  ])(
    'of %i rounds gives the first block of TC1, 256 bits (draft-strombergson-chacha-test-vectors-01)',
    (rounds, block) => {
      expect(hexOf(chachaBlock(ZERO, 0, [0, 0, 0], rounds))).toBe(block)
    },
  )

  test('of 8 rounds gives the second block of TC1', () => {
    expect(hexOf(chachaBlock(ZERO, 1, [0, 0, 0], 8))).toBe(
      'd2aefa0deaa5c151bf0adb6c01f2a5adc0fd581259f9a2aadcf20f8fd566a26b' +
        '5032ec38bbc5da98ee0c6f568b872a65a08abf251deb21bb4b56e5d8821e68aa',
    )
  })

  test('of 20 rounds agrees with OpenSSL on any key and place', () => {
    const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })
    fc.assert(
      fc.property(bytes(32), bytes(16), (key, place) => {
        const [counter, ...nonce] = wordsOf(place)
        const theirs = createCipheriv('chacha20', key, place).update(Buffer.alloc(64)).toString('hex')
        expect(hexOf(chachaBlock(keyOf(key), counter!, nonce as [number, number, number], 20))).toBe(theirs)
      }),
    )
  })
})

test('the draws of a path are the words of its blocks, under the SHA-256 of the seed', () => {
  const key = keyOf(createHash('sha256').update('Überfluß 氣').digest())
  const nonce = [0x243f6a88, 0x85a308d3, 0x13198a2e] as const
  const words = [0, 1, 2].flatMap((counter) => [...chachaBlock(key, counter, nonce, 8)])
  const root = createRng('Überfluß 氣')
  expect(words.map((_, n) => root.uniform(n) * 4294967296)).toEqual(words)
})
