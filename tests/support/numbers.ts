import { lineCount, type Node, nodesOf, type Source } from '#tests/support/sources'

/** The ends of every scale, and a hundred: per cent, and the top of every scale of points. */
const UNITS: readonly unknown[] = [0, 1, 100]

/** Draws of a generator are numbered, and generators named: such a number says which, not how much. */
const DRAWING = ['split', 'uniform', 'normal', 'integer']
/** Bits of a hash and digits of a text. */
const WRITING = ['imul', 'toString', 'padStart']
const BITWISE = ['^', '|', '&', '<<', '>>', '>>>']

const isHalf = ({ operator, right }: Node): boolean => operator === '/' && (right as Node).value === 2

const called = ({ callee }: Node): string => {
  const { name, property } = callee as Node
  return String(name ?? (property as Node | undefined)?.name)
}

/** Nodes below this one in which a number is no quantity of the game. */
function exempt(node: Node): readonly Node[] {
  switch (node.type) {
    case 'TSLiteralType':
      return [node]
    case 'CallExpression':
      return [...DRAWING, ...WRITING].includes(called(node)) ? (node.arguments as readonly Node[]) : []
    case 'BinaryExpression': {
      const { left, right, operator } = node as Node & { readonly left: Node; readonly right: Node }
      if (BITWISE.includes(String(operator))) return [left, right]
      // Half: the mean of two, the middle, the majority.
      return isHalf(node) ? [right] : []
    }
    case 'MemberExpression':
      return node.computed ? [node.property as Node] : []
    default:
      return []
  }
}

const isHexadecimal = ({ raw }: Node): boolean => /^0x/i.test(String(raw))

/** Numbers that stand in code instead of the ruleset, one line each. */
export function inlineNumbers(sources: readonly Source[]): readonly string[] {
  return sources.flatMap(({ path, text, ast }) => {
    const nodes = [...nodesOf(ast)]
    const exempted = new Set(nodes.flatMap(exempt).flatMap((node) => [...nodesOf(node)]))
    return nodes
      .filter((node) => node.type === 'Literal' && typeof node.value === 'number')
      .filter((node) => !(UNITS.includes(node.value) || exempted.has(node) || isHexadecimal(node)))
      .map(({ start, value }) => `${path}:${lineCount(text.slice(0, start + 1))}: ${value}`)
  })
}

/** Names of all properties that code reads: `a.name`, `{ name }` taken apart, `a['name']`, and the starts of templates. */
export function propertiesRead(sources: readonly Source[]): ReadonlySet<string> {
  const names = sources.flatMap(({ ast }) =>
    [...nodesOf(ast)].flatMap((node): unknown[] => {
      if (node.type === 'MemberExpression') return [(node.property as Node).name ?? (node.property as Node).value]
      if (node.type === 'Property') return [(node.key as Node).name, (node.value as Node).value]
      return node.type === 'TemplateElement' ? [(node.value as unknown as { cooked: string }).cooked] : []
    }),
  )
  return new Set(names.filter((name) => typeof name === 'string'))
}
