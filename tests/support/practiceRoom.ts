import type { Page } from 'playwright-core'
import { keptAsPractice, momentOf } from '#tests/support/moments'
import { openTab, putYearAway, type SCREENS, sitDown } from '#tests/support/player'
import type { Site } from '#tests/support/site'

type Saved = Parameters<typeof keptAsPractice>[0]

/** The room of a practice match as it was stored, without its map and with no year left to be told. */
export async function practiceRoom({ browser, base }: Site, saved: Saved, screen: keyof typeof SCREENS): Promise<Page> {
  const { page } = await sitDown(browser, 'about:blank', screen)
  await page.addInitScript(keptAsPractice(saved))
  await page.goto(`${base}/?lite=1#/practice`)
  await page.waitForSelector('.war-room')
  await putYearAway(page)
  return page
}

/** The same at a window of this kind, with its lists put away: without its map the room opens with them. */
export async function stageOf(
  site: Site,
  kind: 'planning' | 'warning' | 'confrontation' | 'ended',
  screen: keyof typeof SCREENS,
): Promise<Page> {
  const page = await practiceRoom(site, await momentOf(kind), screen)
  if (kind !== 'ended') await openTab({ page, errors: [] }, 'map')
  return page
}
