/** Codes and links in the forms in which people pass them on and type them. No schemas here. */

const UNSEEN = /[\s\p{Cf}\p{Cc}]/gu
const PUNCTUATION_AT_END = /[\s\p{P}\p{Cf}]+$/u
/** Pages that a link of the game leads to. */
const PAGE = /#?\/?(join|table|match|watch|teach|projector|student|pass|replay|debrief)\/(.*)$/i
/** Short links, which the server answers, and the pages they lead to. */
const SHORT_LINK = /(?:^|[^:/])\/(j|t|m|d|r)\/(.*)$/i
const PAGE_OF_SHORT_LINK: Readonly<Record<string, string>> = {
  j: 'join',
  t: 'table',
  m: 'match',
  d: 'debrief',
  r: 'replay',
}

/** Letters of a code for all seats of a device: more than that of one seat has, so that the same field takes both. */
export const BUNDLE_CODE_LENGTH = 10

/** A code as it is looked up, however it was typed: with spaces or dashes, in full width, in small letters. */
export const readCode = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replace(UNSEEN, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toUpperCase()

/**
 * The address behind `#` that a link leads to, however it was passed on: with an escaped `#`, without a slash, with what stood
 * behind it in a sentence; undefined when it is no link of the game.
 * @param link a whole link, its path, or its part behind `#`
 */
export function addressIn(link: string): string | undefined {
  const read = unescaped(link).normalize('NFKC').replace(UNSEEN, '')
  const [, page = '', rest = ''] = PAGE.exec(read) ?? SHORT_LINK.exec(read) ?? []
  const parts = rest.split(/[?&#]/, 1)[0]!.replace(PUNCTUATION_AT_END, '').split('/')
  const id = parts[0] ?? ''
  if (page === '' || id === '') return undefined
  const kind = PAGE_OF_SHORT_LINK[page.toLowerCase()] ?? page.toLowerCase()
  const name = kind === 'join' || kind === 'pass' ? readCode(id) : id.toLowerCase()
  return `#/${[kind, name, ...parts.slice(1)].join('/')}`
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
