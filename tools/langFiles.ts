/** The files of the languages: a folder each below assets/lang, with what it says of itself and its texts. */
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { ROOT } from '../scripts/pinnedNode.mjs'

/** Where languages stand. */
export const LANG_FOLDER = join(ROOT, 'assets/lang')

/** The language that all others are made from, and fall back to. */
export const ORIGINAL = 'en'

/** The texts of a language file: nested objects of strings. */
export interface LangWords {
  readonly [key: string]: string | LangWords
}

/** Files of a language's folder that hold no texts. */
const NO_TEXTS = ['language', 'names']

/** Languages of a folder. */
export const languagesIn = (folder = LANG_FOLDER): readonly string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()

/** Files of texts in the folder of a language, by their names without ending. */
export const textParts = (language: string, folder = LANG_FOLDER): readonly string[] =>
  readdirSync(join(folder, language))
    .filter((name) => name.endsWith('.json'))
    .map((name) => basename(name, '.json'))
    .filter((name) => !NO_TEXTS.includes(name))
    .sort()

/** One file of a language's folder. @throws where there is none */
export const readLangFile = <Content = LangWords>(language: string, name: string, folder = LANG_FOLDER): Content =>
  JSON.parse(readFileSync(join(folder, language, `${name}.json`), 'utf8')) as Content

const merged = (one: LangWords, other: LangWords): LangWords =>
  Object.fromEntries([
    ...Object.entries(one),
    ...Object.entries(other).map(([key, value]) => {
      const before = one[key]
      return [key, typeof before === 'object' && typeof value === 'object' ? merged(before, value) : value]
    }),
  ])

/** All texts of a language, its files merged: a group may be spoken by several pages, each with a part of it. */
export const readLang = (language: string, folder = LANG_FOLDER): LangWords =>
  textParts(language, folder)
    .map((part) => readLangFile(language, part, folder))
    .reduce(merged, {})

/** Every text below a key, as [full key, text]. */
export function* textsBelow(words: LangWords, above = ''): Generator<readonly [key: string, text: string]> {
  for (const [name, inner] of Object.entries(words)) {
    const full = above === '' ? name : `${above}.${name}`
    if (typeof inner === 'string') yield [full, inner]
    else yield* textsBelow(inner, full)
  }
}
