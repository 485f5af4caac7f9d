import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const FOLDER = join(import.meta.dirname, '../../../assets/lang')

/** Languages in which the server speaks to people whose language only their browser tells. */
const TEXT_LANGUAGES = ['en', 'zh-Hant', 'zh-Hans'] as const
/** A language of the texts. */
export type TextLanguage = (typeof TEXT_LANGUAGES)[number]

/** Names of languages as browsers send them, by ours; the first is what a browser gets that asks for none of them. */
export const ASKED_LANGUAGES: Readonly<Record<string, TextLanguage>> = {
  en: 'en',
  'zh-Hant': 'zh-Hant',
  'zh-TW': 'zh-Hant',
  'zh-HK': 'zh-Hant',
  'zh-MO': 'zh-Hant',
  'zh-Hans': 'zh-Hans',
  'zh-CN': 'zh-Hans',
  'zh-SG': 'zh-Hans',
  zh: 'zh-Hans',
}

type Words = { readonly [key: string]: string | Words }

const words = new Map<TextLanguage, Words>()

/** Files of the texts that the server says itself. */
const FILES = ['front.json', 'server.json']

const read = (language: TextLanguage): Words =>
  Object.assign({}, ...FILES.map((file) => JSON.parse(readFileSync(join(FOLDER, language, file), 'utf8'))))

/** The text of a key of front.json or server.json with its arguments; the key itself where there is none, so that no answer fails for want of words. */
export function text(
  language: TextLanguage,
  key: string,
  args: Readonly<Record<string, string | number>> = {},
): string {
  const all = words.get(language) ?? read(language)
  words.set(language, all)
  let found: string | Words | undefined = all
  for (const part of key.split('.')) found = typeof found === 'object' ? found[part] : undefined
  if (typeof found !== 'string') return key
  return found.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(args[name] ?? ''))
}
