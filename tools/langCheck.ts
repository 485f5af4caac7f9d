/** What is wrong with the texts of a language, held against the English ones. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LanguageFacts } from '#client/text/languages.ts'
import { LANG_FOLDER, ORIGINAL, readLangFile, textParts, textsBelow } from './langFiles.ts'

/** Kinds of faults: those of `FAULTS` break the game or its sentences, those of `HINTS` are for a person to look at. */
export const FAULTS = ['file', 'missing', 'unknown', 'placeholder', 'choice', 'name', 'parts', 'empty', 'same'] as const
export const HINTS = ['long', 'uncounted', 'term'] as const

/** One thing that is wrong. */
export interface LangFault {
  readonly kind: (typeof FAULTS)[number] | (typeof HINTS)[number]
  /** File and key, as `room event.strike`. */
  readonly at: string
  readonly about: string
}

/** What a language says of names, as its file has it. */
interface NamesFile {
  readonly classes?: Readonly<
    Record<string, { readonly tags?: string; readonly forms?: Readonly<Record<string, string>> }>
  >
  readonly names?: Readonly<
    Record<string, string | { class?: string; tags?: string; forms?: Readonly<Record<string, string>> }>
  >
}

/** A placeholder: its name, and what it asks for behind the first `|`. */
interface Placeholder {
  readonly name: string
  readonly asked?: string
}

const PLACEHOLDER = /\{\{(\w+)(?:\|([^{}]*))?\}\}/g
/** Texts that hold several, with `|` between: as many in every language. Forms of terms are as many as a language has. */
const IN_PARTS = /^(voice|town|alarm\.cause)\.|^leader\.\w+\.traits$/
/** Letters a text may have for one of the English one, and how many more a short one may have. */
const LONGEST = 1.6
const SHORT = 14
/** Texts of fewer words may be the same in two languages that share letters: names, loanwords. */
const WORDS_OF_ITS_OWN = 4

const placeholdersIn = (text: string): readonly Placeholder[] =>
  [...text.matchAll(PLACEHOLDER)].map(([, name, asked]) => ({ name: name!, ...(asked === undefined ? {} : { asked }) }))
const namesIn = (text: string): readonly string[] => [...new Set(placeholdersIn(text).map(({ name }) => name))].sort()
/** The text with the longest words that its placeholders may become, and a few letters for each of the others. */
const filled = (text: string): string =>
  text.replace(PLACEHOLDER, (_, __, asked?: string) =>
    asked?.includes('=')
      ? asked
          .split('|')
          .map((choice) => choice.split('=')[1] ?? '')
          .sort((a, b) => b.length - a.length)[0]!
      : 'xxxxx',
  )
const wordsIn = (text: string): number => text.replace(PLACEHOLDER, '').match(/\p{L}{2,}/gu)?.length ?? 0

/** What a language has to choose by. */
interface Choices {
  readonly plurals: readonly string[]
  readonly tags: readonly string[]
  readonly forms: readonly string[]
}

function choicesOf(language: string, facts: LanguageFacts, names: NamesFile): Choices {
  const kinds = [
    ...Object.values(names.classes ?? {}),
    ...Object.values(names.names ?? {}).filter((each) => typeof each !== 'string'),
  ]
  return {
    plurals: new Intl.PluralRules(facts.locale ?? language).resolvedOptions().pluralCategories,
    tags: ['pl', ...kinds.flatMap(({ tags }) => tags?.split(' ') ?? [])],
    forms: ['bare', 'said', ...kinds.flatMap(({ forms }) => Object.keys(forms ?? {}))],
  }
}

/** What is wrong with what a placeholder asks for. */
function askedWrong({ name, asked }: Placeholder, { plurals, tags, forms }: Choices): string | undefined {
  if (asked === undefined) return undefined
  if (!asked.includes('=')) {
    return forms.includes(asked) ? undefined : `{{${name}|${asked}}}: names.json has no form “${asked}”`
  }
  const choices = asked.split('|').map((choice) => choice.split('='))
  if (choices.some((choice) => choice.length !== 2)) return `{{${name}|…}}: each choice is TAG=WORDS`
  if (choices.at(-1)![0] !== 'other') return `{{${name}|…}}: the last choice must be other=`
  const known = [...plurals, ...tags, 'other']
  const wrong = choices
    .flatMap(([wanted]) => wanted!.split('+'))
    .find((tag) => !known.includes(tag) && !/^\d+$/.test(tag))
  return wrong === undefined
    ? undefined
    : `{{${name}|…}}: “${wrong}” is neither a plural form of this language (${plurals.join(', ')}) nor a tag of names.json`
}

