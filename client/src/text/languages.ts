import english from '../../../assets/lang/en/front.json' with { type: 'json' }
import { pseudo, type Words } from './pseudo.ts'

/** Languages the game speaks, by BCP 47. */
export const LANGUAGES = ['en', 'zh-Hant', 'zh-Hans'] as const
export type Language = (typeof LANGUAGES)[number]

/** What each language calls itself. */
export const OWN_NAMES: Readonly<Record<Language, string>> = {
  en: 'English',
  'zh-Hant': '繁體中文',
  'zh-Hans': '简体中文',
}

/** The words of a language come in parts, fetched when they are needed: see the files of assets/lang. */
export const PARTS = ['front', 'room', 'debrief', 'class', 'questions'] as const
export type Part = (typeof PARTS)[number]

/** Where each part is fetched from. The front page's English is part of the bundle and stands in for whatever fails. */
const FETCH: Readonly<Record<Language, Readonly<Record<Part, () => Promise<{ readonly default: Words }>>>>> = {
  en: {
    front: async () => ({ default: english }),
    room: () => import('../../../assets/lang/en/room.json'),
    debrief: () => import('../../../assets/lang/en/debrief.json'),
    class: () => import('../../../assets/lang/en/class.json'),
    questions: () => import('../../../assets/lang/en/questions.json'),
  },
  'zh-Hant': {
    front: () => import('../../../assets/lang/zh-Hant/front.json'),
    room: () => import('../../../assets/lang/zh-Hant/room.json'),
    debrief: () => import('../../../assets/lang/zh-Hant/debrief.json'),
    class: () => import('../../../assets/lang/zh-Hant/class.json'),
    questions: () => import('../../../assets/lang/zh-Hant/questions.json'),
  },
  'zh-Hans': {
    front: () => import('../../../assets/lang/zh-Hans/front.json'),
    room: () => import('../../../assets/lang/zh-Hans/room.json'),
    debrief: () => import('../../../assets/lang/zh-Hans/debrief.json'),
    class: () => import('../../../assets/lang/zh-Hans/class.json'),
    questions: () => import('../../../assets/lang/zh-Hans/questions.json'),
  },
}

export async function wordsOf(language: Language | 'pseudo', part: Part): Promise<Words> {
  if (language === 'pseudo') return pseudo(await wordsOf('en', part))
  return (await FETCH[language][part]()).default
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
