import { expect, test } from 'vitest'
import { loadScenarios } from '#server/lib/loadScenarios'
import { contestOf, seenBalance } from '#shared/analysis/seenBalance'
import { RULESET } from '#shared/ruleset/ruleset'
import { rulesetVariant } from '#shared/ruleset/rulesetVariant'
import { confrontationOf } from '#shared/view/lookup'
import { isPlayerView, type Observation } from '#shared/view/observation'
import { keptAsPractice, momentOf } from '#tests/support/moments'
import { putYearAway, sitDown } from '#tests/support/player'
import { siteForTests } from '#tests/support/site'

const site = siteForTests()

async function openAt(saved: Parameters<typeof keptAsPractice>[0]) {
  const { page, errors } = await sitDown(site.browser, 'about:blank', 'phone')
  await page.addInitScript(keptAsPractice(saved))
  await page.goto(`${site.base}/?lang=en#/practice`)
  await page.waitForSelector('[data-test=year]')
  return { page, errors }
}

test('every key of the tray takes the first tap of a finger, and stays where it was', async () => {
  const { page, errors } = await openAt(await momentOf('planning'))
  await putYearAway(page)
  await page.tap('[data-test=tray-peek]')
  const cards = page.locator('.matters > details.matter')
  for (let n = 0; n < (await cards.count()); n++) {
    const card = cards.nth(n)
    if ((await card.getAttribute('open')) === null) await card.locator('summary').tap()
    const key = card.locator('li > button').first()
    const before = await key.boundingBox()
    await page.touchscreen.tap(before!.x + before!.width / 2, before!.y + before!.height / 2)
    await expect.poll(() => key.getAttribute('aria-pressed')).toBe('true')
    if ((await card.locator('.asker').count()) === 0) expect((await key.boundingBox())?.y).toBe(before!.y)
  }
  expect(errors).toEqual([])
})

/** Own odds, 0–1, that the ground decides for the viewer. */
function ownOdds(seen: Observation): number {
  const crisis = isPlayerView(seen) ? confrontationOf(seen) : undefined
  if (!isPlayerView(seen) || crisis === undefined) return 0.5
  const scenario = loadScenarios().get(seen.scenario)!
  const { odds } = seenBalance(rulesetVariant(RULESET, scenario.rules), seen, contestOf(crisis))
  return crisis.challenger === seen.self.id ? odds : 1 - odds
}

test.each([
  ['that the ground has as good as decided shows one move, and the others when asked', [0.92, 1], ['stand']],
  ['that is open shows all its moves', [0.2, 0.8], ['stand', 'raise', 'offer', 'offerSecretly', 'stepBack']],
] as const)('a confrontation %s', async (_, [least, most], moves) => {
  const fits = (seen: Observation) => {
    const crisis = isPlayerView(seen) ? confrontationOf(seen) : undefined
    const odds = ownOdds(seen)
    return crisis?.risk === 0 && crisis.offers.length === 0 && !crisis.mediated && odds >= least && odds <= most
  }
  const { page } = await openAt(await momentOf('confrontation', fits))
  await page.waitForSelector('[data-test=crisis-confrontation]')
  const shown = () => page.$$eval('.hold-key.move-key', (keys) => keys.map((key) => (key as HTMLElement).dataset.test))
  expect((await shown()).sort()).toEqual(moves.map((move) => `confront-${move}`).sort())
  if (moves.length > 1) return
  await page.tap('[data-test=confront-others]')
  expect((await shown()).length).toBeGreaterThanOrEqual(4)
})
