import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { BrokenScenario, loadScenarios } from '#server/scenarios'
import { openDatabase } from '#server/store/database'
import { createMatchStore } from '#server/store/matchStore'
import { replay } from '#shared/match/replay'
import { RULESET } from '#shared/ruleset/ruleset'
import { createMatch, freePort, playOut, sit, startServer, temporaryFolder } from '#tests/support/servers'

const orders = [{ type: 'build', force: 'submarines', lots: 1 }] as const

describe('a server that is killed', () => {
  test('loses nothing it acknowledged: same seat, same drafts, and the match replays to the same hashes', async () => {
    const { database, remove } = temporaryFolder()
    const port = await freePort()
    const environment = { BALANCE_DATABASE: database }
    let server = await startServer(port, environment)
    const { match, token } = await createMatch(server.base, { years: 4, seed: 'restart' })
    let seat = await sit(server.base, match, token)
    await seat.ready(0)
    await seat.until(({ observation }) => observation.window.kind === 'planning' && observation.year === 2)
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
})

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
    expect(told).toThrow(BrokenScenario)
    expect(told).toThrow(/bent\.json: \(whole file\)/)
    expect(told).toThrow(/wrong\.json: powers\.0\.gdp: /)
    expect(told).toThrow(/doubled\.json: seatings\.2: names a power twice/)
    expect(told).toThrow(/doubled\.json: seatings\.3: no power is called atlantis/)
  })
})
