/** Texts that people write for others, and names among them: how they are read, and why one is refused. No schemas here. */

/** Longest name of a person, in UTF-16 code units. */
export const LONGEST_NAME = 24

/** Why a text is refused: nothing in it can be seen, or something in it hides or turns it around. */
export type TextFault = 'noInk' | 'hiddenLetter'

/** Characters that cannot be seen, at the edge of a text: pasted along, and taken off. */
const EDGES = /^[\s\p{Cf}\p{Zl}\p{Zp}]+|[\s\p{Cf}\p{Zl}\p{Zp}]+$/gu
const SOFT_HYPHENS = /\u00ad/g
const SPACES = /[\t\p{Zs}]+/gu

/** Scripts whose letters a joiner joins or keeps apart, and pictures that are made of several. */
const JOINING =
  '[\\p{Script=Arabic}\\p{Script=Syriac}\\p{Script=Devanagari}\\p{Script=Bengali}\\p{Script=Gurmukhi}\\p{Script=Gujarati}' +
  '\\p{Script=Oriya}\\p{Script=Tamil}\\p{Script=Telugu}\\p{Script=Kannada}\\p{Script=Malayalam}\\p{Script=Sinhala}' +
  '\\p{Script=Khmer}\\p{Script=Myanmar}\\p{Script=Mongolian}\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\ufe0f]'
const JOINERS = new RegExp(`(?<=${JOINING})[\\u200c\\u200d](?=${JOINING})`, 'gu')
/** Characters that reverse a line of text or hide in it. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u
/** Letters of Unicode that leave no ink. */
const FILLERS = /[\u115f\u1160\u3164\uffa0\u2800]/g
const INK = /[\p{L}\p{N}\p{Extended_Pictographic}\p{Regional_Indicator}]/u
const VISIBLE = /[^\s\p{M}]/u

/** The text as it is taken: without what cannot be seen at its edges, and with one space where there were several or a tab. */
export const cleanText = (text: string): string =>
  text.replace(EDGES, '').replace(SOFT_HYPHENS, '').replace(SPACES, ' ')

/** Why a text, cleaned, is refused; undefined when it is not. */
export function textFault(text: string): TextFault | undefined {
  if (HIDDEN.test(text.replace(JOINERS, ''))) return 'hiddenLetter'
  return VISIBLE.test(text.replace(FILLERS, '')) ? undefined : 'noInk'
}

/** Why a name, cleaned, is refused: it needs a letter, a digit or a picture. */
export const nameFault = (name: string): TextFault | undefined =>
  textFault(name) ?? (INK.test(name.replace(FILLERS, '')) ? undefined : 'noInk')

/** Small letters of Greek and Cyrillic that look like a Latin one, in the one case or the other. */
const LOOKS_LIKE: Readonly<Record<string, string>> = {
  а: 'a',
  в: 'b',
  е: 'e',
  к: 'k',
  м: 'm',
  н: 'h',
  о: 'o',
  р: 'p',
  с: 'c',
  т: 't',
  у: 'y',
  х: 'x',
  і: 'i',
  ј: 'j',
  ѕ: 's',
  ԁ: 'd',
  һ: 'h',
  ѵ: 'v',
  ԛ: 'q',
  ԝ: 'w',
  α: 'a',
  β: 'b',
  ε: 'e',
  ζ: 'z',
  η: 'h',
  ι: 'i',
  κ: 'k',
  μ: 'm',
  ν: 'v',
  ο: 'o',
  ρ: 'p',
  τ: 't',
  υ: 'y',
  χ: 'x',
  ı: 'i',
}
const ACCENTS = /[\u0300-\u036f]/g

/** Two names with the same outline are the same to the eye: whatever their case, accents, spaces, width or script. */
export const nameOutline = (name: string): string =>
  [...cleanText(name).normalize('NFKD').replace(ACCENTS, '').toLowerCase().normalize('NFKC')]
    .map((letter) => LOOKS_LIKE[letter] ?? letter)
    .join('')
    .replaceAll(/\u200c|\u200d|\ufe0f/g, '')

/** Whether two names are the same to the eye. */
export const isSameName = (one: string, other: string): boolean => nameOutline(one) === nameOutline(other)

/** A line of a roster that does not fit. */
export interface RosterFault {
  /** From 1. */
  readonly line: number
  readonly name: string
  readonly why: TextFault | 'tooLong' | 'twice'
}

/** What is wrong with the names of a roster, each cleaned. */
export function rosterFaults(names: readonly string[]): readonly RosterFault[] {
  const outlines = names.map(nameOutline)
  return names.flatMap((name, index): RosterFault[] => {
    const isTwice = outlines.indexOf(outlines[index]!) !== index
    const why = name.length > LONGEST_NAME ? 'tooLong' : (nameFault(name) ?? (isTwice ? 'twice' : undefined))
    return why === undefined ? [] : [{ line: index + 1, name, why }]
  })
}
