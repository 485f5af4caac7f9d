import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { parseAst } from 'vite'

const ROOT = join(import.meta.dirname, '../..')

/** A node of the syntax tree, as far as the checks look at it. */
export interface Node {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly [key: string]: unknown
}

/** One source file, parsed. Paths are relative to the project, with slashes. */
export interface Source {
  readonly path: string
  readonly text: string
  readonly ast: Node
}

const language = (path: string) => (path.endsWith('x') ? 'tsx' : 'ts')

export function parseSource(path: string, text: string): Source {
  return { path, text, ast: parseAst(text, { lang: language(path) }) as unknown as Node }
}

/** Every TypeScript file below these folders, and every .mjs file; installed packages left out. */
export function readSources(...folders: readonly string[]): readonly Source[] {
  return folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(tsx?|mjs)$/.test(entry.name))
      .filter((entry) => !entry.parentPath.includes('node_modules'))
      .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).split(sep).join('/'))
      .sort()
      .map((path) => parseSource(path, readFileSync(join(ROOT, path), 'utf8'))),
  )
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}

/** Every node of a tree, parents first. */
export function* nodesOf(root: Node): Iterable<Node> {
  yield root
  for (const value of Object.values(root)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) yield* nodesOf(child)
  }
}

const ALIASES: readonly (readonly [prefix: string, folder: string])[] = [
  ['#shared/', 'shared/src/'],
  ['#server/', 'server/src/'],
  ['#client/', 'client/src/'],
  ['#tests/', 'tests/'],
  ['#tools/', 'tools/'],
]

/** Where an import leads: a path inside the project without its ending, or the name of a package. */
function leadsTo(from: string, specifier: string): string {
  const alias = ALIASES.find(([prefix]) => specifier.startsWith(prefix))
  if (alias) return specifier.replace(alias[0], alias[1]).replace(/\.tsx?$/, '')
  if (!specifier.startsWith('.')) return specifier
  const target = relative(ROOT, resolve(ROOT, dirname(from), specifier.split('?')[0] ?? ''))
  return target
    .split(sep)
    .join('/')
    .replace(/\.tsx?$/, '')
}

const STATIC = ['ImportDeclaration', 'ExportNamedDeclaration', 'ExportAllDeclaration', 'TSImportType']
const IMPORTING = { static: STATIC, all: [...STATIC, 'ImportExpression'] } as const

/** Where a file's imports lead, type-only ones too; static ones alone, or dynamic ones as well. */
export function importsOf({ path, ast }: Source, which: keyof typeof IMPORTING = 'all'): readonly string[] {
  return [...nodesOf(ast)]
    .filter(({ type }) => IMPORTING[which].includes(type))
    .flatMap(({ source }) => (isNode(source) && typeof source.value === 'string' ? [leadsTo(path, source.value)] : []))
}

/** Imports of these files that load code: those of types alone are left out. */
export function codeImportsOf(sources: readonly Source[]): readonly { readonly from: string; readonly to: string }[] {
  return sources.flatMap(({ path, ast }) =>
    [...nodesOf(ast)].flatMap(({ type, source, importKind, exportKind }) => {
      const loads = IMPORTING.all.includes(type as never) && type !== 'TSImportType'
      if (!loads || importKind === 'type' || exportKind === 'type' || !isNode(source)) return []
      return [{ from: path, to: leadsTo(path, String(source.value)) }]
    }),
  )
}

export const lineCount = (text: string): number => text.trimEnd().split('\n').length

const FUNCTIONS = ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']

/** First line and length in lines of every function of a file. */
export function functionsOf({ text, ast }: Source): readonly { readonly line: number; readonly length: number }[] {
  return [...nodesOf(ast)]
    .filter(({ type }) => FUNCTIONS.includes(type))
    .map(({ start, end }) => ({ line: lineCount(text.slice(0, start + 1)), length: lineCount(text.slice(start, end)) }))
}
