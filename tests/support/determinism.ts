import { type Node, nodesOf, type Source } from '#tests/support/sources'

/** Members of Math that ECMAScript rounds exactly, or that pick among their arguments. */
const EXACT_MATH = [
  'abs',
  'ceil',
  'floor',
  'imul',
  'max',
  'min',
  'round',
  'sign',
  'sqrt',
  'trunc',
  'LN2',
  'SQRT2',
  'SQRT1_2',
]
const BANNED_GLOBALS = [
  'Date',
  'Intl',
  'console',
  'process',
  'performance',
  'setTimeout',
  'crypto',
  'navigator',
  'globalThis',
]
const BANNED_METHODS = /^(localeCompare|toLocale\w*)$/

const nameOf = (node: unknown): string =>
  (node as Node | undefined)?.type === 'Identifier' ? String((node as Node).name) : ''

function faultOf(node: Node): string | undefined {
  if (node.type === 'ForInStatement') return 'for…in has no fixed order'
  if (
    (node.type === 'BinaryExpression' || node.type === 'AssignmentExpression') &&
    String(node.operator).startsWith('**')
  ) {
    return '** is not exact'
  }
  if (node.type === 'MemberExpression') return memberFault(node)
  if (node.type === 'VariableDeclarator' && nameOf(node.init) === 'Math') return mathFault(node)
  if (node.type === 'NewExpression' || node.type === 'CallExpression') {
    const called = nameOf(node.callee)
    return BANNED_GLOBALS.includes(called) ? `${called} is not for shared` : undefined
  }
  return undefined
}

function memberFault(node: Node): string | undefined {
  const [object, property] = [nameOf(node.object), nameOf(node.property)]
  if (object === 'Math' && !EXACT_MATH.includes(property))
    return `Math.${property} is not exact, or not chance as an argument`
  if (BANNED_GLOBALS.includes(object)) return `${object} is not for shared`
  return BANNED_METHODS.test(property) ? `${property} depends on the locale` : undefined
}

/** Math may be taken apart by exact members; under another name it would escape the ban. */
function mathFault({ id }: Node): string | undefined {
  if ((id as Node).type === 'Identifier') return 'Math goes by its own name only'
  const properties = ((id as Node).properties ?? []) as Node[]
  const wrong = properties.map((property) => nameOf(property.key)).find((name) => !EXACT_MATH.includes(name))
  return wrong === undefined ? undefined : `Math.${wrong} is not exact`
}

/** Everything in these files that could differ between two machines or two runs, one line each. */
export function indeterminacies(sources: readonly Source[]): readonly string[] {
  return sources.flatMap(({ path, ast }) =>
    [...nodesOf(ast)].flatMap((node) => {
      const fault = faultOf(node)
      return fault === undefined ? [] : [`${path}: ${fault}`]
    }),
  )
}
