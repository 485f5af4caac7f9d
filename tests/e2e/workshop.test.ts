import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, describe, expect, test } from 'vitest'
import type { MatchCreated, PollNews } from '#shared/protocol/match'
import { faultsOf } from '#tests/support/axe'
import { callRoute } from '#tests/support/callRoute'
import { openFile, type SCREENS, sitDown } from '#tests/support/player'
import { siteForTests } from '#tests/support/site'
import { serve } from '#tests/support/testServer'

const site = siteForTests()
const folder = mkdtempSync(join(tmpdir(), 'balance-workshop-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const SIX = ['own-antilles', 'own-boreal', 'own-dawn', 'own-monsoon', 'own-thalassa', 'own-savanna']

async function shoot(page: Page, name: string): Promise<void> {
  if (process.env.SHOTS) writeFileSync(`${process.env.SHOTS}/${name}.png`, await page.screenshot({ fullPage: true }))
}

/** A copy of the usual world on the workshop's page. */
async function copyUsual(page: Page): Promise<void> {
  await page.goto(`${site.base}/?lang=en#/workshop`)
  await page.click('[data-test=copy-scenario]')
  await page.waitForSelector('[data-test=opening-pairs]')
}

const faultsSaid = (page: Page) => page.textContent('[data-test=faults]')

async function openHolder(page: Page, id: string): Promise<void> {
  const holder = page.locator(`[data-test=holder-${id}]`)
  if ((await holder.getAttribute('open')) === null) await holder.locator('summary').click()
}

describe('the workshop', () => {
  test.each(['laptop', 'desk', 'phone'] as const)('is clean and whole on a %s', async (size: keyof typeof SCREENS) => {
    const { page, errors } = await sitDown(site.browser, `${site.base}/?lang=en#/workshop`, size)
    await page.waitForSelector('[data-test=copy-scenario]')
    expect(await faultsOf(page)).toEqual([])
    await shoot(page, `workshop-list-${size}`)
    await page.click('[data-test=copy-scenario]')
    await page.waitForSelector('[data-test=opening-pairs]')
    await openHolder(page, 'own-boreal')
    await page.waitForSelector('[data-territory="840"]', { state: 'attached' })
    expect(await faultsOf(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    const small = await page.$$eval(
      'main :is(button, select, summary, input:not([type=checkbox], .unseen), .tick)',
      (all) =>
        all
          .filter((each) => each.checkVisibility() && each.getBoundingClientRect().height < 44)
          .map((each) => each.outerHTML.slice(0, 100)),
    )
    expect(small).toEqual([])
    await shoot(page, `workshop-${size}`)
    expect(await page.textContent('main')).not.toMatch(/(workshop|scenarioFault|power|state)\.\w/)
    expect(errors).toEqual([])
    await page.context().close()
  })

  test('a scenario with six powers is made, tried, played from a host’s folder, and its record opens elsewhere', async () => {
    const { page, errors } = await sitDown(site.browser, 'about:blank')
    await copyUsual(page)
    await page.fill('#at-words-en-name', 'Six harbours')
    await page.fill('#at-id', 'six-harbours')
    await page.fill('#at-years', '2')
    // Two of the eight go: with them all that names them.
    for (const id of ['own-austral', 'own-coral']) {
      await openHolder(page, id)
      await page.click(`[data-test=holder-${id}] button.danger`)
    }
    await openHolder(page, 'own-boreal')
    await page.fill('#at-words-en-powers-own-boreal-name', 'North Harbour')
    await page.fill('#at-powers-1-forces-silos', '44')
    await page.fill('#at-powers-1-forces-silos-source', 'a yearbook, 1962')
    await page.waitForFunction(
      () => document.querySelector('[data-test=faults]')?.textContent === 'No faults: it can be played.',
    )
    // The last sound file is compared with what it says of a pair once one side is disarmed.
    const before = await page.textContent('[data-test=opening-pairs]')
    await openHolder(page, 'own-antilles')
    await page.fill('#at-powers-0-forces-silos', '200')
    await expect.poll(() => page.textContent('[data-test=opening-pairs]')).not.toBe(before)
    await page.reload()
    await page.waitForSelector('[data-test=opening-pairs]')
    expect(await page.inputValue('#at-words-en-name')).toBe('Six harbours')

    // Matches of bots are told while they are played, and can be stopped.
    await page.click('[data-test=play-trial]')
    await page.waitForSelector('[data-test=trial-table] :text("North Harbour")')
    await page.click('[data-test=stop-trial]')
    await page.waitForSelector('[data-test=play-trial]')

    const [download] = await Promise.all([page.waitForEvent('download'), page.click('[data-test=save-scenario]')])
    const text = readFileSync(await download.path(), 'utf8')
    expect(download.suggestedFilename()).toBe('six-harbours.json')
    expect(JSON.parse(text).powers[1].forces.silos).toEqual({ value: 44, source: 'a yearbook, 1962' })
    expect(JSON.parse(text).seatings['6']).toEqual(SIX)

    await page.click('[data-test=try-it]')
    await page.waitForSelector('[data-test=year]')
    expect(await page.textContent('body')).toContain('North Harbour')
    expect(await page.textContent('body')).not.toMatch(/(power|state|leader|scenario|bloc)\.(own-|six-)/)
    // What was begun goes on after the page was loaded anew, by the same names.
    await page.reload()
    await page.waitForSelector('[data-test=year]')
    expect(await page.textContent('body')).toContain('North Harbour')
    expect(errors).toEqual([])
    await page.context().close()

    writeFileSync(join(folder, 'six-harbours.json'), text)
    const host = await serve({ BALANCE_SCENARIOS: folder })
    const record = await playedOut(host.base)
    await host.stop()
    const elsewhere = await serve()
    const eve = await sitDown(site.browser, elsewhere.base)
    await openFile(eve.page, record)
    await eve.page.waitForSelector('[data-test=section-people]:has-text("North Harbour")')
    expect(await eve.page.textContent('main')).toContain('Six harbours')
    expect(eve.errors).toEqual([])
    await elsewhere.stop()
  })

  test('a fault stands beside its field, and the list of faults leads there by keyboard', async () => {
    const { page, errors } = await sitDown(site.browser, 'about:blank', 'phone')
    await copyUsual(page)
    await openHolder(page, 'own-boreal')
    await page.fill('#at-powers-1-gdp', '900')
    await page.waitForSelector('#at-powers-1-gdp[aria-invalid] ~ .fault')
    expect(await page.textContent('#at-powers-1-gdp-fault')).toBe('may be at most 300.')
    expect(await faultsSaid(page)).toBe('1 fault')
    expect(await page.getAttribute('[data-test=try-it]', 'aria-disabled')).toBe('true')
    await page.locator('[data-test=holder-own-boreal] summary').click()
    await page.locator('.fault-list button').focus()
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('at-powers-1-gdp')
    await shoot(page, 'workshop-fault-phone')
    await page.fill('#at-powers-1-gdp', '100')
    await expect.poll(() => faultsSaid(page)).toBe('No faults: it can be played.')
    expect(errors).toEqual([])
    await page.context().close()
  })

  test('land is given on the map and in the list alike', async () => {
    const { page } = await sitDown(site.browser, 'about:blank')
    await copyUsual(page)
    await page.selectOption('select[name=brush]', { label: 'Boreal Ring' })
    const owner = () =>
      page.evaluate(() => {
        const [{ file }] = JSON.parse(localStorage['balance.workshop'])
        return [...file.powers, ...file.states]
          .filter(({ territories }) => territories.includes('756'))
          .map(({ id }) => id)
      })
    const before = await owner()
    expect(before).not.toContain('own-boreal')
    await page.dispatchEvent('[data-territory="756"]', 'click')
    expect(await owner()).toEqual(['own-boreal'])
    await page.fill('[data-test=find-land]', 'switz')
    expect(await page.isChecked('[data-test=land-756]')).toBe(true)
    await page.focus('[data-test=land-756]')
    await page.keyboard.press('Space')
    expect(await owner()).toEqual([])
    await page.keyboard.press('Space')
    expect(await owner()).toEqual(['own-boreal'])
    await page.context().close()
  })
})

/** A match of one person who only declares ready, to its end; resolves with its record. */
async function playedOut(base: string): Promise<string> {
  const body = { scenario: 'six-harbours', powers: 6, years: 2, timeControl: 'untimed' } as const
  const { match: id, token } = (await (await callRoute(base, 'POST /api/v1/matches', { body })).json()) as MatchCreated
  for (;;) {
    const news = await callRoute(base, 'GET /api/v1/matches/:id/news', { params: { id }, token })
    const { number: window, kind } = ((await news.json()) as PollNews).view!.observation.window
    if (kind === 'ended') break
    const command = { command: 'ready', window, ready: true } as const
    await callRoute(base, 'POST /api/v1/matches/:id/commands', { params: { id }, token, body: command })
  }
  return await (await callRoute(base, 'GET /api/v1/matches/:id/record', { params: { id } })).text()
}
