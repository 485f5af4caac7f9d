import { answerInPassing, openTab, orderStrike, type Player, STAGES } from './player.ts'
import { sitAt } from './seatedPage.ts'
import { createMatch } from './servers.ts'

/** A seat of a new match of two, motion on, its strike ordered and the map open: the end of the year is all that is missing. */
export async function readyToStrike(
  { browser, base }: { readonly browser: Parameters<typeof sitAt>[0]; readonly base: string },
  screen: 'laptop' | 'phone',
): Promise<Player> {
  const seat = await createMatch(base, { powers: 2, years: 5 })
  const player = await sitAt(browser, base, seat, screen)
  const { page } = player
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  await page.reload()
  await page.waitForSelector('[data-test=year]')
  await orderStrike(player, 'boreal')
  await openTab(player, 'map')
  return player
}

/** Ends the year, so that the strike flies: an alarm or a crisis of one's own may have to be answered first, as luck has it. */
export async function letStrikeFly(player: Player): Promise<void> {
  const { page } = player
  await page.click('[data-test=ready]')
  for (let looks = 0; looks < 1200 && !(await page.isVisible('[data-test=toll]')); looks++) {
    if (await page.isVisible('[data-test=go-on]'))
      await page.click('[data-test=go-on]', { timeout: 1000 }).catch(() => undefined)
    for (const moment of ['warning', 'confrontation'] as const)
      if (await page.isVisible(STAGES[moment])) await answerInPassing(player, moment)
    await page.waitForTimeout(50)
  }
  await page.waitForSelector('[data-test=toll]')
}
