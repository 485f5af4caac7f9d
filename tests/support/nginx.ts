import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { answers } from '#tests/support/redis'
import { freePort } from '#tests/support/servers'

const DEPLOY = join(import.meta.dirname, '../../deploy')

/** Addresses of the game in each of deploy/'s files, in order. */
const USUAL = {
  'nginx.conf': ['127.0.0.1:8080'],
  'nginx-path.conf': ['127.0.0.1:8080'],
  'nginx-scale.conf': ['127.0.0.1:8081', '127.0.0.1:8082'],
} as const
type NginxFile = keyof typeof USUAL

/** Where a trial's nginx listens, and what is behind it. */
export interface NginxTrial {
  /** Ports of the servers behind it. */
  readonly games: readonly number[]
  readonly proxy: number
  readonly folder: string
}

/**
 * The command that runs nginx with one of deploy/'s files, which are for `conf.d` and without variables: put into a whole
 * one, with this trial's ports.
 * @throws Error when the file does not say what is to be changed
 */
export function renderNginx(name: NginxFile, { games, proxy, folder }: NginxTrial): readonly [string, ...string[]] {
  const changes = [
    ['listen 80;', `listen 127.0.0.1:${proxy};`] as const,
    ...USUAL[name].map((from, n) => [from, `127.0.0.1:${games[n]}`] as const),
  ]
  const site = changes.reduce(
    (text, [from, to]) => {
      if (!text.includes(from)) throw new Error(`deploy/${name} does not say ${from}`)
      return text.replaceAll(from, to)
    },
    readFileSync(join(DEPLOY, name), 'utf8'),
  )
  const kinds = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
  const temporary = kinds.map((kind) => `${kind}_temp_path ${folder}/${kind};`)
  const file = join(folder, 'nginx.conf')
  writeFileSync(
    file,
    `daemon off; pid ${folder}/pid; error_log stderr error; worker_processes 1;\n` +
      `events { worker_connections 4096; }\nhttp {\n${temporary.join('\n')}\n${site}\n}\n`,
  )
  return ['nginx', '-e', 'stderr', '-p', folder, '-c', file]
}

export const isNginxHere = (): boolean => existsSync('/usr/sbin/nginx')

/** nginx with one of deploy/'s files before the game at these ports, on loopback. */
export async function startNginx(name: NginxFile, games: readonly number[]) {
  const folder = mkdtempSync(join(tmpdir(), 'balance-nginx-'))
  const proxy = await freePort()
  const [command, ...flags] = renderNginx(name, { games, proxy, folder })
  const child = spawn(command, flags, { stdio: 'ignore' })
  await answers(proxy)
  return {
    base: `http://127.0.0.1:${proxy}`,
    stop() {
      child.kill('SIGTERM')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
