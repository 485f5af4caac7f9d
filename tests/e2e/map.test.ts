import type { CDPSession, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { drawn, inside, nameAt, namesUnder, nameUnder, onPage, openSea, type Place } from '#tests/support/mapHands'
import { openTab, orderStrike, type Player, playNow, pressReady, quietly, sitDown } from '#tests/support/player'
import { siteForTests } from '#tests/support/site'

const site = siteForTests()

/** A match of six powers with its map open and drawn. */
async function openMap(screen: 'laptop' | 'phone' = 'laptop', before?: string): Promise<Player> {
  const player = await sitDown(site.browser, 'about:blank', screen)
  if (before) await player.page.addInitScript(before)
  await player.page.goto(site.base)
  await playNow(player, { powers: 6, years: 5 })
  await openTab(player, 'map')
  await player.page.waitForSelector('.map-surface canvas')
  await drawn(player.page)
  return player
}

/** Waits until the picture no longer changes: a glide of the camera has ended and the world is painted sharp. */
async function still(page: Page): Promise<void> {
  let before = ''
  const unchanged = async () => {
    const now = (await page.locator('.map-surface canvas').screenshot()).toString('base64')
    const same = now === before
    before = now
    return same
  }
  await expect.poll(unchanged, { interval: 200, timeout: 20_000 }).toBe(true)
}

const chosen = async (page: Page): Promise<string> => (await page.textContent(SOMETHING_CHOSEN)) ?? ''

/** The ring or the sheet of the chosen land. */
const SOMETHING_CHOSEN = '[data-test=target]'

/** The names under a grid of points around the middle of the map, each `dx`, `dy` pixels further on. */
async function namesAround(page: Page, dx: number, dy: number): Promise<readonly (string | undefined)[]> {
  const [x, y] = await onPage(page, [0.5, 0.5])
  const points: Place[] = []
  for (let across = -120; across <= 120; across += 20)
    for (let down = -60; down <= 60; down += 20) points.push([x + across + dx, y + down + dy])
  return await namesUnder(page, points)
}

/** Presses fingers on the phone's map and moves each in a straight line, all at the same time. */
async function touch(page: Page, fingers: readonly { readonly from: Place; readonly to: Place }[]): Promise<void> {
  const cdp: CDPSession = await page.context().newCDPSession(page)
  const send = (type: 'touchStart' | 'touchMove', way: number) =>
    cdp.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: fingers.map(({ from, to }, id) => ({
        x: from[0] + (to[0] - from[0]) * way,
        y: from[1] + (to[1] - from[1]) * way,
        id,
      })),
    })
  await send('touchStart', 0)
  for (let step = 1; step <= 8; step++) await send('touchMove', step / 8)
  await cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  await cdp.detach()
}

/** Plays on without harm until the page shows this. */
async function playUntilShown(player: Player, selector: string): Promise<void> {
  let shown = false
  const watching = player.page.waitForSelector(selector).then(() => {
    shown = true
  })
  while (!shown) await Promise.race([watching, quietly(player)])
}

/** A graphics card by name, so that the map draws by WebGL although the tests' browser has only software for it. */
const WITH_GRAPHICS_CARD = `
  for (const context of [WebGLRenderingContext, WebGL2RenderingContext]) {
    const { getParameter } = context.prototype
    const unmaskedRenderer = 0x9246
    context.prototype.getParameter = function (name) {
      return name === unmaskedRenderer ? 'A graphics card' : getParameter.call(this, name)
    }
  }
`

const COUNT_FRAMES = `
  const request = window.requestAnimationFrame.bind(window)
  window.requestAnimationFrame = (callback) => {
    window.framesAsked = (window.framesAsked ?? 0) + 1
    return request(callback)
  }
`

