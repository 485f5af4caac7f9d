import { type Spoken, spokenNumber } from '#shared/view/forms'

/** What a language says of names, in its `names.json`: how sentences have them, and what agrees with them. */
export interface NameGrammar {
  /** Kinds of names, by ids of the language's own. */
  readonly classes: Readonly<Record<string, NameClass>>
  /** The class of a name by its key, as `power.boreal`, or what is its own; names that are not here are of the class `default`, if there is one. */
  readonly names: Readonly<Record<string, string | OwnName>>
}

interface NameClass {
  /** What words beside the name agree with, with spaces between: `f pl`. */
  readonly tags?: string
  /** Forms by their ids, with `{{name}}` for the name; `said` is how sentences have it where they ask for nothing. */
  readonly forms?: Readonly<Record<string, string>>
}

interface OwnName extends NameClass {
  readonly class?: string
}

/** Grammar of a language that lists none. */
export const NO_GRAMMAR: NameGrammar = { classes: {}, names: {} }

/** Class of names that are in no list, as those of people. */
const DEFAULT = 'default'
/** Form of a name as labels have it. */
const BARE = 'bare'
/** Form of a name as sentences have it that ask for nothing. */
const SAID = 'said'

/** Stands before a form of a name, until it is known whether a sentence begins there. */
const MARK = '\u2063'
const SENTENCE_START = new RegExp(`(^|[.!?…“„「«¿¡(] *)${MARK}(.)`, 'gu')

/** The text with its names as sentences have them: an article that begins one has a capital. */
export const capitalised = (text: string, locale: string): string =>
  text.includes(MARK)
    ? text
        .replace(SENTENCE_START, (_, before: string, letter: string) => before + letter.toLocaleUpperCase(locale))
        .replaceAll(MARK, '')
    : text

/** A name as an argument of a sentence, with the forms that its language gives it. */
export function spokenName(key: string, name: string, { classes, names }: NameGrammar): Spoken {
  const entry = names[key] ?? {}
  const own: OwnName = typeof entry === 'string' ? { class: entry } : entry
  const kind = classes[own.class ?? DEFAULT]
  const form = (id: string): string | undefined => {
    const pattern = id === BARE ? undefined : (own.forms?.[id] ?? kind?.forms?.[id])
    return pattern === undefined ? undefined : MARK + pattern.replace('{{name}}', name)
  }
  return {
    tagsIn: () => (own.tags ?? kind?.tags ?? '').split(' '),
    form: (id) => (id === BARE ? name : form(id)),
    toString: () => form(SAID) ?? name,
  }
}

/** Several as one argument of a sentence: each in the form that is asked for. Two and more are `pl`, beside what all of them are. */
export function spokenList(items: readonly (Spoken | string)[], join: (shown: readonly string[]) => string): Spoken {
  const formOf = (item: Spoken | string, id: string) =>
    (typeof item === 'string' ? undefined : item.form(id)) ?? String(item)
  return {
    tagsIn: (locale) => {
      const [first = [], ...rest] = items.map((item) => (typeof item === 'string' ? [] : item.tagsIn(locale)))
      const shared = first.filter((tag) => rest.every((tags) => tags.includes(tag)))
      return items.length > 1 ? [...shared, 'pl'] : shared
    },
    form: (id) => join(items.map((item) => formOf(item, id))),
    toString: () => join(items.map(String)),
  }
}

/** Plural category of a number in a language, by the rules of Unicode (CLDR). */
export const pluralIn =
  (value: number) =>
  (locale: string): string =>
    new Intl.PluralRules(locale).select(value)

/** What a placeholder is given: letters that are a number count as it, and have the forms of a name that is in no list. */
export function spoken(value: unknown, formatNumber: (value: number) => string, grammar: NameGrammar): Spoken {
  if (typeof value === 'object' && value !== null) return value as Spoken
  const number = Number(value)
  if (typeof value === 'number') return spokenNumber(formatNumber(value), number, pluralIn(number))
  const letters = String(value ?? '')
  return { ...spokenNumber(letters, number, pluralIn(number)), form: spokenName('', letters, grammar).form }
}
