import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { nodeFinding } from '#server/admin/doctor'
import { verify } from '#server/admin/verify'
import { systemClock } from '#server/lib/clock'
import { TIME_CONTROL_RULES } from '#server/match/timeControl'
import { RULESET } from '#shared/ruleset/ruleset'
import { command } from '#tests/support/commands'
import { at, openTestMatch, watchedStore } from '#tests/support/fakeStore'
import { listenOnLoopback } from '#tests/support/loopback'
import { createMatch, freePort, playOut, post, sit, startServer, temporaryFolder } from '#tests/support/servers'

let folder: ReturnType<typeof temporaryFolder>
let file = ''
beforeEach(() => {
  folder = temporaryFolder()
  file = folder.database
})
let disk: ReturnType<typeof smallDisk>
afterEach(() => {
  disk?.remove()
  disk = undefined
  folder.remove()
})

/** What a server says that does not come up, and after how many milliseconds. */
async function refusal(
  environment: Record<string, string>,
): Promise<{ readonly said: string; readonly after: number }> {
  const begun = performance.now()
  const started = startServer(await freePort(), { BALANCE_DATABASE: file, ...environment })
  const said = await started.then(
    async (server) => `it came up: ${await server.kill('SIGKILL')}`,
    (fault: Error) => fault.message,
  )
  return { said, after: performance.now() - begun }
}

