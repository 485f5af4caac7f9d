import type { Browser } from 'playwright-core'
import { newContext, openPage, type Player, type SCREENS } from '#tests/support/player'

/** A seat as the server gives it out. */
export interface HeldSeat {
  readonly match: string
  readonly token: string
  readonly power: string
}

/** A player's page on the room of this seat, as on a device that holds the seat. */
export async function sitAt(
  browser: Browser,
  base: string,
  seat: HeldSeat,
  screen: keyof typeof SCREENS,
): Promise<Player> {
  const context = await newContext(browser, screen)
  await context.addInitScript(
    (kept) => localStorage.setItem('balance.seats', kept),
    JSON.stringify([{ ...seat, scenario: 'two-blocs' }]),
  )
  const player = await openPage(context, `${base}/?lang=en#/match/${seat.match}`)
  await player.page.waitForSelector('[data-test=year]')
  return player
}
