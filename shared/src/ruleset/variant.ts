import type { Ruleset } from '#shared/ruleset/ruleset'

/**
 * A ruleset with some numbers set otherwise, by "chapter.name": for scenarios of another age, and for experiments.
 * @throws RangeError naming the first number there is not
 */
export function variant(ruleset: Ruleset, numbers: Readonly<Record<string, number>>): Ruleset {
  if (Object.keys(numbers).length === 0) return ruleset
  const chapters: Record<string, Readonly<Record<string, unknown>>> = {}
  for (const [path, value] of Object.entries(numbers)) {
    const [chapter = '', name = ''] = path.split('.')
    const before =
      chapters[chapter] ?? (Object.hasOwn(ruleset, chapter) ? ruleset[chapter as keyof Ruleset] : undefined)
    if (typeof before !== 'object' || typeof (before as Record<string, unknown>)[name] !== 'number') {
      throw new RangeError(`the ruleset has no number called ${path}`)
    }
    chapters[chapter] = { ...(before as Record<string, unknown>), [name]: value }
  }
  return { ...ruleset, ...chapters } as Ruleset
}
