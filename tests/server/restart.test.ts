import { once } from 'node:events'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { BrokenScenarioError, loadScenarios } from '#server/lib/loadScenarios'
import type { StoredMatch } from '#server/match/matchStore'
import { openDatabase } from '#server/store/database'
import { createMatchStore } from '#server/store/sqlMatchStore'
import type { MatchRecord } from '#shared/match/matchRecord'
import { replay } from '#shared/match/replay'
import type { ViewMessage } from '#shared/protocol/messages'
import { RULESET } from '#shared/ruleset/ruleset'
import { createMatch, freePort, playOut, playUntil, sit, startServer, temporaryFolder } from '#tests/support/servers'
import { uninterrupted } from '#tests/support/uninterrupted'

const orders = [{ type: 'build', force: 'submarines', lots: 1 }] as const

describe('a server that is killed', () => {
  test('loses nothing it acknowledged: same seat, same drafts, and the match replays to the same hashes', async () => {
    const { database, remove } = temporaryFolder()
    const port = await freePort()
    const environment = { BALANCE_DATABASE: database }
    let server = await startServer(port, environment)
    const { match, token } = await createMatch(server.base, { years: 4 })
    let seat = await sit(server.base, match, token)
    await playUntil(seat, ({ observation }) => observation.window.kind === 'planning' && observation.year === 2)
    const before = seat.view().observation
    expect(await seat.draft(before.window.number, orders)).toEqual({ ok: true })
    await server.kill('SIGKILL')

    server = await startServer(port, environment)
    expect(server.output()).toContain('go on: 1')
    seat = await sit(server.base, match, token)
    expect(seat.view().orders).toEqual(orders)
    expect(seat.view().observation).toEqual(before)
    const end = await playOut(seat)
    expect(end.observation.reveal).toBeDefined()
    await server.kill('SIGTERM')

    const store = createMatchStore(await openDatabase(database))
    const record = await store.record(match)
    const [first] = record!.windows.filter(({ number }) => number === before.window.number)
    expect(first!.submissions).toMatchObject({ [record!.seats[0]!]: orders })
    expect(replay(RULESET, loadScenarios().get('two-blocs')!, record!)).not.toHaveProperty('departsAt')
    remove()
  })

  test('killed again and again, the match is the one that was never killed, window for window', async () => {
    const { stored, record } = await killedMatch()
    expect(record.windows.length).toBeGreaterThan(2)
    expect(record.windows.map(({ hash }) => hash)).toEqual(uninterrupted(stored, record))
  })

  test('stops when asked though a socket does not answer its farewell, as behind proxies', {
    timeout: 15_000,
  }, async () => {
    const server = await startServer(await freePort(), { BALANCE_DATABASE: ':memory:' })
    const silent = connect(Number(new URL(server.base).port), '127.0.0.1')
    silent.on('error', () => undefined)
    const ask = [
      'GET /aaaaaaaaa/bbbbbbbbb?sessionId=ccccccccc HTTP/1.1',
      'Host: localhost',
      'Connection: Upgrade',
      'Upgrade: websocket',
    ]
    const key = ['Sec-WebSocket-Version: 13', 'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==', '', '']
    silent.write([...ask, ...key].join('\r\n'))
    const [answer] = (await once(silent, 'data')) as [Buffer]
    expect(answer.toString()).toContain('101 Switching Protocols')
    // It would be waited for half a minute.
    expect(await server.kill('SIGTERM')).toBe(0)
    silent.destroy()
  })

  test('stops gracefully when asked, with exit code 0', async () => {
    const { database, remove } = temporaryFolder()
    const server = await startServer(await freePort(), { BALANCE_DATABASE: database })
    const { match, token } = await createMatch(server.base)
    await sit(server.base, match, token)
    expect(await server.kill('SIGTERM')).toBe(0)
    remove()
  })

  test('a port in use and a wrong setting are said in plain words', async () => {
    const { database, remove } = temporaryFolder()
    const port = await freePort()
    const server = await startServer(port, { BALANCE_DATABASE: database })
    await expect(startServer(port, { BALANCE_DATABASE: ':memory:' })).rejects.toThrow(/the port is in use/)
    await expect(startServer(port, { BALANCE_LOG_LEVEL: 'loud' })).rejects.toThrow(/BALANCE_LOG_LEVEL/)
    await server.kill('SIGTERM')
    remove()
  })

  test('a database that another server plays from, and one that is none, are said in plain words', async () => {
    const { database, remove } = temporaryFolder()
    const server = await startServer(await freePort(), { BALANCE_DATABASE: database })
    const second = startServer(await freePort(), { BALANCE_DATABASE: database })
    await expect(second).rejects.toThrow(/cannot start: .* is in use by another server/)
    await server.kill('SIGKILL')
    const third = await startServer(await freePort(), { BALANCE_DATABASE: database })
    await third.kill('SIGTERM')
    const none = `${database}.txt`
    writeFileSync(none, 'This is no database, and it is long enough to be read as one.'.repeat(20))
    const spoilt = startServer(await freePort(), { BALANCE_DATABASE: none })
    await expect(spoilt).rejects.toThrow(/cannot start: the database .*\.txt cannot be used \(file is not a database\)/)
    remove()
  })
})

