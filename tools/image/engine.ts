import { type SpawnOptions, spawn, spawnSync } from 'node:child_process'

/** How a command of the engine ended. */
export interface Ran {
  readonly code: number
  readonly stdout: string
  /** All that it said, for people. */
  readonly said: string
}

/** Podman or Docker. */
export interface Engine {
  readonly name: string
  readonly version: string
  /**
   * Builds an image that has all that its Dockerfile says, and leaves nothing else. Goes on to its end when interrupted:
   * half a build would leave its containers behind.
   */
  build(...args: readonly string[]): Promise<void>
  /** Runs one of its commands to the end, whether it succeeds or not. */
  run(...args: readonly string[]): Promise<Ran>
  /** Runs one that must succeed, and gives what it printed. @throws Error with what it said */
  ask(...args: readonly string[]): Promise<string>
}

const ENGINES = [
  // Its own image format has no health checks; and layers would stay behind, one image for each stage.
  { name: 'podman', version: '{{.Client.Version}}', build: ['build', '--format', 'docker', '--layers=false'] },
  { name: 'docker', version: '{{.Server.Version}}', build: ['build'] },
] as const

/** A build that takes longer hangs. */
const BUILD_MILLISECONDS = 10 * 60_000

/**
 * The engine of this machine that answers; undefined when there is none.
 * @param signal ends what it is doing, but for builds
 */
export function findEngine(signal: AbortSignal): Engine | undefined {
  for (const { name, version: asked, build } of ENGINES) {
    const { status, stdout } = spawnSync(name, ['version', '--format', asked], { encoding: 'utf8', timeout: 20_000 })
    if (status !== 0) continue
    const run = (...args: readonly string[]) => runToTheEnd(name, args, { signal })
    return {
      name,
      version: stdout.trim(),
      run,
      ask: async (...args) => succeeded(name, args, await run(...args)).stdout.trim(),
      async build(...args) {
        const all = [...build, ...args]
        // In a group of its own: a terminal interrupts all processes in its group.
        const alone = { signal: AbortSignal.timeout(BUILD_MILLISECONDS), detached: true }
        succeeded(name, all, await runToTheEnd(name, all, alone))
      },
    }
  }
  return undefined
}

async function runToTheEnd(
  file: string,
  args: readonly string[],
  options: Pick<SpawnOptions, 'signal' | 'detached'>,
): Promise<Ran> {
  const child = spawn(file, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
  let [stdout, said] = ['', '']
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString()
    said += chunk.toString()
  })
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  return await new Promise((resolve, reject) => {
    let fault: Error | undefined
    child.once('error', (error) => (fault = error))
    child.once('close', (code) => (fault === undefined ? resolve({ code: code ?? 1, stdout, said }) : reject(fault)))
  })
}

function succeeded(name: string, args: readonly string[], ran: Ran): Ran {
  if (ran.code === 0) return ran
  const last = ran.said.trim().split('\n').slice(-15).join('\n')
  throw new Error(`${name} ${args.join(' ')} ended with ${ran.code}: ${last}`)
}