describe('hands on the map', () => {
  test.each(['a graphics card', 'software'])(
    'a click chooses the land, the sea nothing, a drag nothing, by %s',
    async (drawing) => {
      const { page, errors } = await openMap('laptop', drawing === 'software' ? undefined : WITH_GRAPHICS_CARD)
      const [x, y] = await inside(page, 'Dawn Federation')
      await page.mouse.click(x, y)
      await page.waitForSelector(SOMETHING_CHOSEN)
      expect(await chosen(page)).toContain('Dawn Federation')
      await page.mouse.click(...(await openSea(page)))
      await page.waitForSelector(SOMETHING_CHOSEN, { state: 'detached' })
      await page.mouse.move(x, y)
      await page.mouse.down()
      await page.mouse.move(x - 40, y, { steps: 4 })
      await page.mouse.up()
      expect(await page.locator(SOMETHING_CHOSEN).count()).toBe(0)
      expect(errors).toEqual([])
    },
  )

  test('the wheel holds the place under the mouse', async () => {
    const { page } = await openMap()
    const [x, y] = await inside(page, 'Dawn Federation', 6)
    expect(await nameUnder(page, x - 150, y)).not.toBe('Dawn Federation')
    await page.mouse.move(x, y)
    for (let turns = 0; turns < 6; turns++) await page.mouse.wheel(0, -240)
    await still(page)
    expect(await nameUnder(page, x, y)).toBe('Dawn Federation')
    expect(await nameUnder(page, x - 40, y)).toBe('Dawn Federation')
  })

  test('a drag takes the map along beyond its edge, and ends where it is let go', async () => {
    const { page } = await openMap()
    await page.locator('.map-surface').focus()
    for (let presses = 0; presses < 2; presses++) await page.keyboard.press('+')
    await still(page)
    const before = await namesAround(page, -80, 0)
    expect(new Set(before).size).toBeGreaterThan(1)
    const [edge, y] = await onPage(page, [1, 0.6])
    await page.mouse.move(edge - 80, y)
    await page.mouse.down()
    await page.mouse.move(edge + 80, y, { steps: 10 })
    await page.mouse.up()
    await page.mouse.move(edge - 200, y, { steps: 4 })
    await still(page)
    expect(await namesAround(page, 80, 0)).toEqual(before)
  })

  test('keys move and zoom it, and Enter chooses what lies in the middle', async () => {
    const { page } = await openMap()
    await page.locator('.map-surface').focus()
    for (let presses = 0; presses < 3; presses++) await page.keyboard.press('+')
    await still(page)
    const toTheRight = await namesAround(page, 90, 0)
    expect(new Set(toTheRight).size).toBeGreaterThan(1)
    await page.keyboard.press('ArrowRight')
    await still(page)
    expect(await namesAround(page, 0, 0)).toEqual(toTheRight)
    const below = await namesAround(page, 0, 90)
    await page.keyboard.press('ArrowDown')
    await still(page)
    const seen = await namesAround(page, 0, 0)
    expect(seen).toEqual(below)
    const middle = await nameAt(page, [0.5, 0.5])
    if (middle === undefined) throw new Error('this test wants a land in the middle')
    await page.keyboard.press('Enter')
    await page.waitForSelector(SOMETHING_CHOSEN)
    expect(await chosen(page)).toContain(middle)
    await page.keyboard.press('0')
    await still(page)
    expect(await namesAround(page, 0, 0)).not.toEqual(seen)
  })

  test('two fingers zoom in on what is between them', async () => {
    const { page, errors } = await openMap('phone')
    await still(page)
    const [x, y] = await inside(page, 'Cordillera', 24)
    expect(await nameUnder(page, x + 76, y)).not.toBe('Cordillera')
    await touch(page, [
      { from: [x - 20, y], to: [x - 100, y] },
      { from: [x + 20, y], to: [x + 100, y] },
    ])
    await still(page)
    expect(await nameUnder(page, x, y)).toBe('Cordillera')
    expect(await nameUnder(page, x + 76, y)).toBe('Cordillera')
    expect(errors).toEqual([])
  })

  test('a finger takes the map along, also over its buttons', async () => {
    const { page } = await openMap('phone')
    for (let presses = 0; presses < 2; presses++) await page.click('.map-zoom button >> nth=0')
    await still(page)
    const before = await namesAround(page, 0, -80)
    expect(new Set(before).size).toBeGreaterThan(1)
    const { x, y } = (await page.locator('.map-zoom').boundingBox())!
    await touch(page, [{ from: [x + 20, y - 100], to: [x + 20, y + 60] }])
    await still(page)
    expect(await namesAround(page, 0, 80)).toEqual(before)
    expect(await page.locator(SOMETHING_CHOSEN).count()).toBe(0)
  })

  test('a fingertip beside a shore still means the land; a mouse does not', async () => {
    const { page } = await openMap('phone')
    let [x, y] = await inside(page, 'Antillean Union', 2)
    while ((await nameUnder(page, x, y)) !== undefined) y += 1
    y += 8
    expect(await nameUnder(page, x, y)).toBeUndefined()
    await page.touchscreen.tap(x, y)
    expect(await page.locator(SOMETHING_CHOSEN).count()).toBe(1)
    // Two taps that follow close on each other would zoom.
    await page.waitForTimeout(400)
    await page.mouse.click(x, y)
    expect(await page.locator(SOMETHING_CHOSEN).count()).toBe(0)
  })
})

