import { spawn } from 'node:child_process'
import { join } from 'node:path'

const SCRIPTS = join(import.meta.dirname, '../../scripts')

export interface Ended {
  readonly code: number | null
  readonly output: string
}

/** Runs one of the owner's commands as npm does, and waits for its end. */
export async function command(
  name: string,
  args: readonly string[],
  environment: Record<string, string>,
): Promise<Ended> {
  const child = spawn(process.execPath, [join(SCRIPTS, `${name}.ts`), ...args], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  return await new Promise((resolve) => child.once('close', (code) => resolve({ code, output })))
}
