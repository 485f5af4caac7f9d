import { beforeAll, describe, expect, test, vi } from 'vitest'
import { markForms, markTerms } from '#client/text/markTerms.ts'
import { fetchTexts, setLanguage, startText, termIds } from '#client/text/text.ts'
import { LANGUAGES, readWords } from '#tests/support/words'

/** Most words of a text on a term. */
const MOST_WORDS = 25
const PARTS = ['text', 'plain', 'example'] as const

const FORMS = new Map([
  ['strike', ['strike', 'strikes']],
  ['first', ['first strike']],
  ['arms', ['軍備', '軍備上限']],
])
const marked = (text: string) =>
  markForms(text, FORMS).map((span) => (span.term ? `[${span.term}:${span.text}]` : span.text))

describe('terms in sentences', () => {
  test.each([
    ['A first strike, then strikes.', ['A ', '[first:first strike]', ', then ', '[strike:strikes]', '.']],
    ['Strike and strike again', ['[strike:Strike]', ' and strike again']],
    ['striker, unstrike', ['striker, unstrike']],
    ['查核軍備上限與軍備', ['查核', '[arms:軍備上限]', '與軍備']],
    ['', []],
  ])('%s', (text, spans) => {
    expect(marked(text)).toEqual(spans)
  })

  test('joined again they are the sentence', () => {
    for (const text of ['A first strike, then strikes.', 'nothing', '軍備上限'])
      expect(
        markForms(text, FORMS)
          .map((span) => span.text)
          .join(''),
      ).toBe(text)
  })
})

describe.each(LANGUAGES)('the terms in %s', (language) => {
  const words = readWords(language)
  const ids = [...new Set([...words.keys()].flatMap((key) => /^term\.(\w+)\./.exec(key)?.[1] ?? []))]
  const formsOf = (id: string) => words.get(`term.${id}.forms`)!.split('|')

  test('are some eighty, each with a name, two explanations and an example', () => {
    expect(ids.length).toBeGreaterThanOrEqual(80)
    for (const id of ids)
      for (const part of ['name', 'forms', ...PARTS]) expect(words.has(`term.${id}.${part}`), id).toBe(true)
  })

  test('are explained in at most twenty-five words each', () => {
    const count = (text: string) =>
      [...new Intl.Segmenter(language, { granularity: 'word' }).segment(text)].filter(({ isWordLike }) => isWordLike)
        .length
    // A Chinese sentence is cut into more and shorter words than an English one.
    const most = language === 'en' ? MOST_WORDS : MOST_WORDS * 1.6
    const long = ids
      .flatMap((id) => PARTS.map((part) => `term.${id}.${part}`))
      .filter((key) => count(words.get(key)!) > most)
    expect(long).toEqual([])
  })

  test('claim no form twice', () => {
    const forms = ids.flatMap(formsOf).map((form) => form.toLowerCase())
    expect(forms.filter((form, n) => forms.indexOf(form) !== n)).toEqual([])
  })

  test('are nearly all met in play: sentences of the game contain them', () => {
    const sentences = [...words]
      .filter(([key]) => !/^(term|glossary|skin)\./.test(key))
      .map(([, text]) => text)
      .join('\n')
      .toLowerCase()
    const unmet = ids.filter((id) => !formsOf(id).some((form) => sentences.includes(form.toLowerCase())))
    expect(unmet.length).toBeLessThanOrEqual(ids.length / 4)
  })
})

describe('on a page', () => {
  beforeAll(async () => {
    // The page's own language is written on its document.
    vi.stubGlobal('document', { documentElement: {} })
    await startText()
    return () => vi.unstubAllGlobals()
  })

  test('nothing is marked before the terms are fetched, then sentences of the language are', async () => {
    expect(markTerms('Tension with Boreal')).toEqual([{ text: 'Tension with Boreal' }])
    await fetchTexts('terms')
    expect(termIds().length).toBeGreaterThanOrEqual(80)
    expect(markTerms('Tension with Boreal')[0]).toEqual({ text: 'Tension', term: 'tension' })
    await setLanguage('zh-Hant')
    expect(markTerms('與北環的緊張')).toContainEqual({ text: '緊張', term: 'tension' })
  })
})