describe('the corner with the whole world', () => {
  test('is there while the map shows a part of it, and a tap on it goes there', async () => {
    const { page, errors } = await openMap('phone')
    const box = (await page.locator('.map-surface').boundingBox())!
    /** A place of the corner as shares of the world's width and height. */
    const covered = await page.evaluate(() =>
      Number.parseFloat(getComputedStyle(document.querySelector('.war-room')!).getPropertyValue('--covered')),
    )
    const corner = (x: number, y: number): Place => [
      box.x + 11 + 148 * x,
      box.y + box.height - covered - 12 - 76 * (1 - y),
    ]
    await page.touchscreen.tap(...corner(0.77, 0.34))
    await still(page)
    expect(await nameAt(page, [0.5, 0.35])).toBe('Dawn Federation')
    await page.touchscreen.tap(...corner(0.2, 0.34))
    await still(page)
    expect(await nameAt(page, [0.5, 0.35])).toBe('Antillean Union')
    await page.click('.map-zoom button >> nth=2')
    await still(page)
    // Where the corner was there is now only the map.
    await page.touchscreen.tap(...(await inside(page, 'Dawn Federation', 2)))
    expect(await page.locator(SOMETHING_CHOSEN).count()).toBe(1)
    // The sheet of the chosen land lies over that place.
    await page.click('[data-test=target-close]')
    await page.touchscreen.tap(...corner(0.77, 0.34))
    expect(await page.locator(SOMETHING_CHOSEN).count()).toBe(0)
    expect(errors).toEqual([])
  })
})

describe('the drawing of the map', () => {
  test('costs nothing while nothing moves, also after it was moved and after an exchange was shown', async () => {
    const player = await openMap('laptop', COUNT_FRAMES)
    const { page } = player
    const asked = () => page.evaluate('window.framesAsked') as Promise<number>
    const askedInAWhile = async () => {
      const before = await asked()
      await page.waitForTimeout(700)
      return (await asked()) - before
    }
    const expectRest = () => expect.poll(askedInAWhile, { timeout: 30_000 }).toBe(0)
    await expectRest()
    await page.mouse.move(...(await onPage(page, [0.5, 0.35])))
    await page.mouse.wheel(0, -240)
    await expectRest()
    await orderStrike(player, 'boreal')
    const before = await asked()
    await pressReady(player)
    await playUntilShown(player, '.map-skip:not([hidden])')
    await page.waitForSelector('.map-skip[hidden]', { state: 'attached' })
    expect(await asked()).toBeGreaterThan(before)
    await expectRest()
  })

  test('ends without a trace when the match is left: while it loads, while it moves, and at rest', async () => {
    const player = await openMap('laptop', COUNT_FRAMES)
    const { page, errors } = player
    const leave = async () => {
      await page.evaluate("location.hash = '#/'")
      await page.waitForSelector('[data-test=play]')
    }
    await page.mouse.move(...(await onPage(page, [0.5, 0.35])))
    await page.mouse.wheel(0, -240)
    await leave()
    await playNow(player, { powers: 4, years: 5 })
    await leave()
    await playNow(player, { powers: 4, years: 5 })
    await page.waitForSelector('.map-surface canvas')
    await leave()
    await page.waitForTimeout(2000)
    const asked = await page.evaluate('window.framesAsked')
    await page.waitForTimeout(500)
    expect(await page.evaluate('window.framesAsked')).toBe(asked)
    expect(await page.locator('canvas:not(.globe canvas)').count()).toBe(0)
    expect(errors).toEqual([])
  })

  test('says in words that it failed when its file is lost', async () => {
    const player = await sitDown(site.browser, 'about:blank')
    await player.page.route('**/world-*.json', (route) => route.abort())
    await player.page.goto(site.base)
    await playNow(player, { powers: 4, years: 5 })
    await player.page.waitForSelector('.map-host [role=alert]')
    expect(await player.page.locator('.map-canvas canvas').count()).toBe(0)
  })
})

test('on a screen of another density the map is drawn as sharp as before', async () => {
  const { page, errors } = await openMap()
  /** Pixels of the canvas to a CSS pixel, once the page has drawn again. */
  const density = () =>
    page.locator('.map-surface canvas').evaluate(async (canvas: HTMLCanvasElement) => {
      await new Promise(requestAnimationFrame)
      return canvas.width / canvas.clientWidth
    })
  expect(await density()).toBeCloseTo(1)
  const cdp = await page.context().newCDPSession(page)
  // Another size too: where only the density changes, this emulation tells the page nothing.
  const screen = { width: 1360, height: 768, deviceScaleFactor: 2, mobile: false }
  await cdp.send('Emulation.setDeviceMetricsOverride', screen)
  await expect.poll(density, { timeout: 30_000 }).toBeGreaterThan(1.5)
  expect(await page.locator('.map-surface canvas').count()).toBe(1)
  expect(errors).toEqual([])
})