describe('a start that cannot be', () => {
  test.each([
    [
      'a secret file that is missing',
      { DATABASE_URL_FILE: '/no/such/file' },
      /DATABASE_URL_FILE: ENOENT.*\/no\/such\/file/,
    ],
    ['an address of no database', { DATABASE_URL: 'mysql://a@b/c' }, /DATABASE_URL: must be postgres:\/\/user/],
    [
      'a database that does not answer',
      { DATABASE_URL: 'postgres://a:secret@127.0.0.1:1/c' },
      /cannot be used \(.*ECONNREFUSED.*look at DATABASE_URL/,
    ],
    [
      'an unknown host',
      { DATABASE_URL: 'postgres://a:secret@nobody.invalid/c' },
      /cannot be used \(.*nobody\.invalid.*look at DATABASE_URL/,
    ],
  ])('is ended within seconds, in words, with exit code 1: %s', async (_what, environment, told) => {
    const { said, after } = await refusal(environment)
    expect(said).toMatch(/the server ended with 1: Delicate Balance cannot start: /)
    expect(said).toMatch(told)
    expect(said).not.toMatch(/secret@|:secret|\n {4}at /)
    expect(after).toBeLessThan(10_000)
  })

  test('is ended within seconds: an address that listens and never answers', async () => {
    const silent = createServer(() => undefined)
    const port = await listenOnLoopback(silent)
    const { said, after } = await refusal({ DATABASE_URL: `postgres://a:secret@127.0.0.1:${port}/c` })
    silent.close()
    expect(said).toMatch(/ended with 1: .*cannot be used \(.*timeout.*look at DATABASE_URL/)
    expect(after).toBeLessThan(15_000)
  })

  test('says which folder cannot be written to', async () => {
    const closed = closedFolder()
    const { said } = await refusal({ BALANCE_DATABASE: join(closed, 'balance.sqlite') })
    expect(said).toMatch(
      /ended with 1: Delicate Balance cannot start: the database .* cannot be used \(.*set BALANCE_DATABASE/,
    )
    expect(said).not.toMatch(/\n {4}at /)
  })

  test('says whose the folder is, and the command that mends it', ({ skip }) => {
    if (!asNobody('-e', "fs.accessSync('server/src/main.ts')").well) return skip('no other user can be taken here')
    const closed = dirname(file)
    const told = `user 65534 may not write to ${closed}, which belongs to user ${statSync(closed).uid}`
    const start = asNobody('server/src/main.ts').said
    expect(start).toMatch(/^Delicate Balance cannot start: .*: chown -R 65534 .*set BALANCE_DATABASE.*\n$/)
    for (const said of [start, asNobody('server/src/owner.ts', 'doctor').said]) expect(said).toContain(told)
  })

  test('is foretold by the doctor, who says what to mend', async () => {
    const blocker = createServer()
    const port = await listenOnLoopback(blocker)
    const environment = { BALANCE_DATABASE: file, BALANCE_BIND: '127.0.0.1', BALANCE_PORT: String(port) }
    const taken = await command('doctor', [], environment)
    blocker.close()
    expect([taken.code, taken.output]).toEqual([
      1,
      expect.stringMatching(/MEND {2}port: \d+ is taken by another program/),
    ])
    const wrong = await command('doctor', [], { ...environment, BALANCE_PORT: 'eighty' })
    expect([wrong.code, wrong.output]).toEqual([1, expect.stringMatching(/MEND {2}settings: .*\n? *BALANCE_PORT/)])
    writeFileSync(file, 'this is no database '.repeat(500))
    const spoilt = await command('doctor', [], { ...environment, BALANCE_PORT: '0', BALANCE_PROT: '1' })
    expect([spoilt.code, spoilt.output]).toEqual([1, expect.stringMatching(/MEND {2}database: file is not a database/)])
    expect(spoilt.output).toMatch(/note {2}settings: BALANCE_PROT is no setting: is BALANCE_PORT meant/)
  })

  test('a Node that is too old is to be mended; one with known faults is worth knowing', () => {
    const states = ['22.19.0', '24.9.0', '24.22.0', '24.22.1', '26.1.0'].map((version) => nodeFinding(version).state)
    expect(states).toEqual(['mend', 'note', 'note', 'well', 'well'])
  })

  test('a doctor’s look leaves nothing behind, and knows a running server from a stranger', async () => {
    const away = join(dirname(file), 'not/yet/balance.sqlite')
    const environment = { BALANCE_DATABASE: away, BALANCE_PORT: '0' }
    expect(await command('doctor', [], environment)).toMatchObject({
      code: 0,
      output: expect.stringMatching(/All is well\.\n$/),
    })
    expect(() => readFileSync(`${away}.lock`)).toThrow(/ENOENT/)
    const port = await freePort()
    const server = await startServer(port, { BALANCE_DATABASE: file })
    const { code, output } = await command('doctor', [], {
      BALANCE_DATABASE: file,
      BALANCE_PORT: String(port),
      BALANCE_BIND: '127.0.0.1',
    })
    expect([code, output]).toEqual([0, expect.stringMatching(/a server plays on it now/)])
    expect(output).toContain('as it must be while the server runs')
    await server.kill('SIGTERM')
  })
})

/** Runs Node as a user who owns nothing. */
function asNobody(...args: readonly string[]): { readonly well: boolean; readonly said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    uid: 65_534,
    gid: 65_534,
    encoding: 'utf8',
    env: { ...process.env, BALANCE_DATABASE: file, BALANCE_PORT: '0' },
  })
  return { well: status === 0, said: `${stdout}${stderr}` }
}

/** A folder this user may not write to. Where the user may write everywhere, a system folder that no user can. */
function closedFolder(): string {
  if (process.getuid?.() === 0) return '/proc'
  const closed = join(dirname(file), 'closed')
  mkdirSync(closed)
  chmodSync(closed, 0o555)
  return closed
}

/** A disk of its own, two megabytes large; undefined where this user may not have one. */
function smallDisk(): { readonly path: string; remove(): void } | undefined {
  const path = join(dirname(file), 'disk')
  mkdirSync(path)
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', path]).status === 0
  return mounted ? { path, remove: () => void spawnSync('umount', ['-l', path]) } : undefined
}

describe('a disk that is full', () => {
  test('refuses acts in words and loses nothing; the match goes on when there is room again', async ({ skip }) => {
    disk = smallDisk()
    if (disk === undefined) return skip('this user may not mount a small disk')
    const database = join(disk.path, 'balance.sqlite')
    const filler = join(disk.path, 'filler')
    const server = await startServer(await freePort(), { BALANCE_DATABASE: database })
    const { match, token } = await createMatch(server.base)
    const seat = await sit(server.base, match, token)
    const orders = [{ type: 'build', force: 'submarines', lots: 1 }] as const
    expect(await seat.draft(0, orders)).toEqual({ ok: true })
    fillUp(filler)
    const refused = { ok: false, faults: [{ problem: { key: 'problem.serverFault' } }] }
    await until(async () => {
      const answer = await seat.draft(0, [])
      return answer.ok ? undefined : answer
    }).then((answer) => expect(answer).toMatchObject(refused))
    expect(await post(server.base, '/api/v1/matches', { scenario: 'two-blocs', powers: 4, years: 3 })).toMatchObject({
      status: 500,
      json: { problem: { key: 'problem.serverFault' } },
    })
    const backup = await command('backup', [], { BALANCE_DATABASE: database })
    expect([backup.code, backup.output]).toEqual([1, expect.stringMatching(/no copy could be made .* full|ENOSPC/)])
    expect(readdirSync(join(disk.path, 'backups'))).toEqual([])
    expect(seat.view().observation.window.number).toBe(0)

    writeFileSync(filler, '')
    await until(async () => ((await seat.draft(0, orders)).ok ? true : undefined))
    const end = await playOut(seat)
    expect(end.observation.reveal).toBeDefined()
    await server.kill('SIGTERM')
    expect(await verify(database)).toEqual({ over: 1, goingOn: 0, broken: [], foreign: [] })
  })
})

/** Writes until nothing more fits. */
function fillUp(filler: string): void {
  for (let size = 65_536; size >= 512; ) {
    try {
      writeFileSync(filler, 'x'.repeat(size), { flag: 'a' })
    } catch {
      size /= 2
    }
  }
}

async function until<T>(ask: () => Promise<T | undefined>): Promise<T> {
  for (let turn = 0; turn < 200; turn++) {
    const answer = await ask()
    if (answer !== undefined) return answer
    await pause(50)
  }
  throw new Error('it never came')
}

describe('a machine’s clock that is set while a match is played', () => {
  afterEach(() => {
    vi.useRealTimers()
  })
  const HOUR = 3_600_000
  const PLANNING = RULESET.clock.planning * 1000

  test.each([
    ['an hour back', -HOUR],
    ['an hour forward', HOUR],
    ['a second back', -1000],
  ])('%s: the window closes when its time is over, no sooner and no later', async (_how, jump) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] })
    const { match } = openTestMatch(watchedStore([]).store, systemClock, { timeControl: 'live', people: 2 })
    match.start()
    const closesIn = match.timeLeft!
    expect(closesIn).toBe(PLANNING)
    await vi.advanceTimersByTimeAsync(10_000)
    vi.setSystemTime(Date.now() + jump)
    expect(match.timeLeft).toBe(PLANNING - 10_000)
    // A player who acts now has the time they saw.
    expect(await match.setReady(at(0), { window: 0, ready: true })).toEqual({ ok: true })
    await vi.advanceTimersByTimeAsync(PLANNING - 10_000 - 1)
    expect(match.state.windowNumber).toBe(0)
    await vi.advanceTimersByTimeAsync(1 + TIME_CONTROL_RULES.live.timeBank)
    await vi.advanceTimersByTimeAsync(100)
    expect(match.state.windowNumber).toBeGreaterThan(0)
  })

  test('a timer that comes a moment early leaves no window open for ever', async () => {
    let now = 0
    const due: (() => void)[] = []
    const after = (_: number, callback: () => void) => {
      due.push(callback)
      return () => undefined
    }
    const early = { now: () => now, after }
    const { match } = openTestMatch(watchedStore([]).store, early, { timeControl: 'live', people: 2 })
    match.start()
    now = PLANNING - 1
    due.pop()!()
    await pause(5)
    expect(match.state.windowNumber).toBe(0)
    now = PLANNING
    due.pop()!()
    await pause(20)
    expect(match.state.windowNumber).toBeGreaterThan(0)
  })
})
