/**
 * The keys of all texts as types: assets/lang/keys.d.ts, from the English texts. `npm run tool -- lang` writes it, a test holds that
 * it is current.
 */
import { join } from 'node:path'
import { LANG_FOLDER, readLangFile, textParts, textsBelow } from './langFiles.ts'

/** The language that the keys and their arguments follow from. */
const ENGLISH = 'en'
/** Where the types stand. */
export const KEYS_FILE = join(LANG_FOLDER, 'keys.d.ts')

/** Texts of skins stand in for others under the same key: they have no keys of their own. */
const SKINS = /^skin\./

const quoted = (name: string | undefined) => `'${name}'`

const union = (names: readonly (string | undefined)[]) =>
  names.length === 0 ? 'never' : [...new Set(names)].sort().map(quoted).join(' | ')

/** Names between double braces, as a union. */
const slotsOf = (text: string): string => union([...text.matchAll(/\{\{(\w+)/g)].map(([, name]) => name))

/** Names of arguments that words agree with by number, as a union. */
const countsOf = (text: string): string => union([...text.matchAll(/\{\{(\w+)\|one=/g)].map(([, name]) => name))

/** The content of the types' file. */
export function printTextKeys(): string {
  const parts = textParts(ENGLISH)
  const texts = parts
    .flatMap((part) => [...textsBelow(readLangFile(ENGLISH, part))])
    .filter(([key]) => !SKINS.test(key))
  const counted = texts.filter(([, text]) => countsOf(text) !== 'never')
  return `// Written by \`npm run tool -- lang\` from the English texts.

/** Files the texts of a language are in; each is fetched when a page needs it. */
export type TextPart = ${parts.map(quoted).join(' | ')}

/** Every text by its key, with the names of its arguments. */
export interface TextArgs {
${texts.map(([key, text]) => `  ${quoted(key)}: ${slotsOf(text)}\n`).join('')}}

/** Texts in which words agree with a number, with the names of the arguments that must be numbers. */
export interface TextCounts {
${counted.map(([key, text]) => `  ${quoted(key)}: ${countsOf(text)}\n`).join('')}}
`
}
