import { functionsOf, importsOf, lineCount, type Node, nodesOf, type Source } from '#tests/support/sources'

/** Files and functions of more lines than they may have, one line each. */
export function overlong(sources: readonly Source[], file: number, body: number): readonly string[] {
  const files = sources
    .filter(({ text }) => lineCount(text) > file)
    .map(({ path, text }) => `${path}: ${lineCount(text)} lines`)
  const bodies = sources.flatMap((source) =>
    functionsOf(source)
      .filter(({ length }) => length > body)
      .map(({ line, length }) => `${source.path}:${line}: ${length} lines`),
  )
  return [...files, ...bodies]
}

const VAGUE = /(Manager|Helper|Util|Data|Info|Impl)s?$/
const DECLARING = ['ClassDeclaration', 'TSInterfaceDeclaration', 'TSTypeAliasDeclaration']

const capitalized = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1)

/** Files, classes and types whose name says nothing, one line each. */
export function vagueNames(sources: readonly Source[]): readonly string[] {
  return sources.flatMap(({ path, ast }) => {
    const file = path.replace(/^.*\//, '').replace(/(\.test)?\.tsx?$/, '')
    const declared = [...nodesOf(ast)]
      .filter(({ type }) => DECLARING.includes(type))
      .map(({ id }) => (id as { name: string } | null)?.name ?? '')
    return [file, ...declared].filter((name) => VAGUE.test(capitalized(name))).map((name) => `${path}: ${name}`)
  })
}

const isProcess = (node: unknown): boolean =>
  (node as Node | null)?.type === 'Identifier' && (node as Node).name === 'process'

/** `process.env` in any spelling; process under another name counts, since it may lead there. */
function readsEnvironment(node: Node): boolean {
  if (node.type === 'VariableDeclarator') return isProcess(node.init)
  const property = node.property as Node | undefined
  return node.type === 'MemberExpression' && isProcess(node.object) && (property?.name ?? property?.value) === 'env'
}

/** Files that read the environment, or import what would let them. */
export function environmentReaders(sources: readonly Source[]): readonly string[] {
  return sources
    .filter(
      (source) =>
        [...nodesOf(source.ast)].some(readsEnvironment) ||
        importsOf(source).some((target) => /^(node:)?process$/.test(target)),
    )
    .map(({ path }) => path)
}
