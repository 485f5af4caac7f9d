import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { faultsOf } from '#tests/support/axe'
import { giveFirst, openTab, type Player, putYearAway, quietly, sitDown } from '#tests/support/player'
import { siteForTests } from '#tests/support/site'

const site = siteForTests()

const ADA = { power: 'antilles', name: 'Ada', look: 0 }
const BO = { power: 'boreal', name: 'Bo', look: 1 }

/** Notes of whose views a page is sent by its worker: `whose()` tells and forgets them. */
const LISTEN = `{
  const seen = new Set()
  const look = (value) => {
    if (typeof value !== 'object' || value === null) return
    if ('observation' in value) seen.add(value.observation.self?.id ?? 'all')
    Object.values(value).forEach(look)
  }
  const Real = window.Worker
  window.Worker = class extends Real {
    constructor(...args) {
      super(...args)
      this.addEventListener('message', ({ data }) => look(data))
    }
  }
  window.whose = () => { const all = [...seen]; seen.clear(); return all }
}`

/** A phone on which a match of two waits to be begun. */
async function phoneWith(wish: Readonly<Record<string, unknown>>): Promise<Player> {
  const player = await sitDown(site.browser, 'about:blank', 'phone')
  const stored = JSON.stringify({ wish: { scenario: 'two-blocs', powers: 2, years: 2, seed: 'pass', ...wish } })
  await player.page.addInitScript(LISTEN)
  await player.page.addInitScript(`localStorage['balance.practice'] ??= ${JSON.stringify(stored)}`)
  await player.page.goto(`${site.base}/?lang=en&lite=1#/practice`)
  return player
}

/** Everything a page holds for eye, ear and reader; the numbers by which parts of a drawing are named count drawings alone. */
const held = (page: Page): Promise<string> =>
  page.evaluate(() => `${document.title}\n${location.href}\n${document.body.outerHTML}`.replaceAll(/P\d+-\d+/g, 'P'))

/** Whose turn it is, at the cover; nothing of a match is there with it, now as when they saw it first. */
async function atCover(page: Page, before: Map<string, string>): Promise<string> {
  const turn = (await page.getAttribute('[data-test=cover-page]', 'data-turn'))!
  const found = await held(page)
  if (before.has(turn)) expect(found).toBe(before.get(turn))
  before.set(turn, found)
  expect(await page.locator('.war-room, canvas, [role=log], dialog').count()).toBe(0)
  return turn
}

/** Lets the one who has the device do what the moments ask of them, until they are done. */
async function playTurn(player: Player): Promise<void> {
  const { page } = player
  for (;;) {
    const before = await page.getAttribute('.war-room', 'data-number')
    await quietly(player)
    const isPassedOn = await page
      .waitForFunction((mark) => {
        if (document.querySelector('[data-test=cover-page]') !== null) return 'passed'
        const now = document.querySelector('.war-room')?.getAttribute('data-number') ?? mark
        return now === mark ? undefined : 'on'
      }, before)
      .then((found) => found.jsonValue())
    if (isPassedOn === 'passed') return
  }
}

/** All texts of the room, list by list. */
async function screensOf(player: Player): Promise<readonly string[]> {
  const texts: string[] = []
  for (const tab of ['orders', 'world', 'feed'] as const) {
    await openTab(player, tab)
    texts.push(await player.page.innerText('body'))
  }
  return texts
}

const whose = (page: Page) => page.evaluate('window.whose()')

