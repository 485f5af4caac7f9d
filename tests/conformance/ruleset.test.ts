import { describe, expect, test } from 'vitest'
import { FLIGHTS } from '#shared/ruleset/legs'
import { describedQuantities, type Quantity } from '#shared/ruleset/quantity'
import { RULESET } from '#shared/ruleset/ruleset'
import { rulesetVariant } from '#shared/ruleset/rulesetVariant'
import { inlineNumbers, propertiesRead } from '#tests/support/numbers'
import { parseSource, readSources } from '#tests/support/sources'

const QUANTITIES: readonly (readonly [path: string, quantity: Quantity])[] = Object.entries(
  describedQuantities(),
).flatMap(([chapter, rules]) =>
  Object.entries(rules).map(([name, quantity]) => [`${chapter}.${name}`, quantity] as const),
)

/** Parts of shared that compute the game. */
const RULES = /^shared\/src\/(resolve|analysis|state|view)\//

const numberAt = (ruleset: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], ruleset)

/** Every number below a value, by path. */
function numbersBelow(value: unknown, path: string): string[] {
  if (typeof value === 'number') return [path]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => numbersBelow(inner, path === '' ? name : `${path}.${name}`))
}

describe('every number of the game', () => {
  test('has a finite value, a unit and a source', () => {
    expect(QUANTITIES.length).toBeGreaterThan(300)
    for (const [path, { value, unit, source }] of QUANTITIES) {
      expect(Number.isFinite(value), path).toBe(true)
      expect(unit.length, path).toBeGreaterThan(1)
      expect(source.length, path).toBeGreaterThan(3)
    }
  })

  test('stands in the ruleset under its name, and nothing else does', () => {
    const described = QUANTITIES.map(([path]) => path)
    expect(numbersBelow(RULESET, '').sort()).toEqual([...described, 'version'].sort())
    for (const [path, { value }] of QUANTITIES) expect(numberAt(RULESET, path), path).toBe(value)
  })

  test('can be set otherwise, alone', () => {
    for (const [path, { value }] of QUANTITIES) {
      const other = rulesetVariant(RULESET, { [path]: value + 1 })
      const changed = QUANTITIES.filter(([each]) => numberAt(other, each) !== numberAt(RULESET, each))
      expect(changed.map(([each]) => each)).toEqual([path])
      expect(rulesetVariant(other, { [path]: value })).toEqual(RULESET)
    }
  })

  test.each(['version', 'crisis', 'crisis.none', 'tables.reportSigma', 'tables.reportSigma.9', 'forces.silos.known'])(
    'what is no number cannot be set: %s',
    (path) => {
      expect(() => rulesetVariant(RULESET, { [path]: 1 })).toThrow(RangeError)
    },
  )

  test('stands in the ruleset and nowhere in the rules', () => {
    expect(inlineNumbers(readSources('shared/src').filter(({ path }) => RULES.test(path)))).toEqual([])
  })

  test('is read by the code: by its name, or as one of a row of names', () => {
    const read = propertiesRead(readSources('shared/src').filter(({ path }) => !path.startsWith('shared/src/ruleset/')))
    const names = QUANTITIES.map(
      ([path]) =>
        path
          .replace(/(\.\d+)+$/, '')
          .split('.')
          .at(-1)!,
    )
    const isRead = (name: string) =>
      read.has(name) || read.has(name.replace(/\d$/, '')) || FLIGHTS.some((flight) => flight === name)
    expect(names.filter((name) => !isRead(name))).toEqual([])
  })

  test.each([
    ['const alert = 3.7', 1],
    ['const far = (x: number) => x * 2', 1],
    ['clamp(x, -8, 8)', 2],
    ['rng.chance(0.5)', 1],
    ['const [a = 3] = list', 1],
    ['const level = { hardness: 2 }', 1],
    ['const share = points / 100', 0],
    ['const middle = (a + b) / 2', 0],
    ['rng.split("x", 3).uniform(2)', 0],
    ['const bits = (h ^ (h >>> 16)) * 0x85ebca6b', 0],
    ['const third = list[2]', 0],
    ['type Three = 3', 0],
  ])('the search bites: %s', (text, found) => {
    expect(inlineNumbers([parseSource('shared/src/resolve/x.ts', text)])).toHaveLength(found)
  })
})
