import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { bestLanguage, LANGUAGES, languageName, loadTexts } from '#client/text/languages.ts'
import { pseudoTranslate } from '#client/text/pseudo.ts'
import { LANGUAGES as FOLDERS, readWords, slotsOf } from '#tests/support/words'
import { hansWords, readLang } from '#tools/hans'
import { KEYS_FILE, printTextKeys } from '../../tools/textKeys.ts'

const english = readWords()
const PARTS = [
  'class',
  'daily',
  'debrief',
  'front',
  'intray',
  'kit',
  'questions',
  'room',
  'server',
  'table',
  'teach',
  'terms',
  'voices',
] as const
const OTHERS = LANGUAGES.filter((language) => language !== 'en')
/** Texts that may be the same in every language: names, signs, placeholders alone. */
const SAME_ANYWHERE = /^(\W|\d|\{\{\w+\}\})*$/

/** Full keys of all texts; a text that stands in two files is here twice. */
const keysBelow = (words: object, above = ''): readonly string[] =>
  Object.entries(words).flatMap(([key, text]) =>
    typeof text === 'string' ? [above + key] : keysBelow(text, `${above}${key}.`),
  )

describe.each(OTHERS)('the words in %s', (language) => {
  const words = readWords(language)

  test('are all there, and none beside', () => {
    expect([...english.keys()].filter((key) => !words.has(key))).toEqual([])
    expect([...words.keys()].filter((key) => !english.has(key))).toEqual([])
  })

  test('take the same arguments', () => {
    const wrong = [...english].filter(([key, text]) => {
      const [mine, theirs] = [slotsOf(words.get(key) ?? ''), slotsOf(text)]
      return [...mine].sort().join() !== [...theirs].sort().join()
    })
    expect(wrong.map(([key]) => key)).toEqual([])
  })

  test('are translated, and none is empty but those meant to be', () => {
    const same = [...english].filter(
      ([key, text]) => text !== '' && !SAME_ANYWHERE.test(text) && words.get(key) === text,
    )
    expect(same.map(([key]) => key)).toEqual([])
    const empty = [...words].filter(([key, text]) => text.trim() === '' && english.get(key) !== '')
    expect(empty.map(([key]) => key)).toEqual([])
  })

  test('are in the file the client loads', async () => {
    const parts = await Promise.all(PARTS.map((part) => loadTexts(language, part)))
    expect(parts.flatMap((part) => keysBelow(part)).toSorted()).toEqual(keysBelow(readLang('en')).toSorted())
  })
})

describe.each(['zh-Hant', 'zh-Hans'] as const)('Chinese sentences in %s', (language) => {
  const LATIN_POINT = /\p{Script=Han}[,:;?!(]|[,:;?!)]\p{Script=Han}/u

  test('have Chinese points', () => {
    const wrong = [...readWords(language)].filter(([, text]) => LATIN_POINT.test(text))
    expect(wrong).toEqual([])
  })
})

describe('what is made from the words: `npm run tool -- lang` was run after the last change', () => {
  test('the simplified words follow from the traditional ones', () => {
    expect(readLang('zh-Hans')).toEqual(hansWords(readLang('zh-Hant')))
  })

  test('the types of the keys follow from the English words', () => {
    expect(readFileSync(KEYS_FILE, 'utf8')).toBe(printTextKeys())
  })
})

describe('languages', () => {
  test('are the folders there are, called as they call themselves', () => {
    expect(LANGUAGES).toEqual(FOLDERS)
    expect(LANGUAGES.map(languageName)).toEqual(['English', '简体中文', '繁體中文'])
  })

  test('a language there is not has no words', async () => {
    await expect(loadTexts('tlh', 'room')).rejects.toThrow(RangeError)
  })
})

describe('the front page and the lobby, for which few texts are fetched', () => {
  const CLIENT = new URL('../../client/src/', import.meta.url)
  const read = (file: string) => readFileSync(new URL(file, CLIENT), 'utf8')
  /** Helpers of text.ts that name what an id stands for, with the beginning of the keys they make. */
  const helpers = [...read('text/text.ts').matchAll(/^export const (\w+) = .*\n?.*named\(`(\w+)\./gm)]
  /** Pages that fetch a file of texts of their own. */
  const FETCHING = ['TermsPage.tsx', 'CheckPage.tsx']
  const files = ['front', 'lobby'].flatMap((folder) =>
    readdirSync(new URL(folder, CLIENT))
      .filter((name) => name.endsWith('.tsx') && !FETCHING.includes(name))
      .map((name) => `${folder}/${name}`),
  )

  test.each(files)('%s shows only texts that are there', async (file) => {
    const source = read(file)
    const beside = file.startsWith('lobby/') ? await loadTexts('en', 'table') : {}
    const groups = { ...(await loadTexts('en', 'front')), ...beside }
    const named = helpers.filter(([, helper]) => source.includes(`${helper}(`)).map(([, , group]) => group!)
    const keys = [...source.matchAll(/\bt\(['`]([\w.]+)/g)].map(([, key]) => key!)
    expect(helpers.length).toBeGreaterThan(10)
    expect([...named, ...keys].filter((key) => !(key.split('.')[0]! in groups))).toEqual([])
  })
})

describe('terms of the field', () => {
  test.each([
    ['zh-Hant', ['核保護傘', '嚇阻', '第一擊']],
    ['zh-Hans', ['核保护伞', '第一击']],
  ] as const)('stand in %s as the source texts write them', (language, terms) => {
    const all = [...readWords(language).values()].join('\n')
    for (const term of terms) expect(all).toContain(term)
  })
})

describe('the language of a device', () => {
  test.each([
    [['zh-TW', 'en'], 'zh-Hant'],
    [['zh-HK'], 'zh-Hant'],
    [['zh-Hant-CN'], 'zh-Hant'],
    [['zh-CN'], 'zh-Hans'],
    [['zh'], 'zh-Hans'],
    [['fr-FR', 'en-GB'], 'en'],
    [['fr'], 'en'],
    [[], 'en'],
    [['not a tag', 'zh-MO'], 'zh-Hant'],
  ] as const)('%j gives %s', (preferred, language) => {
    expect(bestLanguage(preferred)).toBe(language)
  })

  test('the strange one marks every text and keeps its places', () => {
    expect(pseudoTranslate({ a: 'Year {{year}} of {{years}}', b: { c: '' } })).toEqual({
      a: 'Yêár {{year}} ôf {{years}}~~~~~~~ ~~~',
      b: { c: '' },
    })
  })
})
