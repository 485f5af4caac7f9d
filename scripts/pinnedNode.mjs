/**
 * Finds the Node the project is pinned to. It comes with `npm ci` as a platform package (no install script, nothing
 * global); `.bin/node` is not relied on because some npm versions remove it. Runs on Node 20 and later.
 */
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))

/** Oldest Node that runs TypeScript without a build and has everything the server uses. */
const OLDEST = [24, 0]

function fromPackage() {
  const name = process.platform === 'win32' ? 'win' : process.platform
  const file = join(
    ROOT,
    'node_modules',
    `node-${name}-${process.arch}`,
    'bin',
    process.platform === 'win32' ? 'node.exe' : 'node',
  )
  return existsSync(file) ? file : undefined
}

/** Path of a Node that can run the project, or the reason why there is none. */
export function pinnedNode() {
  const pinned = fromPackage()
  if (pinned) return { node: pinned }
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return { node: process.execPath }
  const wanted = `node-${process.platform}-${process.arch}`
  return {
    reason: `Delicate Balance needs Node ${OLDEST.join('.')} or newer. This is Node ${process.versions.node}, and the package ${wanted} is not installed. Run "npm ci", or install Node 24.`,
  }
}
