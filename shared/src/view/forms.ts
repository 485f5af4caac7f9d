/** What stands for a placeholder where it is more than letters: a number, a name that has forms, several of these. */
export interface Spoken {
  /**
   * What words beside it agree with, in a language: the plural category of a number and the number itself; gender and
   * number of a name, as its language lists them.
   */
  tagsIn(locale: string): readonly string[]
  /** A form of it, by the id that its language gives the form; undefined where it has none of that id. */
  form(id: string): string | undefined
  /** As a sentence has it that asks for nothing. */
  toString(): string
}

/** What stands where nothing else agrees. */
const ANYTHING = 'other'

/**
 * What a placeholder asks of what stands for it, `{{power|dat}}` or `{{n|one=warhead|other=warheads}}`: a form by its id, or
 * the first of several words whose tags (joined by `+`) it all has. Without such a form, as a sentence has it; without such a word, nothing.
 * @param asked what stands behind the first `|`
 */
export function formAsked(asked: string, spoken: Spoken, locale: string): string {
  if (!asked.includes('=')) return spoken.form(asked) ?? spoken.toString()
  const tags = [...spoken.tagsIn(locale), ANYTHING]
  const words = asked.split('|').map((choice) => choice.split('='))
  return words.find(([wanted]) => wanted!.split('+').every((tag) => tags.includes(tag)))?.[1] ?? ''
}

/** A number as it is shown; `category` gives its plural category in a language. */
export const spokenNumber = (shown: string, value: number, category: (locale: string) => string): Spoken => ({
  tagsIn: (locale) => [String(value), category(locale)],
  form: () => undefined,
  toString: () => shown,
})
