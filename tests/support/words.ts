import { type Node, nodesOf, type Source } from '#tests/support/sources'
import { languagesIn, readLangFile, textParts, textsBelow } from '#tools/langFiles'

/** Languages of the game: the folders of assets/lang. */
export const LANGUAGES: readonly string[] = languagesIn()

/** Every text of a language by its full key. */
export const readWords = (language = 'en'): ReadonlyMap<string, string> =>
  new Map(textParts(language).flatMap((part) => [...textsBelow(readLangFile(language, part))]))

/** A key as written in code: exact, or a pattern where deps are filled in at run time. */
export interface UsedKey {
  readonly path: string
  readonly pattern: RegExp
  readonly written: string
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** The keys a written argument may stand for; undefined where it cannot be read. */
export function patternOf(
  argument: Node | undefined,
  prefix: string,
): { pattern: RegExp; written: string } | undefined {
  if (argument?.type === 'Literal' && typeof argument.value === 'string') {
    return { pattern: new RegExp(`^${escaped(prefix + argument.value)}$`), written: prefix + argument.value }
  }
  if (argument?.type !== 'TemplateLiteral') return undefined
  const deps = (argument.quasis as Node[]).map((quasi) => String((quasi.value as { cooked: string }).cooked))
  return {
    pattern: new RegExp(`^${escaped(prefix)}${deps.map(escaped).join('[\\w-]+')}$`),
    written: prefix + deps.join('…'),
  }
}

/** Functions whose first argument is a text key, and what is put before it. */
const KEYED: Readonly<Record<string, string>> = {
  t: '',
  named: '',
  labelText: '',
  phrase: '',
  problem: 'problem.',
  refusal: 'problem.',
  rejection: 'problem.',
}

/** Every text key these files use. A choice between two keys counts as both. */
export function keysUsedIn(sources: readonly Source[]): readonly UsedKey[] {
  return sources.flatMap(({ path, ast }) =>
    [...nodesOf(ast)].flatMap((node) => {
      const called = node.type === 'CallExpression' ? String((node.callee as Node).name ?? '') : ''
      if (!Object.hasOwn(KEYED, called)) return []
      const [first] = node.arguments as Node[]
      const choices =
        first?.type === 'ConditionalExpression' ? [first.consequent as Node, first.alternate as Node] : [first]
      return choices.flatMap((choice) => {
        const found = patternOf(choice, KEYED[called]!)
        return found ? [{ path, ...found }] : []
      })
    }),
  )
}

/** Every string these files hold: keys may be handed on before they are looked up. */
export function stringsIn(sources: readonly Source[]): ReadonlySet<string> {
  const strings = sources.flatMap(({ ast }) =>
    [...nodesOf(ast)].map(({ type, value }) => (type === 'Literal' ? value : undefined)),
  )
  return new Set(strings.filter((value) => typeof value === 'string'))
}

/** Names between double braces. */
export const slotsOf = (text: string): readonly string[] => [...text.matchAll(/\{\{(\w+)/g)].map((match) => match[1]!)
