/** `npm start`: builds the client if it is missing or older than its sources, then runs the server in this process. */
import { join } from 'node:path'
import { runChild } from './child.mjs'
import { isClientStale } from './client.ts'
import { ROOT } from './pinnedNode.mjs'

if (isClientStale()) {
  process.stdout.write('Building the client …\n')
  const vite = join(ROOT, 'node_modules/vite/bin/vite.js')
  const code = await runChild(process.execPath, [vite, 'build', '--logLevel', 'warn'], { cwd: ROOT })
  if (code !== 0) process.exit(code)
}
await import('../server/src/main.ts')
