/** `npm run tool -- nightly`: the generated tests with twenty times the cases (invariants, secrecy, arrival order, replay). */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { ROOT } from '../scripts/pinnedNode.mjs'

const { status } = spawnSync(
  process.execPath,
  [join(ROOT, 'scripts/run.mjs'), 'vitest', 'run', '--project', 'properties'],
  { stdio: 'inherit', cwd: ROOT, env: { ...process.env, THOROUGHNESS: '20' } },
)
process.exit(status ?? 1)
