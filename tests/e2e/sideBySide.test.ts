import { describe, expect, test } from 'vitest'
import type { GameState } from '#shared/state/gameState'
import { faultsOf } from '#tests/support/axe'
import { plant, richPosition } from '#tests/support/plant'
import {
  myMove,
  newContext,
  openPage,
  openTab,
  orderStrike,
  type Player,
  putYearAway,
  type SCREENS,
} from '#tests/support/player'
import { withTreaty } from '#tests/support/positions'
import { post } from '#tests/support/servers'
import { siteForTests } from '#tests/support/site'

interface TableSeat {
  readonly lobby: string
  readonly token: string
  readonly power: string
}

/** A table of two people, by whether a hotline joins them. */
interface Table {
  readonly match: string
  readonly ada: TableSeat
  readonly bob: TableSeat
}

const WISH = { scenario: 'two-blocs', powers: 2, years: 5, timeControl: 'untimed', open: false, chatRule: 'free' }

/** A position in which the first seat can order all, with no treaty between the two but a hotline, if there is to be one. */
const joinedBy =
  (hotline: boolean) =>
  (opening: GameState): GameState => {
    // Without tension no false alarm comes to the one who strikes.
    const bare = { ...richPosition(opening), treaties: [], tension: opening.tension.map((row) => row.map(() => 0)) }
    return hotline ? withTreaty(bare, 'hotline', 0, 1) : bare
  }

/** Tables by name, as many as a test may have attempts: a match that has been played cannot be begun again. */
const tables = new Map<string, Table[]>()
const ATTEMPTS = 2
const site = siteForTests({ BALANCE_MATCHES_PER_MINUTE: '1000' }, async (opened) => {
  const changes = new Map<string, (opening: GameState) => GameState>()
  for (const name of Array.from({ length: ATTEMPTS }, () => ['hotline', 'none']).flat()) {
    const ada = (await post(opened.base, '/api/v1/lobbies', { ...WISH, name: 'Ada' })).json as TableSeat
    const bob = (await post(opened.base, `/api/v1/lobbies/${ada.lobby}/seats`, { name: 'Bob' })).json as TableSeat
    const begun = await post(opened.base, `/api/v1/lobbies/${ada.lobby}/start`, { token: ada.token })
    const table = { match: (begun.json as { match?: string }).match ?? ada.lobby, ada, bob }
    tables.set(name, [...(tables.get(name) ?? []), table])
    changes.set(table.match, joinedBy(name === 'hotline'))
  }
  await opened.kill('SIGTERM')
  await plant(opened.database, changes)
  await opened.start()
})

async function sitAt(table: Table, who: 'ada' | 'bob', screen: keyof typeof SCREENS): Promise<Player> {
  const context = await newContext(site.browser, screen)
  const held = [{ match: table.match, token: table[who].token, power: table[who].power, scenario: 'two-blocs' }]
  await context.addInitScript((kept) => localStorage.setItem('balance.seats', kept), JSON.stringify(held))
  const player = await openPage(context, `${site.base}/#/match/${table.match}`)
  await player.page.waitForSelector('[data-test=year]')
  return player
}

describe('two seats side by side: a strike on a laptop, an alarm on a phone', () => {
  test.each(['hotline', 'none'])('with %s between them', async (name) => {
    const table = tables.get(name)!.shift()!
    const [ada, bob] = [await sitAt(table, 'ada', 'laptop'), await sitAt(table, 'bob', 'phone')]
    await orderStrike(ada, table.bob.power)
    await openTab(ada, 'map')
    for (const { page } of [ada, bob]) await page.click('[data-test=ready]')
    // The alarm takes the phone; on the laptop the world holds its breath, and there is nothing to press.
    await bob.page.waitForSelector('[data-test=crisis-warning]')
    await ada.page.waitForSelector('[data-test=alarm-elsewhere]')
    expect(await ada.page.locator('.alarm button').count()).toBe(0)
    expect(await bob.page.textContent('.alarm-facts')).toMatch(/\d+ tracks, from the Antillean Union/)
    const ask = bob.page.locator('[data-test="warning.ask"]')
    expect(await ask.isEnabled()).toBe(name === 'hotline')
    if (name === 'hotline') {
      await ask.click()
      await bob.page.waitForSelector('[data-test=hotline-answer]')
      // Nobody is told that there is no line who has just spoken on it.
      expect(await ask.textContent()).toMatch(/You have asked/)
    }
    await bob.page.click('[data-test="warning.rideOut"]')
    // Both are told what came down, and only then.
    const told: string[] = []
    for (const { page } of [ada, bob]) {
      await page.waitForSelector('[data-test=war-told]')
      told.push((await page.textContent('[data-test=war-told] p'))!)
      await page.click('[data-test=war-told] [data-test=go-on]')
    }
    expect(told[0]).toMatch(/[1-9].*people/)
    expect(told[1]).toBe(told[0])
    // The one who was warned learns that it was real.
    await bob.page.waitForSelector('[data-test=alarm-result]:has-text("It was real.")')
    expect(await ada.page.locator('[data-test=alarm-result]').count()).toBe(0)
    expect(await faultsOf(bob.page)).toEqual([])
    await putYearAway(bob.page)
    expect(await myMove(bob)).toBe('retaliation')
    expect([...ada.errors, ...bob.errors]).toEqual([])
    for (const { page } of [ada, bob]) await page.context().close()
  })
})
