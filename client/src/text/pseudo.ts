/** The words of a language, or of a part of it, by their keys. */
export type Words = { readonly [key: string]: string | Words }

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
/** How much longer other languages are than English, at worst. */
const LONGER = 0.4

/** A language nobody speaks: every text marked and longer, so that what overflows or was never translated is seen. */
export function pseudo(words: Words): Words {
  const entries = Object.entries(words).map(([key, value]) => [
    key,
    typeof value === 'string' ? strange(value) : pseudo(value),
  ])
  return Object.fromEntries(entries) as Words
}

/** Placeholders stay as they are. */
function strange(text: string): string {
  if (text === '') return text
  const parts = text.split(/(\{\{\w+\}\})/)
  const changed = parts.map((part) =>
    part.startsWith('{{') ? part : part.replace(/[aeiouAEOU]/g, (letter) => ACCENTED[letter]!),
  )
  return changed.join('') + padding(Math.ceil(text.length * LONGER))
}

/** In pieces no longer than words, so that lines break as lines of words do. */
function padding(length: number): string {
  return Array.from({ length }, (_, n) => (n % 8 === 7 ? ' ' : '~')).join('')
}