/** Plays a match by a fixed plan, with a kill after every acknowledged act, and reads what the store has of it. */
async function killedMatch(): Promise<{ readonly stored: StoredMatch; readonly record: MatchRecord }> {
  const { database, remove } = temporaryFolder()
  const port = await freePort()
  const start = async () => await startServer(port, { BALANCE_DATABASE: database })
  let server = await start()
  const { match, token } = await createMatch(server.base, { years: 2, powers: 2 })
  let seat = await sit(server.base, match, token)
  const shaken = async () => {
    await server.kill('SIGKILL')
    server = await start()
    seat = await sit(server.base, match, token)
  }
  for (let last = -1; ; ) {
    const { window } = (await seat.until(({ observation }) => isMyMove(observation, last))).observation
    last = window.number
    if (window.kind === 'ended') break
    if (window.kind === 'planning') expect(await seat.draft(window.number, orders)).toEqual({ ok: true })
    await shaken()
    expect(await seat.ready(window.number)).toEqual({ ok: true })
    await shaken()
  }
  await server.kill('SIGTERM')
  const opened = await openDatabase(database)
  const store = createMatchStore(opened)
  const [stored, record] = [await store.load(match), await store.record(match)]
  await opened.destroy()
  remove()
  return { stored: stored!, record: record! }
}

/** Whether a window later than this one waits for the viewer, or the match is over. */
const isMyMove = ({ self, window }: ViewMessage['observation'], after: number): boolean =>
  window.number > after && (window.kind === 'ended' || (self !== undefined && window.participants.includes(self.id)))

describe('a broken scenario file', () => {
  test('is named with file, path and reason', () => {
    const folder = mkdtempSync(join(tmpdir(), 'balance-scenarios-'))
    writeFileSync(join(folder, 'bent.json'), '{')
    const good = loadScenarios().get('two-blocs')!
    const wrong = { ...good, id: 'wrong', powers: [{ ...good.powers[0], gdp: 'much' }, ...good.powers.slice(1)] }
    writeFileSync(join(folder, 'wrong.json'), JSON.stringify(wrong))
    const doubled = {
      ...good,
      id: 'doubled',
      seatings: { 2: ['antilles', 'antilles'], 3: ['antilles', 'boreal', 'atlantis'] },
    }
    writeFileSync(join(folder, 'doubled.json'), JSON.stringify(doubled))
    const told = () => loadScenarios(folder)
    expect(told).toThrow(BrokenScenarioError)
    expect(told).toThrow(/bent\.json: \(whole file\)/)
    expect(told).toThrow(/wrong\.json: powers\.0\.gdp: /)
    expect(told).toThrow(/doubled\.json: seatings\.2: names a power twice/)
    expect(told).toThrow(/doubled\.json: seatings\.3: no power is called atlantis/)
  })
})