describe('several people on one device', () => {
  test('say who they are on a phone; the screen is covered between turns, also after a reload and a way back, and all look back together', async () => {
    const player = await sitDown(site.browser, site.base, 'phone', 'allow')
    const { page, errors } = player
    await page.addInitScript(LISTEN)
    await page.evaluate(async () => {
      const { active } = await navigator.serviceWorker.ready
      if (active?.state === 'activated') return
      await new Promise((resolve) => active?.addEventListener('statechange', resolve, { once: true }))
    })
    await page.context().setOffline(true)
    await page.goto(`${site.base}/?lang=en&lite=1#/`)
    await page.click('[data-test=settings-of-match]')
    await page.selectOption('select[name=powers]', '2')
    await page.selectOption('select[name=years]', '5')
    await page.click('[data-test=pass-and-play]')
    await page.waitForSelector('[data-test=seating] li')
    expect(await page.isDisabled('[data-test=begin-shared]')).toBe(true)
    const names = page.locator('[data-test=seating] input')
    await names.nth(0).fill('Ada')
    expect(await page.isDisabled('[data-test=begin-shared]')).toBe(true)
    await names.nth(1).fill('Bo')
    expect(await faultsOf(page)).toEqual([])
    await page.click('[data-test=begin-shared]')
    await page.waitForSelector('[data-test=cover-page]')
    expect(await faultsOf(page)).toEqual([])
    expect(await page.textContent('h1')).toMatch(/^Pass the device to Ada \(/)
    const covers = new Map<string, string>()
    const turns: string[] = []
    for (;;) {
      const turn = await atCover(page, covers)
      turns.push(turn)
      if (turns.length < 3 || turn === 'all') {
        await page.reload()
        await page.waitForSelector('[data-test=cover-page]')
        await expect.poll(() => held(page)).toBe(covers.get(turn))
      }
      await whose(page)
      await page.click('[data-test=uncover]')
      await page.waitForSelector('.war-room')
      if (turn === 'all') break
      if (turns.length === 3) {
        // Out of the turn and back, and by the addresses of what tells a match that is over.
        await page.goto(`${site.base}/?lang=en&lite=1#/debrief/practice`)
        await page.waitForSelector('[data-test=no-record]')
        await page.goto(`${site.base}/?lang=en&lite=1#/`)
        await page.waitForSelector('[data-test=play]')
        await page.goBack()
        await page.goBack()
        await page.waitForSelector('[data-test=cover-page]')
        await atCover(page, covers)
        await page.click('[data-test=uncover]')
        await page.waitForSelector('.war-room')
      }
      await playTurn(player)
      await page.waitForSelector('[data-test=cover-page]')
      expect(await whose(page)).toEqual([turn])
    }
    await page.waitForSelector('[data-test=aftermath]')
    expect(await whose(page)).toEqual(['all'])
    expect(turns.length).toBeGreaterThan(5)
    expect(turns.slice(0, 4)).toEqual([turns[0], turns[1], turns[0], turns[1]])
    await page.click('[data-test=debrief]')
    await page.waitForSelector('[data-test=section-people]')
    expect(errors.filter((error) => !error.includes('net::ERR'))).toEqual([])
  })

  test('order unseen: what the first gave shows on no screen of the second, and is there again for the first', async () => {
    const screens: (readonly string[])[] = []
    for (const isOrdering of [true, false]) {
      const player = await phoneWith({ people: [ADA, BO] })
      const { page, errors } = player
      await page.click('[data-test=uncover]')
      await page.waitForSelector('.war-room')
      if (isOrdering) {
        await giveFirst(player, 'umbrella')
        await page.waitForSelector('[data-test=act-umbrella][aria-pressed=true]')
        await page.waitForSelector('[data-test=saving].saved')
        await page.reload()
        await page.click('[data-test=uncover]')
        await openTab(player, 'orders')
        await page.waitForSelector('[data-test=act-umbrella][aria-pressed=true]', { state: 'attached' })
        await page.click('[data-test=cover]')
        await page.waitForSelector('[data-test=cover-page][data-turn=antilles]')
        await page.click('[data-test=uncover]')
        await page.waitForSelector('.war-room')
      }
      await playTurn(player)
      await page.click('[data-test=cover-page][data-turn=boreal] [data-test=uncover]')
      await page.waitForSelector('.war-room')
      await putYearAway(page)
      screens.push(await screensOf(player))
      expect(errors).toEqual([])
    }
    expect(screens[0]!.join('').length).toBeGreaterThan(1000)
    expect(screens[0]).toEqual(screens[1])
  })
})
