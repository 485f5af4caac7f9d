/**
 * Finds the Node the project is pinned to. It comes with `npm ci` as a platform package (no install script, nothing
 * global); `.bin/node` is not relied on because some npm versions remove it. Runs on Node 20 and later.
 */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))

/** Oldest Node that runs TypeScript without a build and has everything the server uses. */
const OLDEST = /** @type {const} */ ([24, 0])

const IS_WINDOWS = process.platform === 'win32'
const PACKAGE = `node-${IS_WINDOWS ? 'win' : process.platform}-${process.arch}`

function fromPackage() {
  const file = join(ROOT, 'node_modules', PACKAGE, 'bin', IS_WINDOWS ? 'node.exe' : 'node')
  return existsSync(file) ? file : undefined
}

/** Some machines, such as Apple silicon, have no pinned package and need a Node of their own. */
function remedy() {
  const { optionalDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
  return PACKAGE in optionalDependencies ? 'Run "npm ci", or install Node 24.' : 'Install Node 24.'
}

/**
 * Whether a version of Node can run the project.
 * @param {string} version as in `process.versions.node`
 */
export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])
}

/**
 * Path of a Node that can run the project, or the reason why there is none.
 * @returns {{ readonly node: string } | { readonly node?: undefined, readonly reason: string }}
 */
export function pinnedNode() {
  const pinned = fromPackage()
  if (pinned) return { node: pinned }
  if (isNewEnough(process.versions.node)) return { node: process.execPath }
  return {
    reason: `Delicate Balance needs Node ${OLDEST.join('.')} or newer. This is Node ${process.versions.node}, and the package ${PACKAGE} is not installed. ${remedy()}`,
  }
}

/**
 * What to tell a developer who ran a tool on a Node that is too old: one line with the commands that use the pinned Node.
 * Undefined when the version will do.
 * @param {string} version as in `process.versions.node`
 */
export function wrongNode(version) {
  if (isNewEnough(version)) return undefined
  return `Node ${version} is too old for the tests (${OLDEST.join('.')} is needed): run "npm test", or "node scripts/run.mjs vitest …", which use the pinned Node.`
}
