import { bestLanguageOf } from '#shared/view/bestLanguage'
import english from '../../../assets/lang/en/front.json' with { type: 'json' }
import englishNames from '../../../assets/lang/en/names.json' with { type: 'json' }
import type { TextPart } from '../../../assets/lang/keys.d.ts'
import { type NameGrammar, NO_GRAMMAR } from './grammar.ts'
import type { TextTree } from './pseudo.ts'

/** What a language says of itself, in its `language.json`. */
export interface LanguageFacts {
  /** What it calls itself. */
  readonly name: string
  readonly direction: 'ltr' | 'rtl'
  /** BCP 47 tag that numbers, dates and lists are written for; the folder's name where it is left out. */
  readonly locale?: string
  /** Families that its script is shown in where the game's own fonts lack it, as CSS lists them. */
  readonly fonts?: string
  /** Languages that stand in for what it lacks, first choice first; English comes last by itself. */
  readonly fallback?: readonly string[]
  /** True until a person has read its texts, which a machine translated. */
  readonly machineMade?: boolean
}

const FOUND = import.meta.glob<LanguageFacts>('../../../assets/lang/*/language.json', {
  eager: true,
  import: 'default',
})
/** Made-up languages for tests: named by the address alone, never offered. */
const MADE_UP: Readonly<Record<string, LanguageFacts>> = {
  pseudo: { name: 'Pseudo', direction: 'ltr', locale: 'en' },
  'pseudo-rtl': { name: 'Pseudo', direction: 'rtl', locale: 'en' },
}

/** The language that all others fall back to. */
export const ORIGINAL = 'en'

const FACTS: Readonly<Record<string, LanguageFacts>> = {
  ...MADE_UP,
  ...Object.fromEntries(Object.entries(FOUND).map(([path, facts]) => [path.split('/').at(-2)!, facts])),
}

/** Languages of the game as BCP 47 tags: the folders of assets/lang. A folder more makes a language more. */
export const LANGUAGES: readonly string[] = Object.keys(FACTS).filter((language) => !(language in MADE_UP))

/** True for a language of the game and for those made up for tests. */
export const isLanguage = (tag: string): boolean => Object.hasOwn(FACTS, tag)

/** What a language says of itself; of one there is not, what English does. */
export const languageFacts = (language: string): LanguageFacts => FACTS[language] ?? FACTS[ORIGINAL]!

/** What a language calls itself. */
export const languageName = (language: string): string => languageFacts(language).name

/** The tag that numbers, dates and plural forms of a language go by. */
export const localeOf = (language: string): string => languageFacts(language).locale ?? language

/** The language and those that stand in for what it lacks, English last. */
export const standIns = (language: string): readonly string[] => [
  ...new Set([language, ...(languageFacts(language).fallback ?? []), ORIGINAL]),
]

/** All files of texts: far more than the front page needs, so fetched with the first that is not part of the bundle. */
const fetchFile = async (language: string, name: string): Promise<unknown> => {
  const { FILES } = await import('./textFiles.ts')
  return await FILES[`../../../assets/lang/${language}/${name}.json`]?.()
}

/**
 * The texts of one file of a language: none where the language lacks the file. The front page's English is part of the bundle
 * and stands in for texts that cannot be fetched. @throws RangeError when there is no such language; Error when it cannot be fetched
 */
export async function loadTexts(language: string, part: TextPart): Promise<TextTree> {
  if (!isLanguage(language)) throw new RangeError(`there are no texts in ${language}`)
  if (language in MADE_UP) {
    const { pseudoTranslate } = await import('./pseudo.ts')
    return pseudoTranslate(await loadTexts(ORIGINAL, part))
  }
  if (language === ORIGINAL && part === 'front') return english
  return ((await fetchFile(language, part)) ?? {}) as TextTree
}

/** What a language says of names. @throws Error when it cannot be fetched */
export async function loadGrammar(language: string): Promise<NameGrammar> {
  if (language === ORIGINAL || language in MADE_UP) return englishNames
  return ((await fetchFile(language, 'names')) ?? NO_GRAMMAR) as NameGrammar
}

/** The game's language for a reader of these, best first; English when it has none of them. */
export const bestLanguage = (preferred: readonly string[]): string =>
  bestLanguageOf(preferred, { languages: LANGUAGES, original: ORIGINAL }, (tag) => new Intl.Locale(tag).maximize())
