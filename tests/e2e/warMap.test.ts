import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { GameState } from '#shared/state/gameState'
import { faultsOf } from '#tests/support/axe'
import { drawn } from '#tests/support/mapHands'
import { mapPixels } from '#tests/support/mapPixels'
import { plant } from '#tests/support/plant'
import { newContext, openPage, openTab, SCREENS } from '#tests/support/player'
import { close, fullStrike, toNextYear } from '#tests/support/positions'
import { createMatch } from '#tests/support/servers'
import { siteForTests } from '#tests/support/site'

const withTension = (state: GameState, all: number): GameState => ({
  ...state,
  tension: state.tension.map((row, a) => row.map((_, b) => (a === b ? 0 : all))),
})

/**
 * The year after every power has fired all it had at the next power's cities, the year after nothing happened, and years in which
 * nobody and in which everybody is at odds.
 */
const YEARS: Readonly<Record<string, (opening: GameState) => GameState>> = {
  war(opening) {
    const next = (n: number) => opening.powers[(n + 1) % opening.powers.length]!.id
    const strikes = opening.powers.map(({ id }, n) => [id, [fullStrike(next(n), 'countervalue')]] as const)
    return toNextYear(close(opening, Object.fromEntries(strikes)).state).state
  },
  peace: (opening) => toNextYear(opening).state,
  calm: (opening) => withTension(opening, 0),
  tense: (opening) => withTension(opening, 95),
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

type Screen = keyof typeof SCREENS

/** Red, green and blue, 0–255, of the map of such a year, row by row. @param look is had at the page before */
async function mapAfter(name: string, screen: Screen, look: (page: Page) => Promise<void>): Promise<Pixels> {
  const context = await newContext(site.browser, screen)
  const held = [{ ...seats.get(name)!, scenario: 'two-blocs' }]
  await context.addInitScript((kept) => localStorage.setItem('balance.seats', kept), JSON.stringify(held))
  const { page } = await openPage(context, `${site.base}/#/match/${held[0]!.match}`)
  await page.waitForSelector('.map-surface canvas')
  await openTab({ page, errors: [] }, 'map')
  await drawn(page)
  await look(page)
  const seen = new Pixels(await mapPixels(page), SCREENS[screen].width)
  await context.close()
  return seen
}

/** What is seen of the map, pixel by pixel. */
class Pixels {
  readonly #data: Uint8Array
  readonly width: number
  readonly height: number

  constructor(data: Uint8Array, width: number) {
    this.#data = data
    this.width = width
    this.height = data.length / 4 / width
  }

  colour(x: number, y: number): readonly [red: number, green: number, blue: number] {
    const at = 4 * (y * this.width + x)
    return [this.#data[at]!, this.#data[at + 1]!, this.#data[at + 2]!]
  }

  brightness(x: number, y: number): number {
    const [red, green, blue] = this.colour(x, y)
    return (red + green + blue) / 3
  }

  /** Shares of the height from which and up to which rows are looked at. */
  mean(from = 0, to = 1): number {
    const [top, bottom] = [Math.round(from * this.height), Math.round(to * this.height)]
    let sum = 0
    for (let y = top; y < bottom; y++) for (let x = 0; x < this.width; x++) sum += this.brightness(x, y)
    return sum / (bottom - top) / this.width
  }

  count(holds: (x: number, y: number) => boolean): number {
    let all = 0
    for (let y = AROUND; y < this.height - AROUND; y++)
      for (let x = AROUND; x < this.width - AROUND; x++) if (holds(x, y)) all++
    return all
  }

  /** A small warm light with darker ground all round it: a city, and no letter or line. */
  isLight(x: number, y: number): boolean {
    const [red, green, blue] = this.colour(x, y)
    if (red < green || green < blue || red - blue > 70) return false
    const here = this.brightness(x, y)
    return RING.every(([dx, dy]) => here - this.brightness(x + dx, y + dy) > CLEARLY)
  }

  isAmber(x: number, y: number): boolean {
    const [red, green, blue] = this.colour(x, y)
    return red > 90 && red - blue > 60 && red > green && green > blue
  }
}

/** How far from a light the ground around it is looked at, in pixels, and how much darker it is, of 255. */
const AROUND = 4
const CLEARLY = 24
const RING = [
  [-AROUND, 0],
  [AROUND, 0],
  [0, -AROUND],
  [0, AROUND],
  [-3, -3],
  [3, 3],
  [-3, 3],
  [3, -3],
] as const

const withoutFaults = async (page: Page) => expect(await faultsOf(page)).toEqual([])
/** The sky is looked through, to see the ground alone. */
const withoutVeil = (page: Page) =>
  page.locator('[data-test=soot-veil]').evaluateAll((all) => {
    for (const each of all as HTMLElement[]) each.style.setProperty('display', 'none', 'important')
  })

test.each(['laptop', 'phone'] as const)(
  'the map of the year after a war is seen to be another than after peace, on a %s',
  async (screen) => {
    const war = await mapAfter('war', screen, withoutFaults)
    const peace = await mapAfter('peace', screen, async (page) => {
      await withoutFaults(page)
      expect(await page.locator('[data-test=soot-veil]').count()).toBe(0)
    })
    const changed = war.count((x, y) => Math.abs(war.brightness(x, y) - peace.brightness(x, y)) > 8)
    // The sky is darker, and not by a shade only: a good part of the picture is another.
    expect(war.mean()).toBeLessThan(0.8 * peace.mean())
    expect(changed / war.width / war.height).toBeGreaterThan(0.3)
  },
)

test('cities give light in peace, and are dark after a war where weapons fell', async () => {
  const peace = await mapAfter('peace', 'laptop', async () => undefined)
  const ground = await mapAfter('war', 'laptop', withoutVeil)
  const wentOut = peace.count((x, y) => peace.isLight(x, y) && !ground.isLight(x, y))
  const cameOn = peace.count((x, y) => ground.isLight(x, y) && !peace.isLight(x, y))
  // Names and figures come and go as well; lights go out alone.
  expect(wentOut).toBeGreaterThan(200)
  expect(wentOut).toBeGreaterThan(1.6 * cameOn)
})

test('the veil of soot darkens the ground that is seen without it, the north most', async () => {
  const veiled = await mapAfter('war', 'laptop', async () => undefined)
  const ground = await mapAfter('war', 'laptop', withoutVeil)
  const left = (from: number, to: number) => veiled.mean(from, to) / ground.mean(from, to)
  expect(left(0, 0.4)).toBeLessThan(0.8)
  expect(left(0, 0.4)).toBeLessThan(left(0.6, 1))
})

test('lines of tension are drawn between those at odds, and none where all is calm', async () => {
  const [calm, tense] = [
    await mapAfter('calm', 'laptop', async () => undefined),
    await mapAfter('tense', 'laptop', async () => undefined),
  ]
  const drawnAnew = tense.count((x, y) => tense.isAmber(x, y) && !calm.isAmber(x, y))
  expect(drawnAnew).toBeGreaterThan(1500)
  expect(calm.count((x, y) => calm.isAmber(x, y) && !tense.isAmber(x, y))).toBeLessThan(drawnAnew / 10)
})
