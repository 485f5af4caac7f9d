import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { moduleOf, ORDER_TYPES, type OrderType } from '#shared/orders/index'
import { HANDS, turnKeys } from '#tests/support/hands'
import { drawn, landsOnScreen } from '#tests/support/mapHands'
import { plant, positionIn } from '#tests/support/plant'
import { newContext, openPage, openTab, ordersSaved, type SCREENS } from '#tests/support/player'
import { createMatch } from '#tests/support/servers'
import { siteForTests } from '#tests/support/site'
import texts from '../../assets/lang/en/front.json' with { type: 'json' }

/** On what lands an order is tried, and what is pressed in its form; nothing where the verb is the order. */
const TRIED: Readonly<Partial<Record<OrderType, readonly [on: 'own' | 'rival' | 'state', ...presses: string[]]>>> = {
  build: ['own', '[data-test=more-submarines]'],
  scrap: ['own', '[data-test=act-scrap]'],
  research: ['own', '[data-test^=research-]:not([aria-pressed=true])'],
  posture: ['own', '[data-test=readiness-bombers-4]'],
  spy: ['rival', '[data-test=spy-boreal-2]'],
  influence: ['state', '[data-test=influence-2]'],
  umbrella: ['state', '[data-test=act-umbrella]'],
  base: ['state', '[data-test=act-base]'],
  diplomacy: ['rival', '[data-test=treaty-noFirstUse-boreal]'],
  statement: ['rival', '[data-test=say-threaten]'],
  challenge: ['state', '[data-test=act-challenge]'],
  strike: ['rival', '[data-test=plan-strike]'],
}

const PLANNED = ORDER_TYPES.filter((type) => moduleOf({ type }).windows.includes('planning'))

interface Seat {
  readonly match: string
  readonly token: string
  readonly power: string
}

const seats: Seat[] = []
const site = siteForTests({ BALANCE_MATCHES_PER_MINUTE: '1000' }, async (opened) => {
  for (let n = 0; n < 2; n++) seats.push(await createMatch(opened.base, { powers: 6, years: 5 }))
  await opened.kill('SIGTERM')
  const rich = (opening: Parameters<typeof positionIn>[1]) => positionIn('planning', opening)
  await plant(opened.database, new Map(seats.map(({ match }) => [match, rich])))
  await opened.start()
})

const openVerb = (type: OrderType): string => `[data-test=verb-${type}]:not(.closed)`

const POWERS: ReadonlySet<string> = new Set(Object.values(texts.power).map(({ name }) => name))
const OWN = texts.power.antilles.name

/** Presses the own land, or lesser states one after the other, until one has this verb open. */
async function chooseLand(
  page: Page,
  type: OrderType,
  on: 'own' | 'state',
  press: (x: number, y: number) => Promise<void>,
): Promise<void> {
  const tried = new Set<string>()
  for (;;) {
    // A phone shows a part of the world only: all of it, so that every state can be tried.
    if (on === 'state') await page.click('.map-zoom button >> nth=2')
    const next = [...(await landsOnScreen(page, 1))].find(
      ([name]) => !tried.has(name) && (on === 'own' ? name === OWN : !POWERS.has(name)),
    )
    if (next === undefined) break
    const [name, [x, y]] = next
    tried.add(name)
    await press(x, y)
    // Two taps that follow close on each other would zoom.
    await page.waitForTimeout(400)
    if ((await page.locator(openVerb(type)).count()) > 0) return
    const close = page.locator('[data-test=target-close]')
    if (await close.isVisible()) await close.click()
  }
  throw new Error(`no land on the screen has ${type}`)
}

test('every kind of order of a year’s plans is tried', () => {
  expect(Object.keys(TRIED).toSorted()).toEqual([...PLANNED].toSorted())
})

describe.each([
  ['mouse', 'laptop', 0],
  ['touch', 'phone', 1],
] as const)('by %s on the map of a %s', (hand, screen: keyof typeof SCREENS, seat) => {
  test('every kind of order of a year is given on a land, stands there as a ghost, and is taken back', async () => {
    const context = await newContext(site.browser, screen)
    const held = seats.map((each) => ({ ...each, scenario: 'two-blocs' }))
    await context.addInitScript((kept) => localStorage.setItem('balance.seats', kept), JSON.stringify(held))
    const player = await openPage(context, `${site.base}/#/match/${seats[seat]!.match}`)
    const { page, errors } = player
    await page.waitForSelector('.map-surface canvas')
    await openTab(player, 'map')
    await drawn(page)
    const press = (selector: string) => (hand === 'touch' ? page.tap(selector) : page.click(selector))
    const pressAt = (x: number, y: number) => (hand === 'touch' ? page.touchscreen.tap(x, y) : page.mouse.click(x, y))
    for (const type of PLANNED) {
      const [on, ...presses] = TRIED[type]!
      if (on === 'rival') await press('[data-test=leader-boreal]')
      else await chooseLand(page, type, on, pressAt)
      await press(openVerb(type))
      const isForm = (await page.locator('[data-test=verb-form]').count()) > 0
      for (const each of isForm ? presses : []) await press(`[data-test=verb-form] ${each}`)
      // The land was chosen on the map: the keys are out for it.
      if (type === 'strike') await turnKeys(HANDS[hand], page, '.two-keys [data-test=target-boreal][aria-pressed=true]')
      await page.waitForSelector(`[data-test=verb-${type}].given-verb`)
      await press('[data-test=target-close]')
      const ghost = page.locator(`[data-test=ghost-${type}]`).first()
      await ghost.waitFor({ state: 'attached' })
      // A ghost of a land off a phone's screen is there for screen readers, and taken back by them.
      await ghost.dispatchEvent('click')
      await ghost.waitFor({ state: 'detached' })
    }
    await ordersSaved(player)
    expect(errors).toEqual([])
    await context.close()
  })
})
