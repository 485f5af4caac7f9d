import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { connect } from 'node:net'
import { pause } from '#tests/support/persistent'
import { freePort } from '#tests/support/servers'

const PLACES = ['/usr/bin/redis-server', '/usr/local/bin/redis-server']

/** Where Redis is on this machine; undefined when it is not installed. */
export const redisProgram = (): string | undefined => PLACES.find((place) => existsSync(place))

/** A real Redis on loopback. */
export interface RedisServer {
  readonly address: string
  readonly child: ChildProcess
}

/** Starts one that keeps nothing. @throws Error when it is not installed */
export async function startRedis(folder: string, port?: number): Promise<RedisServer> {
  const program = redisProgram()
  if (program === undefined) throw new Error('Redis is not installed: apt-get install redis-server')
  const taken = port ?? (await freePort())
  const told = ['--port', String(taken), '--bind', '127.0.0.1', '--save', '']
  const child = spawn(program, told, { cwd: folder, stdio: 'ignore' })
  await answers(taken)
  // The process that answers may be another's.
  if (child.exitCode !== null) throw new Error(`Redis ended with ${child.exitCode} at port ${taken}`)
  return { address: `redis://127.0.0.1:${taken}`, child }
}

/** Resolves when a process listens at a port. */
export async function answers(port: number): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true)).on('error', () => resolve(false))
      socket.on('connect', () => socket.end())
    })
    if (open) return
    await pause(50)
  }
  throw new Error(`no process answers at ${port}`)
}
