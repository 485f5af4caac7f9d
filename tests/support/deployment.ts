import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseDocument } from 'yaml'

export const ROOT = join(import.meta.dirname, '../..')
export const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8')
export const exists = (path: string): boolean => existsSync(join(ROOT, path))

/** Every file of the folder and those below, but secrets. */
export function filesIn(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length + 1))
    .filter((path) => !path.startsWith('deploy/secrets/'))
}

/** What a YAML file says, anchors and merges followed. @throws when it has an error, a double key among them */
export function readYaml(path: string): unknown {
  const document = parseDocument(read(path), { merge: true, uniqueKeys: true, logLevel: 'silent' })
  if (document.errors.length > 0) throw new Error(`${path}: ${document.errors.map(String).join('; ')}`)
  return document.toJS()
}

/** One service of a compose file, as far as it is looked at here. */
export interface Service {
  readonly image?: string
  readonly build?: string
  readonly profiles?: readonly string[]
  readonly read_only?: boolean
  readonly tmpfs?: readonly string[]
  readonly cap_drop?: readonly string[]
  readonly cap_add?: readonly string[]
  readonly security_opt?: readonly string[]
  readonly restart?: string
  readonly init?: boolean
  readonly user?: string
  readonly ports?: readonly string[]
  readonly volumes?: readonly string[]
  readonly networks?: readonly string[]
  readonly secrets?: readonly string[]
  readonly depends_on?: readonly string[] | Readonly<Record<string, unknown>>
  readonly environment?: Readonly<Record<string, string>>
  readonly healthcheck?: { readonly test: readonly string[] }
}

export interface Compose {
  readonly services: Readonly<Record<string, Service>>
  readonly volumes: Readonly<Record<string, unknown>>
  readonly networks: Readonly<Record<string, unknown>>
  readonly secrets: Readonly<Record<string, { readonly file: string }>>
}

/** Names of the variables a text of docker compose, Caddy or HAProxy asks for. */
export const variablesIn = (text: string): readonly string[] => [
  ...new Set([...text.matchAll(/\{\$?([A-Z][A-Z0-9_]*)(?=[}:])/g)].map(([, name]) => name!)),
]
