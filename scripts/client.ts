import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './pinnedNode.mjs'

const BUILT = join(ROOT, 'dist/client/index.html')
const SOURCES = ['client', 'shared/src', 'assets', 'package-lock.json', 'vite.config.ts']

/** Whether the built client is missing or older than its sources. */
export const isClientStale = (): boolean =>
  newest(BUILT) < Math.max(...SOURCES.map((source) => newest(join(ROOT, source))))

/** Time of the newest change at or below a path, a file that was removed among them; 0 when there is nothing. */
function newest(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat) return 0
  if (!stat.isDirectory()) return stat.mtimeMs
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))))
}
