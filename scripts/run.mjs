/** `node scripts/run.mjs FILE [ARG …]`: runs a script, or a tool of node_modules/.bin by name, on the pinned Node. */
import { existsSync, realpathSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { runChild } from './child.mjs'
import { pinnedNode, ROOT } from './pinnedNode.mjs'

const found = pinnedNode()
if (found.node === undefined) {
  process.stderr.write(`${found.reason}\n`)
  process.exit(1)
}
const [name = '', ...rest] = process.argv.slice(2)
const tool = join(ROOT, 'node_modules', '.bin', name)
const target = existsSync(tool) ? realpathSync(tool) : name
const PATH = `${dirname(found.node)}${delimiter}${process.env.PATH ?? ''}`
/** Compiled code is kept here: a server starts in half of the processor time. */
const NODE_COMPILE_CACHE = process.env.NODE_COMPILE_CACHE ?? join(ROOT, 'node_modules/.cache/node')
process.exit(await runChild(found.node, [target, ...rest], { env: { ...process.env, PATH, NODE_COMPILE_CACHE } }))
