import { beforeEach, expect, test, vi } from 'vitest'
import { LocalMatch } from '#client/workers/localMatch.ts'
import { loadScenarios } from '#server/lib/loadScenarios'
import type { LocalMatchSetup } from '#shared/homework/localSetup'

const SETUP: LocalMatchSetup = { scenario: 'two-blocs', powers: 6, years: 5, seed: 'years' }

/** What the page keeps on the device over reloads. */
const stored = new Map<string, string>()
const storage = {
  getItem: (name: string) => stored.get(name) ?? null,
  setItem: (name: string, text: string) => stored.set(name, text),
  removeItem: (name: string) => stored.delete(name),
}
vi.stubGlobal('localStorage', storage)
vi.stubGlobal('sessionStorage', storage)
beforeEach(() => stored.clear())

async function begin(setup: LocalMatchSetup): Promise<LocalMatch> {
  const scenarios = loadScenarios()
  const match = new LocalMatch(async (id) => scenarios.get(id))
  await match.begin(setup)
  return match
}

/** A page just loaded, with the practice match open. */
async function loadPage() {
  vi.resetModules()
  const { fetchTexts, startText } = await import('#client/text/text.ts')
  await startText()
  await fetchTexts('room')
  const game = await import('#client/store/game.ts')
  const { matchListener } = await import('#client/commands/matchListener.ts')
  const { pastYear } = await import('#client/store/year.ts')
  const { isDossierOpen, closeDossier } = await import('#client/store/dossier.ts')
  game.matchId.value = 'practice'
  const listener = matchListener(() => ({ request: async () => ({ ok: true }) }))
  game.role.value = 'player'
  const show = (match: LocalMatch) => listener.view(match.view())
  return { ...game, pastYear, isDossierOpen, closeDossier, show }
}

/** Ready until the year's plans are asked for again. */
function playYear(match: LocalMatch): void {
  const { year } = match.view().observation
  for (let windows = 0; windows < 12; windows++) {
    const { observation } = match.view()
    if (observation.year > year && observation.window.kind === 'planning') return
    match.ready(observation.window.number)
  }
  throw new Error('the year never ended')
}

test('a page loaded anew still knows the year before, from which cards of the in-tray are made', async () => {
  const match = await begin(SETUP)
  const first = await loadPage()
  first.show(match)
  playYear(match)
  first.show(match)
  expect(first.pastYear.value?.before.year).toBe(1)
  const second = await loadPage()
  second.show(match)
  expect(second.pastYear.value?.before.year).toBe(1)
})

test('another match on the device knows nothing of the one before, though both have one id', async () => {
  const first = await loadPage()
  first.show(await begin(SETUP))
  const second = await loadPage()
  const other = await begin({ ...SETUP, scenario: 'autumn-1983', powers: 5, years: 6 })
  second.show(other)
  playYear(other)
  second.show(other)
  expect(second.pastYear.value?.before.scenario).toBe('autumn-1983')
})

test('the dossier of each historical match is opened, also of the second on one device', async () => {
  const page = await loadPage()
  page.show(await begin({ ...SETUP, scenario: 'autumn-1983', powers: 5, years: 6 }))
  expect(page.isDossierOpen.value).toBe(true)
  page.closeDossier()
  expect(page.isDossierOpen.value).toBe(false)
  page.show(await begin({ ...SETUP, scenario: 'july-1914', powers: 5, years: 5 }))
  expect(page.isDossierOpen.value).toBe(true)
})
