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

/** Names declared at the top level of a file, and whether they are exported. */
function declaredIn({ ast }: Source): readonly { readonly name: string; readonly exported: boolean }[] {
  return (ast.body as readonly Node[]).flatMap((statement) => {
    const exported = statement.type === 'ExportNamedDeclaration'
    const declaration = (exported ? statement.declaration : statement) as Node | null
    const inner = (declaration?.declarations as readonly Node[] | undefined) ?? (declaration ? [declaration] : [])
    const names = inner.map(({ id }) => (id as { name?: string } | null | undefined)?.name)
    return names.flatMap((name) => (name === undefined ? [] : [{ name, exported }]))
  })
}

/** Types and components. */
const isCapitalized = (name: string): boolean => /^[A-Z][a-z]/.test(name)

/**
 * Exported names that another file declares too, one line each. Of types and components, which a reader meets by name alone, a
 * declaration that is not exported counts as well.
 */
export function repeatedNames(sources: readonly Source[]): readonly string[] {
  const places = new Map<string, { readonly path: string; readonly exported: boolean }[]>()
  for (const source of sources) {
    for (const { name, exported } of declaredIn(source)) {
      places.set(name, [...(places.get(name) ?? []), { path: source.path, exported }])
    }
  }
  return [...places].flatMap(([name, declared]) => {
    const exporting = new Set(declared.filter(({ exported }) => exported).map(({ path }) => path))
    const counted = isCapitalized(name) ? new Set(declared.map(({ path }) => path)) : exporting
    return exporting.size > 0 && counted.size > 1 ? [`${name}: ${[...counted].join(', ')}`] : []
  })
}

/** Exported names without a doc comment directly above, one line each. Of overloads the first has it. */
export function undocumented(sources: readonly Source[]): readonly string[] {
  return sources.flatMap(({ path, text, ast }) => {
    const seen = new Set<string>()
    return (ast.body as readonly Node[]).flatMap((statement) => {
      const [exported] = declaredIn({ path, text, ast: { ...ast, body: [statement] } })
      if (exported?.exported !== true || seen.has(exported.name)) return []
      seen.add(exported.name)
      const before = text.slice(0, statement.start).trimEnd()
      const isDoc = before.endsWith('*/') && before.slice(before.lastIndexOf('/*')).startsWith('/**')
      return isDoc ? [] : [`${path}: ${exported.name}`]
    })
  })
}
