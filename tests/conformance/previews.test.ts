import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { chipPhrase, PREVIEWS, previewOf } from '#shared/analysis/preview'
import { CERTAINTIES, CHIP_TERMS, CONDITIONS } from '#shared/analysis/previews/chip'
import { moduleOf, ORDER_TYPES, ORDERS } from '#shared/orders/index'
import { RULESET } from '#shared/ruleset/ruleset'
import { openWindows } from '#tests/support/openWindows'
import { argumentFaults } from '#tests/support/phrases'
import { readWords, slotsOf } from '#tests/support/words'

const words = readWords()
const views = openWindows()
/** Files of previews/ that are no preview of their own. */
const COMMON = ['chip', 'define', 'launches', 'neglect', 'push', 'relations', 'safety']

test('every type of order has a preview in a file of its own', () => {
  const files = readdirSync(join(import.meta.dirname, '../../shared/src/analysis/previews'))
  const named = files.map((file) => file.replace('.ts', '')).filter((file) => !COMMON.includes(file))
  expect(Object.keys(PREVIEWS)).toEqual(ORDER_TYPES)
  expect(named.sort()).toEqual([...ORDER_TYPES].sort())
})

test('every term, condition and certainty has its text', () => {
  const keys = [
    ...CHIP_TERMS.map((term) => `chip.${term}`),
    ...CONDITIONS.map((condition) => `chip.when.${condition}`),
    ...CERTAINTIES.map((certainty) => `tray.certainty.${certainty}`),
  ]
  expect(keys.filter((key) => !words.has(key))).toEqual([])
})

describe.each(ORDER_TYPES)('preview of %s', (type) => {
  const view = views[ORDERS[type].windows[0]!]!
  const chipsOf = (order: Parameters<typeof previewOf>[2]) => previewOf(RULESET, view, order)
  const options = [...moduleOf({ type }).options(RULESET, view)]
  const chips = options.flatMap(chipsOf)

  test('says something of every order of the kind that changes anything', () => {
    const silent = options.filter((order) => chipsOf(order).length === 0)
    expect(chips.length).toBeGreaterThan(0)
    // A posture that is kept, and a doctrine already declared, change nothing.
    expect(silent.filter(({ type: silentType }) => silentType !== 'posture' && silentType !== 'statement')).toEqual([])
  })

  test('gives every text the arguments it asks for, and says the same twice', () => {
    for (const chip of chips) {
      const { key, args } = chipPhrase(chip)
      const asked = Object.fromEntries(slotsOf(words.get(key)!).map((slot) => [slot, args[slot]]))
      expect(argumentFaults({ key, args: asked }), key).toEqual([])
    }
    expect(options.flatMap(chipsOf)).toEqual(chips)
  })
})
