/** A text for the search of words in it: lower case, in full width or not, without accents. */
export const plainText = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
