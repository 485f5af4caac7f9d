import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { bestLanguage, LANGUAGES, languageName, loadTexts } from '#client/text/languages.ts'
import { pseudoTranslate } from '#client/text/pseudo.ts'
import { LANGUAGES as FOLDERS, readWords } from '#tests/support/words'
import { hansWords } from '#tools/hans'
import { FAULTS, langFaults } from '#tools/langCheck'
import { readLang, textParts } from '#tools/langFiles'
import type { TextPart } from '../../assets/lang/keys.d.ts'
import { KEYS_FILE, printTextKeys } from '../../tools/textKeys.ts'

const PARTS = textParts('en') as readonly TextPart[]
const OTHERS = LANGUAGES.filter((language) => language !== 'en')
/** Full keys of all texts; a text that stands in two files is here twice. */
const keysBelow = (words: object, above = ''): readonly string[] =>
  Object.entries(words).flatMap(([key, text]) =>
    typeof text === 'string' ? [above + key] : keysBelow(text, `${above}${key}.`),
  )

describe.each(OTHERS)('the words in %s', (language) => {
  test('have no fault: none missing or unknown, the same arguments, choices by what the language has, none left in English', () => {
    const faults = langFaults(language).filter(({ kind }) => (FAULTS as readonly string[]).includes(kind))
    expect(faults).toEqual([])
  })

  test('are in the file the client loads', async () => {
    const parts = await Promise.all(PARTS.map((part) => loadTexts(language, part)))
    expect(parts.flatMap((part) => keysBelow(part)).toSorted()).toEqual([...readWords(language).keys()].toSorted())
  })
})

describe.each(LANGUAGES.filter((language) => language.startsWith('zh')))('Chinese sentences in %s', (language) => {
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
    expect(['en', 'zh-Hans', 'zh-Hant'].map(languageName)).toEqual(['English', '简体中文', '繁體中文'])
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
    [['tlh', 'en-GB'], 'en'],
    [['tlh'], 'en'],
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