const counts = (text: string): readonly string[] =>
  [...text.matchAll(/\{\{(\w+)\|(?:one|\d)=/g)].map(([, name]) => name!)

/** Names of ideas in each language, by the key of their name without `.name`: a row for each, a column for each language. */
function termsOf(language: string, folder: string): ReadonlyMap<string, string> {
  const [head = '', ...rows] = readFileSync(join(folder, 'terms.tsv'), 'utf8').trimEnd().split('\n')
  const column = head.split('\t').indexOf(language)
  const named = rows.map((row) => row.split('\t')).map((cells) => [cells[0]!, cells[column] ?? ''] as const)
  return new Map(column < 0 ? [] : named)
}

/** The words of a cell of the list: what stands in brackets is of their gender and use. */
const plain = (cell: string): string =>
  cell
    .replace(/\(.*?\)/g, '')
    .split(' / ')[0]!
    .trim()
    .toLocaleLowerCase()

/** What is wrong with one text; `original` is the English one. */
function* textFaults(key: string, text: string, original: string, choices: Choices): Generator<Omit<LangFault, 'at'>> {
  if (text.trim() === '' && original.trim() !== '') yield { kind: 'empty', about: 'is empty' }
  const [mine, theirs] = [namesIn(text), namesIn(original)]
  if (mine.join() !== theirs.join()) {
    yield { kind: 'placeholder', about: `has {${mine.join(', ')}}, English has {${theirs.join(', ')}}` }
  }
  if (text.replace(PLACEHOLDER, '').match(/\{\{|\}\}/))
    yield { kind: 'placeholder', about: 'has braces that are no placeholder' }
  for (const placeholder of placeholdersIn(text)) {
    const about = askedWrong(placeholder, choices)
    if (about !== undefined) yield { kind: 'choice', about }
  }
  if (IN_PARTS.test(key) && text.split('|').length !== original.split('|').length) {
    yield { kind: 'parts', about: `has ${text.split('|').length} parts, English has ${original.split('|').length}` }
  }
  if (text === original && wordsIn(text) >= WORDS_OF_ITS_OWN) yield { kind: 'same', about: 'is as in English' }
  yield* textHints(text, original, choices)
}

/** What a person should look at in one text. */
function* textHints(text: string, original: string, choices: Choices): Generator<Omit<LangFault, 'at'>> {
  const [length, most] = [
    filled(text).length,
    Math.max(filled(original).length * LONGEST, filled(original).length + SHORT),
  ]
  if (length > most) yield { kind: 'long', about: `has ${length} letters, English has ${filled(original).length}` }
  if (choices.plurals.length > 1) {
    const uncounted = counts(original).filter((name) => !counts(text).includes(name))
    if (uncounted.length > 0)
      yield { kind: 'uncounted', about: `English has words that agree with ${uncounted.join(', ')}: none here may` }
  }
}

function* namesFaults({ classes = {}, names = {} }: NamesFile, keys: ReadonlySet<string>): Generator<LangFault> {
  for (const [key, entry] of Object.entries(names)) {
    const at = `names ${key}`
    if (!keys.has(key) && !keys.has(`${key}.name`)) yield { kind: 'name', at, about: 'there is no such name' }
    const kind = typeof entry === 'string' ? entry : entry.class
    if (kind !== undefined && classes[kind] === undefined)
      yield { kind: 'name', at, about: `there is no class “${kind}”` }
  }
}

/** The content of a file of the folder; undefined where there is none. @throws for one that is no JSON */
function maybe<Content>(language: string, name: string, folder: string): Content | undefined {
  try {
    return readLangFile<Content>(language, name, folder)
  } catch (error) {
    if (error instanceof SyntaxError) throw new Error(`${language}/${name}.json: ${error.message}`)
    return undefined
  }
}

/** Everything that is wrong with a language, and what a person should look at; empty for one that is whole. */
export function langFaults(language: string, folder = LANG_FOLDER): readonly LangFault[] {
  const facts = maybe<LanguageFacts>(language, 'language', folder)
  if (facts === undefined) return [{ kind: 'file', at: 'language.json', about: 'is missing' }]
  const names = maybe<NamesFile>(language, 'names', folder) ?? {}
  const choices = choicesOf(language, facts, names)
  const parts = textParts(ORIGINAL, folder)
  const terms = existsSync(join(folder, 'terms.tsv')) ? termsOf(language, folder) : new Map<string, string>()
  const strange = textParts(language, folder).filter((part) => !parts.includes(part))
  const keys = new Set(
    parts.flatMap((part) => [...textsBelow(readLangFile(ORIGINAL, part, folder))].map(([key]) => key)),
  )
  return [
    ...strange.map((part) => ({ kind: 'file', at: `${part}.json`, about: 'English has no such file' }) as const),
    ...namesFaults(names, keys),
    ...parts.flatMap((part) => {
      const original = new Map(textsBelow(readLangFile(ORIGINAL, part, folder)))
      const own = new Map(textsBelow(maybe(language, part, folder) ?? {}))
      const unknown = [...own.keys()].filter((key) => !original.has(key))
      return [
        ...unknown.map(
          (key) => ({ kind: 'unknown', at: `${part} ${key}`, about: 'English has no such text' }) as const,
        ),
        ...[...original].flatMap(([key, english]): readonly LangFault[] => {
          const [text, at] = [own.get(key), `${part} ${key}`]
          if (text === undefined) return [{ kind: 'missing', at, about: english }]
          const term = plain(terms.get(key.replace(/\.name$/, '')) ?? '')
          const told = text.toLocaleLowerCase().includes(term)
          return [
            ...[...textFaults(key, text, english, choices)].map((fault) => ({ ...fault, at })),
            ...(told ? [] : [{ kind: 'term', at, about: `the list of terms has “${term}”` } as const]),
          ]
        }),
      ]
    }),
  ]
}
