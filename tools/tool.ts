/** `npm run tool -- NAME [ARG …]`: runs one of the tools; without a name lists them. */
import { join } from 'node:path'
import { closest } from 'fastest-levenshtein'
import { runChild } from '../scripts/child.mjs'
import { ROOT } from '../scripts/pinnedNode.mjs'
import { TOOLS } from './tools.ts'

const NAMES = Object.keys(TOOLS)
const WIDTH = Math.max(...NAMES.map((name) => name.length))

function list(): string {
  const lines = Object.entries(TOOLS).map(([name, { about }]) => `  ${name.padEnd(WIDTH)}  ${about}`)
  return ['npm run tool -- NAME [ARG …]', ...lines, ''].join('\n')
}

const [name, ...given] = process.argv.slice(2)
if (name === undefined) {
  process.stdout.write(list())
  process.exit(0)
}
const tool = Object.hasOwn(TOOLS, name) ? TOOLS[name] : undefined
if (tool === undefined) {
  process.stderr.write(`there is no tool ${name}: is ${closest(name, NAMES)} meant? "npm run tool" lists all of them\n`)
  process.exit(1)
}
process.exit(await runChild(process.execPath, [join(ROOT, tool.file), ...(tool.args ?? []), ...given]))
