import { describe, expect, test } from 'vitest'
import { pickColour, pickIndex } from '#client/map/land/pickCode.ts'

const channels = (colour: string): [number, number, number] => {
  const code = Number.parseInt(colour.slice(1), 16)
  return [code >> 16, (code >> 8) & 255, code & 255]
}

describe('the picking colours', () => {
  test('name every territory and are read back', () => {
    for (let index = 0; index < 4094; index++) expect(pickIndex(...channels(pickColour(index)), 255)).toBe(index)
  })

  test('open sea and half-covered pixels name nothing', () => {
    expect(pickIndex(0, 0, 0, 0)).toBeUndefined()
    expect(pickIndex(0, 0, 0, 255)).toBeUndefined()
    expect(pickIndex(...channels(pickColour(7)), 130)).toBeUndefined()
  })

  test('a blend of two neighbours hardly ever names a third', () => {
    let wrong = 0
    let tried = 0
    for (let a = 0; a < 190; a++) {
      for (let b = a + 1; b < 190; b += 3) {
        const [first, second] = [channels(pickColour(a)), channels(pickColour(b))]
        const blend = (k: 0 | 1 | 2) => Math.round(first[k] * 0.4 + second[k] * 0.6)
        const named = pickIndex(blend(0), blend(1), blend(2), 255)
        tried++
        if (named !== undefined && named !== a && named !== b) wrong++
      }
    }
    expect(wrong / tried).toBeLessThan(0.005)
  })
})
