import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { freePort } from '#tests/support/servers'

const INSTALLED = '/usr/lib/postgresql'

/** Folder of PostgreSQL's programs on this machine; undefined when it is not installed. */
export function postgresPrograms(): string | undefined {
  const told = spawnSync('pg_config', ['--bindir'], { encoding: 'utf8' }).stdout?.trim()
  const versions = existsSync(INSTALLED) ? readdirSync(INSTALLED).sort((a, b) => Number(b) - Number(a)) : []
  const folders = [...versions.map((version) => join(INSTALLED, version, 'bin')), ...(told ? [told] : [])]
  return folders.find((folder) => existsSync(join(folder, 'initdb')))
}

/** A real PostgreSQL with a cluster of its own, on loopback. */
export interface PostgresServer {
  readonly address: string
  /** Ends the server at once, and starts it again with the same data. */
  crash(): Promise<void>
  start(): Promise<void>
  stop(): Promise<void>
}

/** PostgreSQL refuses to run as root: there its own user runs it. */
function userToRunAs(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {}
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

export async function startPostgres(programs: string): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), 'balance-postgres-'))
  const user = userToRunAs()
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid!)
  const data = join(folder, 'data')
  const options = { ...user, cwd: folder, stdio: 'ignore' as const }
  const made = ['-D', data, '-U', 'balance', '-A', 'trust', '-E', 'UTF8', '--no-sync']
  execFileSync(join(programs, 'initdb'), made, options)
  const port = await freePort()
  const address = `postgres://balance:no-secret@127.0.0.1:${port}/postgres`
  const ready = () => spawnSync(join(programs, 'pg_isready'), ['-h', '127.0.0.1', '-p', String(port)]).status === 0
  let child: ReturnType<typeof spawn>
  let ended: Promise<void>
  const start = async () => {
    const told = ['-D', data, '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-k', folder]
    child = spawn(join(programs, 'postgres'), told, options)
    ended = new Promise((resolve) => child.once('exit', () => resolve()))
    while (!ready()) await pause(50)
  }
  await start()
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal)
    await ended
  }
  return {
    address,
    start,
    // The signal of an immediate shutdown: no checkpoint, connections cut, recovery at the next start.
    crash: () => end('SIGQUIT'),
    async stop() {
      await end('SIGINT')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
