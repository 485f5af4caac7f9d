import { termForms, termIds } from './text.ts'

/** A part of a sentence: plain text, or a term in the form in which it stands there. */
export interface TextSpan {
  readonly text: string
  readonly term?: string
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Words of alphabets end where letters end; Chinese ones are not set apart. */
const bounded = (form: string): string =>
  /^\p{Script=Latin}/u.test(form) ? `(?<![\\p{L}\\d])${escaped(form)}(?![\\p{L}\\d])` : escaped(form)

/**
 * A sentence in spans, with the first place of each term marked; longer forms win over shorter ones within them. Joined, the
 * spans are the sentence.
 * @param forms the forms of each term, by its id
 */
export function markForms(sentence: string, forms: ReadonlyMap<string, readonly string[]>): readonly TextSpan[] {
  const ids = new Map([...forms].flatMap(([id, all]) => all.map((form) => [form.toLowerCase(), id] as const)))
  if (ids.size === 0) return [{ text: sentence }]
  const longestFirst = [...ids.keys()].sort((a, b) => b.length - a.length)
  const spans: TextSpan[] = []
  const marked = new Set<string>()
  let from = 0
  for (const found of sentence.matchAll(new RegExp(longestFirst.map(bounded).join('|'), 'giu'))) {
    const [text] = found
    const term = ids.get(text.toLowerCase())
    if (term === undefined || marked.has(term)) continue
    marked.add(term)
    if (found.index > from) spans.push({ text: sentence.slice(from, found.index) })
    spans.push({ text, term })
    from = found.index + text.length
  }
  if (from < sentence.length) spans.push({ text: sentence.slice(from) })
  return spans
}

/** A sentence of the page's language with its terms marked. */
export const markTerms = (sentence: string): readonly TextSpan[] =>
  markForms(sentence, new Map(termIds().map((id) => [id, termForms(id)])))
