import { beforeAll, describe, expect, test } from 'vitest'
import { fetchTexts, leaderInText, leaderName, startText, t } from '#client/text/text.ts'
import { LANGUAGES, readWords } from '#tests/support/words'
import { readLangFile } from '#tools/langFiles'

beforeAll(async () => {
  await startText()
  await fetchTexts('room')
  await fetchTexts('voices')
})

describe('plain words', () => {
  test('an office within a sentence has no capital article, a person keeps the name', () => {
    expect(leaderName('ussr')).toBe('The Kremlin')
    expect(t('alarm.call', { name: leaderInText('ussr') })).toBe('Call the Kremlin')
    expect(t('alarm.call', { name: leaderInText('uk') })).toBe('Call Downing Street')
  })

  test.each(LANGUAGES)('a percentage is written as the language writes it, and in one way (%s)', (language) => {
    const { locale = language } = readLangFile<{ readonly locale?: string }>(language, 'language')
    // Narrow or not: a space at which no line breaks.
    const kind = (written: string) => written.replace('\u202f', '\u00a0')
    const sign = kind(new Intl.NumberFormat(locale, { style: 'percent' }).format(1).slice('100'.length))
    const others = [...readWords(language)].filter(([, text]) =>
      [...text.matchAll(/[\d}](\s?%)/gu)].some(([, written]) => kind(written!) !== sign),
    )
    expect(others).toEqual([])
  })

  test('no line of French begins with the point of the line before it', () => {
    const loose = [...readWords('fr')].filter(([, text]) => / [:;?!»]|« /.test(text)).map(([key]) => key)
    expect(loose).toEqual([])
  })

  test.each(LANGUAGES)('after impact who was not hit is not asked to answer (%s)', (language) => {
    const words = readWords(language)
    for (const key of ['intro', 'hold.text', 'fire', 'fireText']) {
      const said = ['struck', 'striker', 'bystander'].map((part) => words.get(`retaliation.${key}.${part}`))
      expect(new Set(said).size, key).toBe(3)
      expect(said, key).not.toContain(undefined)
    }
  })
})
