export interface LangWords {
  readonly [key: string]: string | LangWords
}
export function hansOf(text: string): string
export function hansWords(words: LangWords): LangWords
export function readLang(name: string): LangWords
