/**
 * `npm run -s tool -- release --dry-run [--image ghcr.io/us/delicate-balance]`: looks at everything that must be right, and prints what would be
 * tagged. Without `--dry-run` it makes the tag here when all is right; pushing it is the maintainer's.
 */
import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import { ROOT } from '../../scripts/pinnedNode.mjs'
import { readChangelog } from './changelog.ts'
import { imageTags, readReleaseState, releaseChecks, tagOf } from './releaseFacts.ts'

const { values } = parseArgs({
  options: { 'dry-run': { type: 'boolean' }, image: { type: 'string', default: 'delicate-balance' } },
})
const state = readReleaseState()
const { version } = state.facts
const checks = releaseChecks(state)
for (const { about, faults } of checks) {
  process.stdout.write(`${faults.length === 0 ? 'ok  ' : 'MEND'}  ${about}${faults.length === 0 ? '' : ':'}\n`)
  for (const fault of faults) process.stdout.write(`        ${fault}\n`)
}
const isWell = checks.every(({ faults }) => faults.length === 0)
const upgrade = readChangelog(state.changelog)[0]?.upgrade
process.stdout.write(
  `\nTag: ${tagOf(version)}\nImage: ${imageTags(values.image, version).join('\n       ')}\n` +
    `Rules ${state.facts.rules}, database ${state.facts.database}; to do for hosts: ${upgrade?.toDo ?? 'not said yet'}\n`,
)
if (!isWell) process.exitCode = 1
else if (!values['dry-run']) {
  const args = ['tag', '--annotate', tagOf(version), '--message', `Delicate Balance ${version}`]
  process.exitCode = spawnSync('git', args, { cwd: ROOT, stdio: 'inherit' }).status ?? 1
}
