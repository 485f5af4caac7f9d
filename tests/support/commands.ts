import { type SpawnOptions, spawn } from 'node:child_process'
import { join } from 'node:path'

const OWNER = join(import.meta.dirname, '../../server/src/owner.ts')

export interface Ended {
  readonly code: number | null
  /** What it printed, to both of its streams. */
  readonly output: string
}

/** Runs a program and waits for its end. */
export async function runToEnd(file: string, args: readonly string[], options: SpawnOptions): Promise<Ended> {
  const child = spawn(file, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (output += chunk.toString()))
  return await new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, output }))
  })
}

/** Runs one of the owner's commands and waits for its end. */
export const command = (name: string, args: readonly string[], environment: Record<string, string>): Promise<Ended> =>
  runToEnd(process.execPath, [OWNER, name, ...args], { env: { ...process.env, ...environment } })
