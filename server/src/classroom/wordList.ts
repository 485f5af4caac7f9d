import { plainText } from '../lib/plainText.ts'

/**
 * Words that a class should not read on its wall: slurs and abuse, by language, written as `foldedText` writes them. Latin words
 * are found as whole words or, of those marked with a star, inside others; Chinese ones anywhere. A list so short catches the
 * plain cases; it judges no one, and nothing it finds leaves the server.
 */
const LATIN = [
  'fuck*',
  'shit*',
  'bitch*',
  'cunt*',
  'nigger*',
  'nigga*',
  'faggot*',
  'whore*',
  'asshole*',
  'bastard*',
  'retard*',
  'slut*',
  'kys',
  'killyourself*',
  'dick',
  'cock',
  'pussy',
  'penis',
  'hitler*',
  'nazi*',
  'rapist*',
]
const CHINESE = [
  '幹你',
  '干你',
  '操你',
  '肏',
  '他媽的',
  '他妈的',
  '去死',
  '白痴',
  '智障',
  '婊',
  '賤人',
  '贱人',
  '妓女',
  '王八蛋',
  '傻逼',
  '屌',
]
/** Names that claim to be the teacher. */
const TEACHERS = [
  'teacher',
  'admin',
  'administrator',
  'moderator',
  'mr',
  'mrs',
  'ms',
  'miss',
  'sir',
  'professor',
  'prof',
]
const CHINESE_TEACHERS = ['老師', '老师', '管理員', '管理员', '教授']

/** Signs that stand for letters. */
const LEET: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
}

/** Text in lower case, without accents, with signs that stand for letters read as those. */
const foldedText = (text: string): string => [...plainText(text)].map((sign) => LEET[sign] ?? sign).join('')

/** Words of a text: runs of letters, and where a name is written together, its parts by capitals. */
const wordsOf = (text: string): readonly string[] =>
  text
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .split(/\s+/)
    .map((word) => foldedText(word).replace(/[^\p{L}]/gu, ''))
    .filter((word) => word !== '')

const names = (words: readonly string[], list: readonly string[]): boolean => words.some((word) => list.includes(word))

/** Whether a text has a word of the list. */
export function isAbusive(text: string): boolean {
  const words = wordsOf(text)
  const together = foldedText(text).replace(/[^\p{L}]/gu, '')
  return (
    CHINESE.some((word) => together.includes(word)) ||
    LATIN.some((entry) => (entry.endsWith('*') ? together.includes(entry.slice(0, -1)) : names(words, [entry])))
  )
}

/** Whether a name is that of a teacher or of one who runs the server. */
export const claimsToTeach = (name: string): boolean =>
  names(wordsOf(name), TEACHERS) || CHINESE_TEACHERS.some((word) => name.includes(word))
