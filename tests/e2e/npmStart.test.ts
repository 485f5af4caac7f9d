import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { ROOT } from '#tests/support/deployment'
import { freePort } from '#tests/support/servers'

/** More than a server takes to end. */
const PATIENCE_MILLISECONDS = 30_000
let group: number | undefined

afterEach(() => {
  if (group === undefined) return
  try {
    process.kill(-group, 'SIGKILL')
  } catch {
    // All of it has ended, as it should.
  }
})

const answers = async (base: string): Promise<boolean> =>
  await fetch(`${base}/livez`).then(
    () => true,
    () => false,
  )

test.skipIf(process.platform === 'win32')('a signal that ends npm ends the server it started too', async () => {
  const port = await freePort()
  const settings = { BALANCE_PORT: String(port), BALANCE_BIND: '127.0.0.1', BALANCE_DATABASE: ':memory:' }
  const npm = spawn('npm', ['start'], { cwd: ROOT, env: { ...process.env, ...settings }, detached: true })
  group = npm.pid!
  let output = ''
  for (const stream of [npm.stdout, npm.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const base = `http://127.0.0.1:${port}`
  while (!(await answers(base))) {
    expect(npm.exitCode, output).toBeNull()
    await pause(50)
  }
  const ended = once(npm, 'exit')
  npm.kill('SIGTERM')
  await ended
  const until = Date.now() + PATIENCE_MILLISECONDS
  while ((await answers(base)) && Date.now() < until) await pause(50)
  expect(await answers(base)).toBe(false)
})
