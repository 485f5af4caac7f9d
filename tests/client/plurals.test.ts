import { describe, expect, test } from 'vitest'
import { pluralIn } from '#client/text/grammar.ts'
import { languageFacts, localeOf } from '#client/text/languages.ts'
import { formAsked, spokenNumber } from '#shared/view/forms'
import { ARG_KINDS, type ArgKind } from '#shared/view/phrase'
import { LANGUAGES, readWords, slotsOf } from '#tests/support/words'

const COUNTS = [0, 1, 2, 5, 1_000_000] as const
const kindOf = (slot: string): ArgKind | undefined => (ARG_KINDS as Readonly<Record<string, ArgKind>>)[slot]
/** Slots of pages that stand for words, beside those of the rules. */
const WORDS = new Set([
  ...[
    'address',
    'by',
    'challenger',
    'change',
    'code',
    'commitment',
    'date',
    'day',
    'deed',
    'defender',
    'did',
    'first',
    'game',
  ],
  ...[
    'grade',
    'host',
    'list',
    'measure',
    'mine',
    'move',
    'name',
    'next',
    'night',
    'odds',
    'option',
    'others',
    'outcome',
  ],
  ...[
    'part',
    'patron',
    'platform',
    'reasons',
    'rival',
    'second',
    'step',
    'text',
    'theirs',
    'time',
    'timeControl',
    'title',
  ],
  ...['titles', 'url', 'who', 'whom', 'why', 'words', 'zone', 'band', 'really', 'matches', 'armed', 'brier', 'cause'],
])
const isNumber = (slot: string): boolean =>
  kindOf(slot) === undefined ? !WORDS.has(slot) : ['number', 'millions'].includes(kindOf(slot)!)

/** A text as it is said when all its numbers are this one. */
function said(text: string, count: number, locale: string): string {
  const spoken = spokenNumber(String(count), count, pluralIn(count))
  return text.replace(/\{\{(\w+)(?:\|([^}]*))?\}\}/g, (_, slot: string, asked?: string) => {
    if (!isNumber(slot)) return 'N'
    return asked === undefined ? String(spoken) : formAsked(asked, spoken, locale)
  })
}

/** Words that end as a plural does and are none: one corps, and verbs of one thing. */
const NO_PLURAL =
  /^(is|was|has|ms|corps|fortress|its|less|this|needs|gives|begins|closes|follows|arrives|comes|breaks|starves|holds)$/i
const SEVERAL = /(?<![\w.,–-])1 (?:[a-z]+ ){0,1}?([a-z]+s|people|men)\b/gi

describe.each(LANGUAGES)('texts with numbers in %s', (language) => {
  const locale = localeOf(language)
  const counted = [...readWords(language)].filter(([, text]) => slotsOf(text).some(isNumber))

  test('say each of them whole, and with words for every plural form', () => {
    expect(languageFacts(language).name).not.toBe('')
    expect(counted.length).toBeGreaterThan(200)
    const wrong = counted.flatMap(([key, text]) =>
      COUNTS.filter((count) => /[{}|=]|\b(one|few|many|other)=/.test(said(text, count, locale).replace('=', ''))).map(
        (count) => `${key}: ${said(text, count, locale)}`,
      ),
    )
    expect(wrong).toEqual([])
  })
})

test('no English text speaks of one thing as of several', () => {
  const texts = [...readWords('en')].filter(([, text]) => slotsOf(text).some(isNumber))
  const wrong = texts.flatMap(([key, text]) => {
    const one = said(text, 1, 'en')
    return [...one.matchAll(SEVERAL)]
      .filter(([, noun]) => !NO_PLURAL.test(noun!))
      .map(([found]) => `${key}: ${found} | ${text}`)
  })
  expect(wrong).toEqual([])
})

test('plural forms are those of each language: French counts none as one, and millions by themselves', () => {
  const told = (count: number, locale: string) =>
    formAsked('one=tête|many=de têtes|other=têtes', spokenNumber('', count, pluralIn(count)), locale)
  expect([0, 1, 2, 1_000_000].map((count) => told(count, 'fr'))).toEqual(['tête', 'tête', 'têtes', 'de têtes'])
  expect([0, 1, 2].map((count) => told(count, 'de'))).toEqual(['têtes', 'tête', 'têtes'])
  expect([0, 1, 2].map((count) => told(count, 'ja'))).toEqual(['têtes', 'têtes', 'têtes'])
})
