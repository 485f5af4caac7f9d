/** `npm start`: builds the client if it is missing or older than its sources, then runs the server. */
import { spawnSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './pinnedNode.mjs'

const BUILT = join(ROOT, 'dist/client/index.html')
const SOURCES = ['client', 'shared/src', 'assets', 'package-lock.json', 'vite.config.ts']

/** Time of the newest file at or below a path; 0 when there is none. */
function newest(path) {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat) return 0
  if (!stat.isDirectory()) return stat.mtimeMs
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))))
}

if (newest(BUILT) < Math.max(...SOURCES.map((source) => newest(join(ROOT, source))))) {
  process.stdout.write('Building the client …\n')
  const build = spawnSync(
    process.execPath,
    [join(ROOT, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'],
    {
      stdio: 'inherit',
      cwd: ROOT,
    },
  )
  if (build.status !== 0) process.exit(build.status ?? 1)
}
await import('../server/src/main.ts')
