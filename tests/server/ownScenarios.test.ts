import { afterAll, describe, expect, test } from 'vitest'
import { diagnose } from '#server/admin/doctor'
import { verify } from '#server/admin/verify'
import { BrokenScenarioError, loadScenarios } from '#server/lib/loadScenarios'
import type { MatchCreated, PollNews } from '#shared/protocol/match'
import { type OpenScenario, openScenarioSchema, type ScenarioEntry } from '#shared/protocol/system'
import { callRoute } from '#tests/support/callRoute'
import { ownScenarioFile, scenarioFolder } from '#tests/support/ownScenario'
import { temporaryFolder } from '#tests/support/servers'
import { serve } from '#tests/support/testServer'

const own = scenarioFolder(ownScenarioFile())
afterAll(own.remove)

async function playOut(base: string): Promise<MatchCreated> {
  const body = { scenario: 'six-lakes', powers: 6, years: 2, timeControl: 'untimed' } as const
  const made = (await (await callRoute(base, 'POST /api/v1/matches', { body })).json()) as MatchCreated
  const { match: id, token } = made
  for (;;) {
    const { view } = (await (
      await callRoute(base, 'GET /api/v1/matches/:id/news', { params: { id }, token })
    ).json()) as PollNews
    if (view!.observation.window.kind === 'ended') return made
    const command = { command: 'ready', window: view!.observation.window.number, ready: true } as const
    await callRoute(base, 'POST /api/v1/matches/:id/commands', { params: { id }, token, body: command })
  }
}

describe('a scenario of a host’s folder', () => {
  test('is offered with its words, played, recorded, and opened on a server without the file', async () => {
    const { database, remove } = temporaryFolder()
    const here = await serve({ BALANCE_SCENARIOS: own.folder, BALANCE_DATABASE: database })
    const { scenarios } = (await (await callRoute(here.base, 'GET /api/v1/scenarios')).json()) as {
      scenarios: ScenarioEntry[]
    }
    expect(scenarios.find(({ id }) => id === 'six-lakes')?.words?.['zh-Hant']?.name).toBe('六個湖')
    expect(scenarios.find(({ id }) => id === 'two-blocs')?.words).toBeUndefined()
    const params = { id: 'six-lakes' }
    const open = await callRoute(here.base, 'GET /api/v1/scenarios/:id', { params })
    expect(open.status).toBe(200)
    const facts = (await open.json()) as OpenScenario
    expect(openScenarioSchema.safeParse(facts).error).toBeUndefined()
    expect(facts.powers).toHaveLength(8)
    for (const secret of ['events', 'bases', 'forces', 'technology', 'posture'])
      expect(JSON.stringify(facts)).not.toContain(`"${secret}"`)
    const { match } = await playOut(here.base)
    const record = await (
      await callRoute(here.base, 'GET /api/v1/matches/:id/record', { params: { id: match } })
    ).text()
    await here.stop()

    const elsewhere = await serve()
    const shown = await callRoute(elsewhere.base, 'POST /api/v1/records', { body: record })
    expect(shown.status).toBe(201)
    const { match: id } = (await shown.json()) as { match: string }
    const news = (await (
      await callRoute(elsewhere.base, 'GET /api/v1/matches/:id/news', { params: { id } })
    ).json()) as PollNews
    expect(news.view!.observation).toMatchObject({ scenario: 'six-lakes', window: { kind: 'ended' } })
    const again = await (await callRoute(elsewhere.base, 'GET /api/v1/matches/:id/record', { params: { id } })).text()
    expect(JSON.parse(again.split('\n')[0]!).ownScenario).toEqual(JSON.parse(record.split('\n')[0]!).ownScenario)
    await elsewhere.stop()

    // The folder may change or go: what was played stays what it was, and plays again.
    expect(await verify(database)).toMatchObject({ over: 1, broken: [], foreign: [] })
    const without = await serve({ BALANCE_DATABASE: database })
    expect((await callRoute(without.base, 'GET /api/v1/matches/:id/news', { params: { id: match } })).status).toBe(200)
    await without.stop()
    remove()
  })

  test('is read whole only where its host lets anybody, and what comes with the game everywhere', async () => {
    const file = async (settings: Record<string, string>, id: string) => {
      const here = await serve({ BALANCE_SCENARIOS: own.folder, ...settings })
      const answer = await callRoute(here.base, 'GET /api/v1/scenarios/:id/file', { params: { id } })
      const told = { status: answer.status, file: (await answer.json()) as { powers?: object[]; problem?: object } }
      await here.stop()
      return told
    }
    const closed = await file({}, 'six-lakes')
    expect(closed).toMatchObject({ status: 403, file: { problem: { key: 'problem.scenarioClosed' } } })
    expect(closed.file).not.toHaveProperty('powers')
    const open = await file({ BALANCE_OPEN_SCENARIOS: 'on' }, 'six-lakes')
    expect(open).toMatchObject({ status: 200, file: { id: 'six-lakes' } })
    expect(open.file.powers?.[0]).toHaveProperty('forces')
    expect((await file({}, 'two-blocs')).status).toBe(200)
    expect((await file({}, 'no-such')).status).toBe(404)
  })

  test('a match under way goes on by the scenario it began with when the file has changed', async () => {
    const { database, remove } = temporaryFolder()
    const before = scenarioFolder(ownScenarioFile())
    const first = await serve({ BALANCE_SCENARIOS: before.folder, BALANCE_DATABASE: database })
    const body = { scenario: 'six-lakes', powers: 6, years: 2, timeControl: 'untimed' } as const
    const made = (await (await callRoute(first.base, 'POST /api/v1/matches', { body })).json()) as MatchCreated
    await first.stop()
    const after = scenarioFolder(ownScenarioFile({ years: 9, rules: { 'research.price': 0.123 } }))
    const second = await serve({ BALANCE_SCENARIOS: after.folder, BALANCE_DATABASE: database })
    const input = { params: { id: made.match }, token: made.token, query: { options: 'yes' } } as const
    const { options = [] } = (await (
      await callRoute(second.base, 'GET /api/v1/matches/:id/news', input)
    ).json()) as PollNews
    const costs = options.find(({ type }) => type === 'research')!.acts.map(({ cost }) => cost)
    expect(costs.length).toBeGreaterThan(0)
    expect(costs).not.toContain(0.123)
    await second.stop()
    for (const { remove: forget } of [before, after, { remove }]) forget()
  })

  test('a record whose scenario was changed does not hold, and one whose scenario is broken is none', async () => {
    const here = await serve({ BALANCE_SCENARIOS: own.folder })
    const { match } = await playOut(here.base)
    const record = await (
      await callRoute(here.base, 'GET /api/v1/matches/:id/record', { params: { id: match } })
    ).text()
    const [head, ...lines] = record.split('\n')
    const changed = (ownScenario: object) =>
      [JSON.stringify({ ...JSON.parse(head!), ownScenario }), ...lines].join('\n')
    const kept = JSON.parse(head!).ownScenario
    const poorer = { ...kept, powers: kept.powers.map((power: object) => ({ ...power, gdp: 6 })) }
    for (const [wrong, line] of [
      [poorer, 2],
      [{ ...kept, powers: [] }, 1],
      [{ ...kept, id: 'two-blocs' }, 1],
    ] as const) {
      const answer = await callRoute(here.base, 'POST /api/v1/records', { body: changed(wrong) })
      expect(await answer.json()).toMatchObject({
        problem: { key: 'problem.brokenRecord', args: { lineNumber: line } },
      })
    }
    await here.stop()
  })
})

