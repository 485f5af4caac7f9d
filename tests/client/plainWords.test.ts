import { beforeAll, describe, expect, test } from 'vitest'
import { fetchTexts, leaderInText, leaderName, startText, t } from '#client/text/text.ts'
import { LANGUAGES, readWords } from '#tests/support/words'

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

  test.each(LANGUAGES)('a percentage is written in one way: no space before its sign (%s)', (language) => {
    const spaced = [...readWords(language)].filter(([, text]) => /[\d}] %/.test(text)).map(([key]) => key)
    expect(spaced).toEqual([])
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
