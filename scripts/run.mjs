/** `node scripts/run.mjs FILE [ARG …]`: runs a script, or a tool of node_modules/.bin by name, on the pinned Node. */
import { spawn } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { pinnedNode, ROOT } from './pinnedNode.mjs'

const found = pinnedNode()
if (found.reason) {
  process.stderr.write(`${found.reason}\n`)
  process.exit(1)
}
const [name = '', ...rest] = process.argv.slice(2)
const tool = join(ROOT, 'node_modules', '.bin', name)
const target = existsSync(tool) ? realpathSync(tool) : name
const child = spawn(found.node, [target, ...rest], {
  stdio: 'inherit',
  env: { ...process.env, PATH: `${dirname(found.node)}${delimiter}${process.env.PATH ?? ''}` },
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)))
