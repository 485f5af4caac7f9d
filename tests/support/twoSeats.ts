import type { Browser } from 'playwright-core'
import type { GameState } from '#shared/state/gameState'
import { richPosition } from '#tests/support/plant'
import { newContext, openPage, type Player, type SCREENS } from '#tests/support/player'
import { withTreaty } from '#tests/support/positions'
import { post } from '#tests/support/servers'

/** Settings under which several tables may be made. */
export const TWO_SEATS_SETTINGS = { BALANCE_MATCHES_PER_MINUTE: '1000' } as const

interface TableSeat {
  readonly lobby: string
  readonly token: string
  readonly power: string
}

/** A table of two people, begun. */
export interface TableOfTwo {
  readonly match: string
  readonly ada: TableSeat
  readonly bob: TableSeat
}

const WISH = { scenario: 'two-blocs', powers: 2, years: 5, timeControl: 'untimed', open: false, chatRule: 'free' }

/** Seats two people at a table of their own and begins it. */
export async function seatTwo(base: string): Promise<TableOfTwo> {
  const ada = (await post(base, '/api/v1/lobbies', { ...WISH, name: 'Ada' })).json as TableSeat
  const bob = (await post(base, `/api/v1/lobbies/${ada.lobby}/seats`, { name: 'Bob' })).json as TableSeat
  const begun = await post(base, `/api/v1/lobbies/${ada.lobby}/start`, { token: ada.token })
  return { match: (begun.json as { match?: string }).match ?? ada.lobby, ada, bob }
}

/** A position in which the first seat can order all, with no treaty between the two but a hotline, if there is to be one. */
export const joinedBy =
  (hotline: boolean) =>
  (opening: GameState): GameState => {
    // Without tension no false alarm comes to the one who strikes.
    const bare = { ...richPosition(opening), treaties: [], tension: opening.tension.map((row) => row.map(() => 0)) }
    return hotline ? withTreaty(bare, 'hotline', 0, 1) : bare
  }

/** One of the two at their own browser, in the room of their match. */
export async function sitAtTable(
  browser: Browser,
  base: string,
  table: TableOfTwo,
  who: 'ada' | 'bob',
  screen: keyof typeof SCREENS,
): Promise<Player> {
  const context = await newContext(browser, screen)
  const held = [{ match: table.match, token: table[who].token, power: table[who].power, scenario: 'two-blocs' }]
  await context.addInitScript((kept) => localStorage.setItem('balance.seats', kept), JSON.stringify(held))
  const player = await openPage(context, `${base}/?lang=en#/match/${table.match}`)
  await player.page.waitForSelector('[data-test=year]')
  return player
}
