import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ROOT } from './pinnedNode.mjs'

/** Folders with a tsconfig.json. The one of tools checks scripts and bench too. */
const TYPED = ['shared', 'server', 'client', 'tests', 'tools']

/** A check of the sources that runs in a process of its own. */
export interface Check {
  readonly name: string
  readonly command: readonly string[]
}

export const TYPES: readonly Check[] = TYPED.map((part) => ({ name: `types: ${part}`, command: ['tsc', '-p', part] }))
export const LINT: Check = { name: 'lint', command: ['biome', 'ci', '.'] }

/** Runs checks at the same time and prints the whole output of each when it ends. @returns whether all passed */
export async function runChecks(checks: readonly Check[]): Promise<boolean> {
  const passed = await Promise.all(checks.map(runCheck))
  return passed.every(Boolean)
}

async function runCheck({ name, command }: Check): Promise<boolean> {
  const child = spawn(process.execPath, [join(ROOT, 'scripts/run.mjs'), ...command], { cwd: ROOT })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const code = await new Promise((resolve) => child.once('close', resolve))
  process.stdout.write(`\n== ${name}: ${code === 0 ? 'passed' : 'failed'}\n${output}`)
  return code === 0
}
