/**
 * `npm run tool -- image`: builds the Dockerfile with the podman or Docker of this machine and lives through what an owner does with
 * the image: it runs without rights, on a file system that is read only and without any network; a match is played, the
 * owner's commands are given, it is stopped and started again, a backup is put back, and a folder of another user is given
 * to it. One line each; ends with 1 at the first fault, and where no engine is installed. Removes what it made.
 * What a machine needs besides for building (`--network host`, a volume with certificates) stands in IMAGE_BUILD_ARGS.
 */
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Engine, findEngine } from './engine.ts'
import type { Task } from './imagePlayer.ts'

const ROOT = join(import.meta.dirname, '../..')
const USER = '10001:10001'
/** Most milliseconds of the whole run. */
const LIMIT = 15 * 60_000
const HEALTHY_MILLISECONDS = 60_000
const STOP_MILLISECONDS = 8000
const CLEAR_MILLISECONDS = 60_000

/** As docs/hosting.md runs it, and stricter: no network at all. */
const GUARDED =
  `--read-only --tmpfs /tmp --cap-drop ALL --security-opt no-new-privileges --user ${USER} --network none`.split(' ')

/** One game in a container, its volume and its image, all with names of their own. */
class Trial {
  readonly #engine: Engine
  readonly #name = `balance-trial-${randomBytes(4).toString('hex')}`

  constructor(engine: Engine) {
    this.#engine = engine
  }

