/** Texts by key, nested as in the files of assets/lang. */
export type TextTree = { readonly [key: string]: string | TextTree }

const ACCENTED: Readonly<Record<string, string>> = {
  a: 'á',
  e: 'ê',
  i: 'ï',
  o: 'ô',
  u: 'ü',
  A: 'Å',
  E: 'Ë',
  O: 'Ø',
  U: 'Û',
}
/** How much longer other languages are than English, at worst, as a share. */
const LONGER = 0.4

/** A made-up language for tests: every text marked and longer, so that overflow and missing translations show. */
export function pseudoTranslate(words: TextTree): TextTree {
  const entries = Object.entries(words).map(([key, value]) => [
    key,
    typeof value === 'string' ? marked(value) : pseudoTranslate(value),
  ])
  return Object.fromEntries(entries) as TextTree
}

/** Placeholders stay as they are. */
function marked(text: string): string {
  if (text === '') return text
  const parts = text.split(/(\{\{\w+\}\})/)
  const changed = parts.map((part) =>
    part.startsWith('{{') ? part : part.replace(/[aeiouAEOU]/g, (letter) => ACCENTED[letter]!),
  )
  return changed.join('') + padding(Math.ceil(text.length * LONGER))
}

/** Filler with spaces, so that lines break as they do in texts. */
function padding(length: number): string {
  return Array.from({ length }, (_, n) => (n % 8 === 7 ? ' ' : '~')).join('')
}
