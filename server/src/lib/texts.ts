import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { bestLanguageOf } from '#shared/view/bestLanguage'
import { formAsked, spokenNumber } from '#shared/view/forms'

/** A language of the texts: the name of its folder, a BCP 47 tag. */
export type TextLanguage = string

type Words = { readonly [key: string]: string | Words }

/** What a language says of itself that a server needs to know. */
interface SpokenLanguage {
  readonly locale?: string
  readonly direction: 'ltr' | 'rtl'
  readonly fallback?: readonly string[]
}

/** Files of the texts that the server says itself: its own pages and files, and refusals, which stand where the pages that show them have theirs. */
const PARTS = ['front', 'table', 'room', 'class', 'server', 'workshop']

/** The language that stands in for all others. */
const ORIGINAL = 'en'

/** The texts that a server says, in the languages that a folder holds: each is read when it is first spoken. */
export class Texts {
  /** Languages there are, the original first: what a browser gets that asks for none of them. */
  readonly languages: readonly TextLanguage[]
  readonly #folder: string
  readonly #words = new Map<TextLanguage, Words>()
  readonly #facts = new Map<TextLanguage, SpokenLanguage>()

  constructor(folder: string) {
    this.#folder = folder
    const found = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'language.json')))
    for (const name of found) this.#facts.set(name, this.#read(name, 'language') as unknown as SpokenLanguage)
    this.languages = [ORIGINAL, ...found.filter((name) => name !== ORIGINAL).sort()]
  }

  #read(language: TextLanguage, part: string): Words {
    const file = join(this.#folder, language, `${part}.json`)
    return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Words) : {}
  }

  /** The first of a reader's languages, best first, that the texts are in; the original for none. */
  bestFor(tags: readonly string[]): TextLanguage {
    return bestLanguageOf(tags, { languages: this.languages, original: ORIGINAL }, (tag) =>
      new Intl.Locale(tag).maximize(),
    )
  }

  /** In which direction a language is written. */
  directionOf(language: TextLanguage): 'ltr' | 'rtl' {
    return this.#facts.get(language)?.direction ?? 'ltr'
  }

  /** The text of a key with its arguments; the key itself where there is none, so that no answer fails for want of words. */
  text(language: TextLanguage, key: string, args: Readonly<Record<string, string | number>> = {}): string {
    for (const spoken of [language, ...(this.#facts.get(language)?.fallback ?? []), ORIGINAL]) {
      const found = this.#find(spoken, key)
      const locale = this.#facts.get(spoken)?.locale ?? spoken
      if (found !== undefined) return filled(found, args, locale)
    }
    return key
  }

  #find(language: TextLanguage, key: string): string | undefined {
    const all = this.#words.get(language) ?? merged(PARTS.map((part) => this.#read(language, part)))
    this.#words.set(language, all)
    let found: string | Words | undefined = all
    for (const part of key.split('.')) found = typeof found === 'object' ? found[part] : undefined
    return typeof found === 'string' ? found : undefined
  }
}

/** One tree of several: groups of the same name are one group. */
function merged(trees: readonly Words[]): Words {
  const all: Record<string, string | Words> = {}
  for (const tree of trees) {
    for (const [key, value] of Object.entries(tree)) {
      const there = all[key]
      all[key] = typeof there === 'object' && typeof value === 'object' ? merged([there, value]) : value
    }
  }
  return all
}

const filled = (text: string, args: Readonly<Record<string, string | number>>, locale: string): string =>
  text.replace(/\{\{(\w+)(?:\|([^}]*))?\}\}/g, (_, name: string, asked?: string) => {
    const shown = String(args[name] ?? '')
    const number = Number(args[name])
    const plural = (language: string) => new Intl.PluralRules(language).select(number)
    return asked === undefined ? shown : formAsked(asked, spokenNumber(shown, number, plural), locale)
  })

const ours = new Texts(join(import.meta.dirname, '../../../assets/lang'))

/** The text of a key of the files above with its arguments. */
export const text = ours.text.bind(ours)
/** The first of a reader's languages, best first, that the texts are in. */
export const bestTextLanguage = ours.bestFor.bind(ours)
/** In which direction a language is written. */
export const directionOf = ours.directionOf.bind(ours)