  get #onVolume(): readonly string[] {
    return [...GUARDED, '-v', `${this.#name}:/data`]
  }

  /** Name of a short-lived container beside the game. */
  get #beside(): string {
    return `${this.#name}-beside`
  }

  /** What runs something of the image to its end, in a container of its own. */
  #once(...args: readonly string[]): readonly string[] {
    return ['run', '--rm', '--name', this.#beside, ...args]
  }

  async build(): Promise<string> {
    const more = (process.env.IMAGE_BUILD_ARGS ?? '').split(/\s+/).filter((word) => word !== '')
    const seconds = await timed(() => this.#engine.build(...more, '-t', this.#name, ROOT))
    const size = Number(await this.#engine.ask('image', 'inspect', '--format', '{{.Size}}', this.#name))
    return `built in ${Math.round(seconds / 1000)} s, ${Math.round(size / 1e6)} MB`
  }

  async start(): Promise<string> {
    const took = await timed(async () => {
      await this.#engine.ask('run', '-d', '--name', this.#name, ...this.#onVolume, this.#name)
      await this.#untilHealthy()
    })
    return `healthy after ${Math.round(took)} ms, as user ${USER}, read only, without a network`
  }

  /** Asks what the image itself asks: its HEALTHCHECK. */
  async #untilHealthy(): Promise<void> {
    const asked = await this.#inspect('{{json .Config.Healthcheck}}')
    const [how, ...command] = (JSON.parse(asked) as { Test?: string[] } | null)?.Test ?? []
    if (how !== 'CMD') throw new Error(`the image has no health check: ${asked}`)
    const until = Date.now() + HEALTHY_MILLISECONDS
    while ((await this.#engine.run('exec', this.#name, ...command)).code !== 0) {
      if (Date.now() > until || (await this.#inspect('{{.State.Running}}')) !== 'true')
        throw new Error(`it does not become healthy: ${(await this.#engine.run('logs', this.#name)).said}`)
      await pause(100)
    }
  }

  #inspect(what: string): Promise<string> {
    return this.#engine.ask('container', 'inspect', '--format', what, this.#name)
  }

  /** A player in the container's own network, which no other machine can reach. */
  async #play<T>(task: Task, ...args: readonly string[]): Promise<T> {
    const player = ['--network', `container:${this.#name}`, '--user', '0:0', '--security-opt', 'label=disable']
    const here = ['-v', `${ROOT}:/trial:ro`, '-w', '/trial', '--entrypoint', 'node']
    const file = 'tools/image/imagePlayer.ts'
    return JSON.parse(await this.#engine.ask(...this.#once(...player, ...here, this.#name, file, task, ...args))) as T
  }

  async look(): Promise<string> {
    const { files, bytes } = await this.#play<{ files: number; bytes: number }>('look')
    return `the page with ${files} files, ${Math.round(bytes / 1000)} kB`
  }

  async play(): Promise<string> {
    const { windows } = await this.#play<{ windows: number }>('play')
    return `a match among bots was played to its end, ${windows} windows`
  }

  /** One of the owner's commands, as docs/hosting.md gives it. */
  async command(name: string): Promise<string> {
    return await this.#engine.ask('exec', this.#name, name)
  }

  async memory(): Promise<string> {
    const status = await this.#read('/proc/1/status')
    const megabytes = (key: string) => Math.round(Number(new RegExp(`${key}:\\s+(\\d+)`).exec(status)?.[1]) / 1024)
    return `${megabytes('VmRSS')} MB, ${megabytes('VmHWM')} MB at most`
  }

  /** Without a network an outgoing packet finds no route, and the kernel counts it. */
  async outbound(): Promise<string> {
    const tries = await this.#lostPackets()
    await this.#engine.ask('exec', this.#name, 'node', '-e', "fetch('http://192.0.2.1').catch(() => {})")
    if ((await this.#lostPackets()) === tries) throw new Error('a try of our own was not counted: nothing can be told')
    if (tries > 0) throw new Error(`the server tried ${tries} times to reach something`)
    return 'the server tried to reach nothing; a try of our own was counted'
  }

  async #lostPackets(): Promise<number> {
    const [names = [], values = []] = (await this.#read('/proc/net/snmp'))
      .split('\n')
      .filter((line) => line.startsWith('Ip: '))
      .map((line) => line.split(' '))
    const lost = Number(values[names.indexOf('OutNoRoutes')])
    // Some machines have no version 6.
    return lost + Number(/^Ip6OutNoRoutes\s+(\d+)/m.exec(await this.#read('/proc/net/snmp6'))?.[1] ?? 0)
  }

  /** A file inside the container; nothing when there is none. */
  async #read(file: string): Promise<string> {
    return (await this.#engine.run('exec', this.#name, 'cat', file)).stdout
  }

  async stop(): Promise<string> {
    const took = await timed(() => this.#engine.ask('stop', '-t', '20', this.#name))
    const code = await this.#inspect('{{.State.ExitCode}}')
    const said = `ended with ${code} after ${Math.round(took)} ms`
    if (code !== '0' || took > STOP_MILLISECONDS) throw new Error(said)
    return said
  }

  /** A match that is begun before a restart goes on after it, in the same seat and with what was ordered. */
  async restart(): Promise<string> {
    const { match, token } = await this.#play<{ match: string; token: string }>('begin')
    const ended = await this.stop()
    await this.#engine.ask('start', this.#name)
    await this.#untilHealthy()
    const { windows } = await this.#play<{ windows: number }>('end', match, token)
    return `${ended}; the match went on with its orders, and ended after ${windows} windows`
  }

  async restore(): Promise<string> {
    const file = /\/data\/backups\/\S+?\.sqlite/.exec(await this.command('backup'))?.[0]
    if (file === undefined) throw new Error('the backup has no name')
    await this.stop()
    const owner = (...args: readonly string[]) =>
      this.#engine.ask(...this.#once(...this.#onVolume, this.#name, ...args))
    const said = await owner('restore', file, '--force')
    const verified = await owner('verify')
    return [...said.split('\n'), verified].join(' ')
  }

  /** The server's message for a folder of another user: one line, with the remedy. */
  async wrongOwner(): Promise<string> {
    const asRoot = ['--network', 'none', '--user', '0:0', '-v', `${this.#name}:/data`, '--entrypoint', 'chown']
    await this.#engine.ask(...this.#once(...asRoot, this.#name, '-R', '0:0', '/data'))
    const { code, said } = await this.#engine.run(...this.#once(...this.#onVolume, this.#name))
    // Lines of the engine's own log are none of the server's.
    const [line, ...more] = said.split('\n').filter((text) => !text.startsWith('time="'))
    if (code !== 1 || line === undefined || more.some((text) => text !== '') || !line.includes('chown'))
      throw new Error(`it ended with ${code} and says: ${said}`)
    return line
  }

  /** Removes containers, volume and image, as far as they were made. */
  async clear(engine: Engine): Promise<void> {
    for (const container of [this.#beside, this.#name]) await engine.run('rm', '-f', '-v', container)
    await engine.run('volume', 'rm', '-f', this.#name)
    await engine.run('rmi', '-f', this.#name)
  }
}

async function timed(what: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await what()
  return performance.now() - began
}

async function goThrough(trial: Trial): Promise<boolean> {
  const steps: readonly (readonly [string, () => Promise<string>])[] = [
    ['image', () => trial.build()],
    ['start', () => trial.start()],
    ['page', () => trial.look()],
    ['match', () => trial.play()],
    ['memory', () => trial.memory()],
    ['outbound', () => trial.outbound()],
    ['restart', () => trial.restart()],
    ['verify', () => trial.command('verify')],
    ['doctor', async () => (await trial.command('doctor')).split('\n').at(-1)!],
    ['restore', () => trial.restore()],
    ['wrong owner', () => trial.wrongOwner()],
  ]
  for (const [about, step] of steps) {
    try {
      process.stdout.write(`ok   ${about}: ${await step()}\n`)
    } catch (fault) {
      process.stdout.write(`MEND ${about}: ${fault instanceof Error ? fault.message : String(fault)}\n`)
      return false
    }
  }
  return true
}

const stopped = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopped.abort(new Error('interrupted')))
const engine = findEngine(AbortSignal.any([stopped.signal, AbortSignal.timeout(LIMIT)]))
if (engine === undefined) {
  process.stdout.write('neither podman nor Docker answers here: the image was not tried\n')
  process.exit(1)
}
process.stdout.write(`with ${engine.name} ${engine.version}\n`)
const trial = new Trial(engine)
const isWell = await goThrough(trial)
await trial.clear(findEngine(AbortSignal.timeout(CLEAR_MILLISECONDS))!)
process.exit(isWell ? 0 : 1)