describe('a faulty file of a host’s folder', () => {
  const lake = ownScenarioFile() as {
    words: { en: { powers: object } }
    powers: { territories: string[] }[]
  }
  const nameless = {
    ...lake,
    words: { en: { ...lake.words.en, powers: { atlantis: { name: 'Atlantis', short: 'A' } } } },
  }
  const withLand = (n: number, territories: readonly string[]) =>
    ownScenarioFile({ powers: lake.powers.map((power, k) => (k === n ? { ...power, territories } : power)) })
  const landless = withLand(0, ['999'])
  const twice = withLand(1, lake.powers[0]!.territories)
  const filled = { ...lake, words: { en: { ...lake.words.en, name: 'Lakes {{n}}' } } }
  test.each([
    ['without words', ownScenarioFile({ words: undefined }), 'six-lakes.json', /words: is missing/],
    [
      'of a scenario of the game',
      ownScenarioFile({ id: 'two-blocs' }),
      'two-blocs.json',
      /two-blocs is a scenario of the game/,
    ],
    ['that names no power', nameless, 'six-lakes.json', /words\.en\.powers\.own-antilles: has no name/],
    ['that names what is not there', nameless, 'six-lakes.json', /words\.en\.powers\.atlantis: is no power or state/],
    ['with marks of texts', filled, 'six-lakes.json', /words\.en\.name: holds double braces/],
    [
      'with land that the map has not',
      landless,
      'six-lakes.json',
      /powers\.0\.territories: the map has no territory 999/,
    ],
    ['with land taken twice', twice, 'six-lakes.json', /powers\.1\.territories: \S+ already belongs to own-/],
    ['that is too large', ownScenarioFile({ padding: 'x'.repeat(300_000) }), 'six-lakes.json', /larger than 256 kB/],
    ['of another name', ownScenarioFile(), 'five-lakes.json', /id: is six-lakes, not the file's name/],
  ])('%s is named at start, and by doctor', async (_, file, name, told) => {
    const { folder, remove } = scenarioFolder(file, name)
    expect(() => loadScenarios(folder)).toThrow(BrokenScenarioError)
    expect(() => loadScenarios(folder)).toThrow(told)
    const findings = await diagnose({ BALANCE_SCENARIOS: folder, BALANCE_DATABASE: ':memory:', BALANCE_PORT: '0' })
    const found = findings.find(({ about }) => about === 'scenarios')
    expect([found?.state, told.test(found?.words ?? '')]).toEqual(['mend', true])
    remove()
  })

  test('and a folder that is not there; a sound one is named by doctor too', async () => {
    expect(() => loadScenarios('/no/such/folder')).toThrow(BrokenScenarioError)
    const findings = await diagnose({ BALANCE_SCENARIOS: own.folder, BALANCE_DATABASE: ':memory:', BALANCE_PORT: '0' })
    expect(findings.find(({ about }) => about === 'scenarios')).toMatchObject({
      state: 'well',
      words: expect.stringContaining('six-lakes'),
    })
  })
})
