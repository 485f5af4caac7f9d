import { describe, expect, test } from 'vitest'
import { exp, ln } from '#shared/math'

describe('exact arithmetic', () => {
  test('e to the x and the natural logarithm are right to fourteen digits', () => {
    for (let x = -40; x <= 40; x += 0.37) {
      expect(exp(x) / Math.exp(x)).toBeCloseTo(1, 13)
      const y = Math.exp(x / 3)
      expect(Math.abs(ln(y) - Math.log(y))).toBeLessThan(1e-14 * Math.max(1, Math.abs(x)))
    }
  })

  test('ends with the ends of the line', () => {
    expect([ln(0), ln(-1), ln(Number.POSITIVE_INFINITY)]).toEqual([-700, -700, 710])
    expect(exp(Number.NEGATIVE_INFINITY)).toBeGreaterThan(0)
    expect(exp(Number.POSITIVE_INFINITY)).toBeLessThan(Number.POSITIVE_INFINITY)
  })
})
