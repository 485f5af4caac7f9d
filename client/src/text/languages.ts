import english from '../../../assets/lang/en.json' with { type: 'json' }
import { pseudo } from './pseudo.ts'

/** Languages the game speaks, by BCP 47. */
export const LANGUAGES = ['en', 'zh-Hant', 'zh-Hans'] as const
export type Language = (typeof LANGUAGES)[number]

/** What each language calls itself. */
export const OWN_NAMES: Readonly<Record<Language, string>> = {
  en: 'English',
  'zh-Hant': '繁體中文',
  'zh-Hans': '简体中文',
}

export type Words = { readonly [key: string]: string | Words }

/** English is part of the bundle and stands in for whatever fails; the others are fetched when they are wanted. */
export async function wordsOf(language: Language | 'pseudo'): Promise<Words> {
  if (language === 'zh-Hant') return (await import('../../../assets/lang/zh-Hant.json')).default
  if (language === 'zh-Hans') return (await import('../../../assets/lang/zh-Hans.json')).default
  return language === 'pseudo' ? pseudo(english) : english
}

/** Regions in which Chinese is written with traditional characters. */
const TRADITIONAL = /^zh-(Hant|TW|HK|MO)\b/i

/** The language of this list, first wish first, that the game speaks best. */
export function bestLanguage(wishes: readonly string[]): Language {
  for (const wish of wishes) {
    if (TRADITIONAL.test(wish)) return 'zh-Hant'
    if (/^zh\b/i.test(wish)) return 'zh-Hans'
    if (/^en\b/i.test(wish)) return 'en'
  }
  return 'en'
}
