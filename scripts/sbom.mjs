/**
 * `npm run sbom`: every package of the running server and of the client's bundle, by name, version and licence, in
 * dist/sbom.json (CycloneDX). Needs no network, and the client built.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './pinnedNode.mjs'

/** What npm knows of the packages of the lock file, but for those left out. */
function billWithout(...left) {
  const omit = left.flatMap((kind) => ['--omit', kind])
  const told = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only', ...omit]
  const options = { cwd: ROOT, encoding: 'utf8', shell: process.platform === 'win32', maxBuffer: 64 * 1024 * 1024 }
  const made = spawnSync('npm', told, options)
  if (made.status === 0) return JSON.parse(made.stdout)
  process.stderr.write(made.stderr || String(made.error))
  process.exit(1)
}

/** Packages that the build put into the client, as it wrote them down: vite.config.ts. */
function bundled() {
  try {
    const lists = ['licenses.json', 'licenses-offline.json'].map((file) => join(ROOT, 'dist/client', file))
    return lists.flatMap((file) => JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    process.stderr.write('the client is not built: npm run build\n')
    process.exit(1)
  }
}

const packaged = ({ name, version }) => `${name}@${version}`
const refs = ({ components }) => components.map((component) => component['bom-ref'])
const server = new Set(refs(billWithout('dev', 'optional')))
const client = new Set(bundled().map(packaged))
const all = billWithout('optional')
const known = new Set(refs(all))
const missing = [...client].filter((ref) => !known.has(ref))
if (missing.length > 0) {
  process.stderr.write(`bundled, and not in the lock file: ${missing.join(', ')}\n`)
  process.exit(1)
}
const isOurs = (ref) => server.has(ref) || client.has(ref)
// npm calls the client's packages development only: they are bundled, and run with people.
const components = all.components
  .filter((component) => isOurs(component['bom-ref']))
  .map(({ properties: _, ...component }) => ({ ...component, scope: 'required' }))
const dependencies = all.dependencies
  .filter(({ ref }) => isOurs(ref) || ref === all.metadata.component['bom-ref'])
  .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter(isOurs) }))
mkdirSync(join(ROOT, 'dist'), { recursive: true })
writeFileSync(join(ROOT, 'dist/sbom.json'), `${JSON.stringify({ ...all, components, dependencies }, null, 2)}\n`)
process.stdout.write(
  `dist/sbom.json: ${components.length} packages, ${server.size} on the server, ${client.size} in the client\n`,
)
