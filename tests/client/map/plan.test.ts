import { describe, expect, test } from 'vitest'
import { emberCount } from '#client/map/facts/plan.ts'
import { brightness, leaningShade, mixColours, withOpacity } from '#client/map/paint/tones.ts'

describe('tones', () => {
  test('mix from one colour to the other', () => {
    expect(mixColours('#000000', '#ffffff', 0)).toBe('#000000')
    expect(mixColours('#000000', '#ffffff', 1)).toBe('#ffffff')
    expect(mixColours('#102030', '#304050', 0.5)).toBe('#203040')
  })

  test('fade to see-through', () => {
    expect(withOpacity('#ff8000', 0.5)).toBe('rgba(255,128,0,0.5)')
  })

  test('know bright from dark', () => {
    expect(brightness('#ffffff')).toBeCloseTo(1)
    expect(brightness('#000000')).toBe(0)
  })
})

describe('what the geography shows', () => {
  test('a state leans to the power that pulls most, in tenths', () => {
    expect(leaningShade([0.1, 0.42, 0.3])).toEqual({ seat: 1, strength: 0.4 })
    expect(leaningShade([0.44, 0.1])).toEqual(leaningShade([0.41, 0.1]))
    expect(leaningShade([0, 0])).toBeUndefined()
    expect(leaningShade([])).toBeUndefined()
  })

  test('any loss leaves an ember, and more loss more', () => {
    expect(emberCount(0)).toBe(0)
    expect(emberCount(0.01)).toBe(1)
    expect(emberCount(1)).toBeGreaterThan(emberCount(0.5))
  })
})
