/**
 * `npm run tool -- sbom`: every package of the running server and of the client's bundle, by name, version and licence, in
 * dist/sbom.json (CycloneDX). Needs no network, and the client built.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../scripts/pinnedNode.mjs'

/** What is read of package-lock.json. */
export interface Lock {
  readonly packages: Readonly<Record<string, LockedPackage>>
}

interface LockedPackage {
  readonly name?: string
  readonly version?: string
  readonly dev?: boolean
  readonly optional?: boolean
  readonly devOptional?: boolean
  readonly dependencies?: Readonly<Record<string, string>>
}

/** What is read of a bill of materials as npm writes it. */
interface Bill {
  readonly metadata: { readonly component: Component }
  readonly components: readonly Component[]
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[]
}

interface Component {
  readonly 'bom-ref': string
  readonly properties?: unknown
}

const read = <T>(file: string) => JSON.parse(readFileSync(join(ROOT, file), 'utf8')) as T

/** What npm knows of all packages of the lock file. Left to it, what to omit would take shared packages of the server along. */
function wholeBill(): Bill {
  const made = spawnSync('npm', ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'], {
    cwd: ROOT,
    encoding: 'utf8',
    shell: process.platform === 'win32',
    maxBuffer: 64 * 1024 * 1024,
  })
  if (made.status === 0) return JSON.parse(made.stdout) as Bill
  process.stderr.write(made.stderr || String(made.error))
  process.exit(1)
}

/** `name@version` of every package that the lock file marks neither as development nor as optional: what the image installs. */
export function installed(lock: Lock): readonly string[] {
  const run = Object.entries(lock.packages).filter(([path, { dev, optional, devOptional }]) => {
    return path !== '' && !dev && !optional && !devOptional
  })
  return run.map(([path, { name, version }]) => `${name ?? path.split('node_modules/').at(-1)}@${version}`)
}

/** Packages that the build put into the client, as it wrote them down: vite.config.ts. */
function bundled(): readonly string[] {
  const lists = ['dist/client/licenses.json', 'dist/client/licenses-offline.json']
  return lists
    .flatMap((file) => read<{ readonly name: string; readonly version: string }[]>(file))
    .map(({ name, version }) => `${name}@${version}`)
}

function write(): void {
  const whole = wholeBill()
  const [server, client] = [new Set(installed(read<Lock>('package-lock.json'))), new Set(bundled())]
  const known = new Set(whole.components.map((component) => component['bom-ref']))
  const missing = [...server, ...client].filter((ref) => !known.has(ref))
  if (missing.length > 0) throw new Error(`npm does not know ${missing.join(', ')}`)
  const isOurs = (ref: string) => server.has(ref) || client.has(ref)
  // npm calls the client's packages development only: they are bundled, and run with people.
  const components = whole.components
    .filter((component) => isOurs(component['bom-ref']))
    .map(({ properties: _, ...component }) => ({ ...component, scope: 'required' }))
  const dependencies = whole.dependencies
    .filter(({ ref }) => isOurs(ref) || ref === whole.metadata.component['bom-ref'])
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter(isOurs) }))
  mkdirSync(join(ROOT, 'dist'), { recursive: true })
  writeFileSync(join(ROOT, 'dist/sbom.json'), `${JSON.stringify({ ...whole, components, dependencies }, null, 2)}\n`)
  process.stdout.write(
    `dist/sbom.json: ${components.length} packages, ${server.size} on the server, ${client.size} in the client\n`,
  )
}

if (import.meta.main) write()
