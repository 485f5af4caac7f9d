import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { LANGUAGES } from '#client/text/languages.ts'
import { setLanguage, startText, t } from '#client/text/text.ts'
import { readSources } from '#tests/support/sources'

/** Where sentences end with a full stop of their own. */
const FULL_WIDTH = ['ja', 'zh-Hans', 'zh-Hant']

describe.each(LANGUAGES)('a text that a page ends with a full stop, in %s', (language) => {
  beforeAll(async () => {
    await startText()
    vi.stubGlobal('document', { documentElement: {} })
    await setLanguage(language)
  })
  afterAll(() => void vi.unstubAllGlobals())

  test('ends with the full stop of its language', () => {
    expect(t('fullStop', { text: 'x' })).toBe(FULL_WIDTH.includes(language) ? 'x。' : 'x.')
  })
})

/** A text of the game, in braces, with the full stop of one language set behind it. */
const STOP_BEHIND =
  /\{(?:t|sentence|\w+Name|\w+InText|\w+Text|\w+About)\((?:[^(){}]|\([^()]*\)|\{[^{}]*\})*\)\}(?:\.(?![\w.])|[!?。])/g

test('no page sets the full stop of one language behind a text', () => {
  const found = readSources('client/src').flatMap(({ path, text }) =>
    [...text.matchAll(STOP_BEHIND)].map(([which]) => `${path}: ${which}`),
  )
  expect(found).toEqual([])
})
