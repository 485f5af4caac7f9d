import { expect, test } from 'vitest'
import type { GameState } from '#shared/state/gameState'
import { plant, positionIn } from '#tests/support/plant'
import { lookAround } from '#tests/support/player'
import { sitAt } from '#tests/support/seatedPage'
import { createMatch } from '#tests/support/servers'
import { siteForTests } from '#tests/support/site'

const site = siteForTests()

/** An alarm of the first seat's, of which its sensors give every track this much. */
function alarmed(opening: GameState, confidence: number): GameState {
  const state = positionIn('warning', opening)
  const { exchange } = state
  return { ...state, exchange: { ...exchange, tracks: exchange.tracks.map((track) => ({ ...track, confidence })) } }
}

test('an alarm that the sensors all but deny is a card over the map, from which every answer can be given', async () => {
  const seats = [
    await createMatch(site.base, { powers: 6, years: 5 }),
    await createMatch(site.base, { powers: 6, years: 5 }),
  ]
  await site.kill('SIGTERM')
  await plant(site.database, new Map(seats.map(({ match }) => [match, (opening) => alarmed(opening, 0.002)])))
  await site.start()
  for (const [n, screen] of (['phone', 'laptop'] as const).entries()) {
    const { page, errors } = await sitAt(site.browser, site.base, seats[n]!, screen)
    const card = page.locator('[data-test=faint-alarm]')
    await card.waitFor()
    expect(await card.textContent()).toContain('less than 1%')
    expect(await page.locator('[data-test=crisis-warning]').count()).toBe(0)
    expect(await lookAround({ page, errors })).toBe('warning')
    const share = await card.evaluate((each) => {
      const { width, height } = each.getBoundingClientRect()
      return (width * height) / (innerWidth * innerHeight)
    })
    expect(share).toBeLessThan(0.4)
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/faint-${screen}.png` })
    expect(await page.locator('[data-test="warning.launch"]').count()).toBe(0)
    await page.click('[data-test=alarm-others]')
    for (const answer of ['rideOut', 'ask', 'raiseReadiness', 'launch'])
      await page.waitForSelector(`[data-test="warning.${answer}"]`)
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/faint-${screen}-all.png` })
    await page.click('[data-test="warning.rideOut"]')
    await page.waitForFunction(() => document.querySelector('.war-room')?.getAttribute('data-window') !== 'warning')
    expect(await page.locator('[data-test=alarm-result]').count()).toBe(0)
    expect(errors).toEqual([])
  }
})
