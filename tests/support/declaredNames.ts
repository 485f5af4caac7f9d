import { type Node, nodesOf, type Source } from '#tests/support/sources'

const nameOf = (node: unknown): string | undefined => {
  const { type, name } = (node ?? {}) as Partial<Node>
  if (typeof name !== 'string') return undefined
  return type === 'PrivateIdentifier' ? `#${name}` : name
}

/** Names of the functions, methods and constants that a file declares; private methods with their `#`. */
export function declaredNames({ ast }: Source): ReadonlySet<string> {
  const names = [...nodesOf(ast)].map((node) => {
    if (node.type === 'FunctionDeclaration' || node.type === 'VariableDeclarator') return nameOf(node.id)
    if (node.type === 'MethodDefinition' || node.type === 'PropertyDefinition') return nameOf(node.key)
    return undefined
  })
  return new Set(names.filter((name) => name !== undefined))
}
