/**
 * The keys of all texts as types: assets/lang/keys.d.ts, from the English texts. `npm run tool -- lang` writes it, a test holds that
 * it is current.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { ROOT } from '../scripts/pinnedNode.mjs'
import type { LangWords } from './hans.ts'

const ENGLISH = join(ROOT, 'assets/lang/en')
/** Where the types stand. */
export const KEYS_FILE = join(ROOT, 'assets/lang/keys.d.ts')

/** Texts of skins stand in for others under the same key: they have no keys of their own. */
const SKINS = 'skin'

/** Every text below a key, as [key, text]. */
function* textsBelow(words: LangWords, key: string): Generator<readonly [key: string, text: string]> {
  for (const [name, inner] of Object.entries(words)) {
    const full = key === '' ? name : `${key}.${name}`
    if (full === SKINS) continue
    if (typeof inner === 'string') yield [full, inner]
    else yield* textsBelow(inner, full)
  }
}

const quoted = (name: string | undefined) => `'${name}'`

/** Names between double braces, as a union. */
function slotsOf(text: string): string {
  const names = [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name))].sort()
  return names.length === 0 ? 'never' : names.map(quoted).join(' | ')
}

/** The content of the types' file. */
export function printTextKeys(): string {
  const parts = readdirSync(ENGLISH).map((name) => basename(name, '.json'))
  const texts = parts.flatMap((part) => [
    ...textsBelow(JSON.parse(readFileSync(join(ENGLISH, `${part}.json`), 'utf8')), ''),
  ])
  return `// Written by \`npm run tool -- lang\` from the English texts.

/** Files the texts of a language are in; each is fetched when a page needs it. */
export type TextPart = ${parts.map(quoted).join(' | ')}

/** Every text by its key, with the names of its arguments. */
export interface TextArgs {
${texts.map(([key, text]) => `  ${quoted(key)}: ${slotsOf(text)}\n`).join('')}}
`
}
