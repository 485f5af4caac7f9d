import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { GameState } from '#shared/state/gameState'
import { faultsOf } from '#tests/support/axe'
import { drawn } from '#tests/support/mapHands'
import { mapPixels } from '#tests/support/mapPixels'
import { plant } from '#tests/support/plant'
import { newContext, openPage, openTab, type SCREENS } from '#tests/support/player'
import { close, fullStrike, toNextYear } from '#tests/support/positions'
import { createMatch } from '#tests/support/servers'
import { siteForTests } from '#tests/support/site'

/** The year after every power has fired all it had at the next power's cities, and the year after nothing happened. */
const YEARS: Readonly<Record<string, (opening: GameState) => GameState>> = {
  war(opening) {
    const next = (n: number) => opening.powers[(n + 1) % opening.powers.length]!.id
    const strikes = opening.powers.map(({ id }, n) => [id, [fullStrike(next(n), 'countervalue')]] as const)
    return toNextYear(close(opening, Object.fromEntries(strikes)).state).state
  },
  peace: (opening) => toNextYear(opening).state,
}

interface PlantedSeat {
  readonly match: string
  readonly token: string
  readonly power: string
}

const seats = new Map<string, PlantedSeat>()
const site = siteForTests({}, async (opened) => {
  for (const name of Object.keys(YEARS)) seats.set(name, await createMatch(opened.base, { powers: 6, years: 5 }))
  await opened.kill('SIGTERM')
  await plant(opened.database, new Map([...seats].map(([name, { match }]) => [match, YEARS[name]!])))
  await opened.start()
})

/** Brightness of every pixel of the map as it is seen, 0–255. */
async function brightnessOf(page: Page): Promise<readonly number[]> {
  const data = await mapPixels(page)
  return Array.from({ length: data.length / 4 }, (_, n) => (data[4 * n]! + data[4 * n + 1]! + data[4 * n + 2]!) / 3)
}

async function mapAfter(name: string, screen: keyof typeof SCREENS): Promise<readonly number[]> {
  const context = await newContext(site.browser, screen)
  const held = [{ ...seats.get(name)!, scenario: 'two-blocs' }]
  await context.addInitScript((kept) => localStorage.setItem('balance.seats', kept), JSON.stringify(held))
  const { page } = await openPage(context, `${site.base}/#/match/${held[0]!.match}`)
  await page.waitForSelector('.map-surface canvas')
  await openTab({ page, errors: [] }, 'map')
  await drawn(page)
  expect(await faultsOf(page)).toEqual([])
  const seen = await brightnessOf(page)
  await context.close()
  return seen
}

test.each(['laptop', 'phone'] as const)(
  'the map of the year after a war is seen to be another than after peace, on a %s',
  async (screen) => {
    const [war, peace] = [await mapAfter('war', screen), await mapAfter('peace', screen)]
    const mean = (all: readonly number[]) => all.reduce((sum, each) => sum + each, 0) / all.length
    const changed = war.filter((each, n) => Math.abs(each - peace[n]!) > 8).length / war.length
    // The sky is darker, and not by a shade only: a good part of the picture is another.
    expect(mean(war)).toBeLessThan(0.8 * mean(peace))
    expect(changed).toBeGreaterThan(0.3)
  },
)
