/** `npm run dev`: the server, restarted at every change, and vite in front of it. Both end together. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ROOT } from './pinnedNode.mjs'

const COMMANDS = [
  ['--watch', 'server/src/main.ts'],
  [join(ROOT, 'node_modules/vite/bin/vite.js'), ...process.argv.slice(2)],
]

const children = COMMANDS.map((args) => spawn(process.execPath, args, { stdio: 'inherit', cwd: ROOT }))

function end(code: number): void {
  for (const child of children) child.kill()
  process.exitCode = code
}

for (const child of children) child.once('exit', (code) => end(code ?? 0))
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => end(0))
