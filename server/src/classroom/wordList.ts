import { nameOutline } from '#shared/protocol/personName'
import { plainText } from '../lib/plainText.ts'

/**
 * Words that a class should not read on its wall: slurs and abuse, by language. Latin words are found as whole words or, of those
 * marked with a star, inside others: only words that are in no name and no other word have one. Chinese ones are found anywhere.
 * A list so short catches the plain cases; it judges no one, and nothing it finds leaves the server.
 */
const LATIN = [
  'fuck*',
  'fck',
  'fack',
  'fackoff*',
  'shit',
  'shits',
  'shitty',
  'shithead',
  'shitface',
  'bullshit*',
  'bitch*',
  'cunt',
  'cunts',
  'nigger*',
  'nigga*',
  'faggot*',
  'whore*',
  'asshole*',
  'bastard*',
  'retard*',
  'slut',
  'sluts',
  'kys',
  'kill yourself*',
  'dick',
  'cock',
  'pussy',
  'penis',
  'hitler*',
  'nazi',
  'nazis',
  'rapist',
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
/** Names that claim to be the teacher; with a star also inside others. */
const TEACHERS = [
  'teacher*',
  'admin',
  'administrator*',
  'moderator*',
  'mr',
  'mrs',
  'ms',
  'miss',
  'sir',
  'professor*',
  'prof',
]
const CHINESE_TEACHERS = ['老師', '老师', '管理員', '管理员', '教授']

/** Signs that stand for letters; one stroke is read as an i, an l too, in texts and lists alike. */
const LEET: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  l: 'i',
  '|': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
}

/** Text as the eye reads it: in lower case, without accents, in Latin letters, with signs that stand for letters read as those. */
const foldedText = (text: string): string =>
  [...plainText(nameOutline(text))].map((sign) => LEET[sign] ?? sign).join('')

const lettersOf = (text: string): string => text.replace(/[^\p{L}]/gu, '')

/** The words between spaces, as the eye reads them. */
const wordsOf = (text: string): readonly string[] =>
  text
    .split(/\s+/)
    .map((part) => lettersOf(foldedText(part)))
    .filter((word) => word !== '')

/** Words of one or two letters one after the other, four letters at least: one word that is written in pieces. */
const PIECES = /(?<=^| )\p{L}{1,2}(?: \p{L}{1,2})+(?= |$)/gu
const joined = (words: readonly string[]): readonly string[] =>
  words
    .join(' ')
    .replace(PIECES, (pieces) => (pieces.replaceAll(' ', '').length < 4 ? pieces : pieces.replaceAll(' ', '')))
    .split(' ')

/** Every way to read a text: as it is, by capitals, without digits, in pieces, and with drawn-out letters once or twice. */
function readings(text: string): readonly (readonly string[])[] {
  const parted = text.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
  const words = wordsOf(text)
  const shortened = (times: string) => words.map((word) => word.replace(/(.)\1{2,}/gu, times))
  const withoutDigits = wordsOf(parted.replace(/\d/g, ''))
  return [words, joined(words), wordsOf(parted), withoutDigits, shortened('$1'), shortened('$1$1')]
}

/** Whether a word or words of a list are in a text: whole, or of entries with a star also inside others. */
const isIn = (text: string, list: readonly string[]): boolean =>
  readings(text).some((words) => {
    const said = ` ${words.join(' ')} `
    return list.some((entry) => {
      const folded = foldedText(entry.replace('*', ''))
      if (!entry.endsWith('*')) return said.includes(` ${folded} `)
      return said.includes(folded) || said.includes(folded.replaceAll(' ', ''))
    })
  })

/** Whether Chinese words are in a text, with nothing between their letters. */
const isChineseIn = (text: string, list: readonly string[]): boolean =>
  list.some((word) => lettersOf(text.normalize('NFKC')).includes(word))

/** Whether a text has a word of the list. */
export const isAbusive = (text: string): boolean => isIn(text, LATIN) || isChineseIn(text, CHINESE)

/** Whether a name is that of a teacher or of one who runs the server. */
export const claimsToTeach = (name: string): boolean => isIn(name, TEACHERS) || isChineseIn(name, CHINESE_TEACHERS)
