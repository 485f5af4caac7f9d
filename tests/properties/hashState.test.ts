import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson } from '#shared/canonicalJson'

/** Values as states hold them: with undefined fields, numbers of every kind and text that needs escapes. */
const value = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'medium' },
    fc.constantFrom(undefined, null, true, false, -0, Number.NaN, Number.POSITIVE_INFINITY),
    fc.double(),
    fc.integer().map((figure) => figure / 1e6),
    fc.maxSafeInteger().map((figure) => figure / 1e6),
    fc.string({ unit: 'binary' }),
    fc.array(tie('value')),
    fc.dictionary(fc.string(), tie('value')),
  ),
})).value

/** The same, by the language's own writer: keys sorted first. */
const reference = (given: unknown): string =>
  JSON.stringify(given, (_key, item: unknown) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? new Proxy(item, { ownKeys: (target) => Reflect.ownKeys(target).sort() })
      : item,
  ) ?? 'null'

test('canonical JSON is what JSON.stringify writes of sorted records', () => {
  fc.assert(
    fc.property(value, (given) => {
      expect(canonicalJson(given)).toBe(reference(given))
    }),
  )
})

test('the order in which fields were set does not show', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (fields) => {
      const backwards = Object.fromEntries(Object.entries(fields).reverse())
      expect(canonicalJson(backwards)).toBe(canonicalJson(fields))
    }),
  )
})
