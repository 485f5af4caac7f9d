import { writeFileSync } from 'node:fs'
import { afterAll, describe, expect, test } from 'vitest'
import type { MatchCreated, PollNews } from '#shared/protocol/match'
import { faultsOf } from '#tests/support/axe'
import { callRoute } from '#tests/support/callRoute'
import { ownScenarioFile, scenarioFolder } from '#tests/support/ownScenario'
import { openFile, type SCREENS, sitDown } from '#tests/support/player'
import { siteForTests } from '#tests/support/site'
import { serve } from '#tests/support/testServer'

const own = scenarioFolder(ownScenarioFile())
afterAll(own.remove)
const site = siteForTests({ BALANCE_SCENARIOS: own.folder })

describe('what others make', () => {
  test.each(['laptop', 'desk', 'phone'] as const)(
    'a host lets programs in, and all see who is one, on a %s',
    async (size: keyof typeof SCREENS) => {
      const ada = await sitDown(site.browser, site.base, size)
      const { page } = ada
      await page.click('[data-test=settings-of-match]')
      await page.selectOption('select[name=scenario]', { label: 'Six lakes' })
      await page.selectOption('select[name=powers]', '6')
      await page.selectOption('select[name=timeControl]', 'untimed')
      await page.click('[data-test=with-friends]')
      await page.fill('[data-test=host-name]', 'Ada')
      await page.click('[data-test=host]')
      await page.waitForSelector('h1:has-text("Six lakes")')
      await page.waitForSelector('[data-test=code]')
      const params = { id: page.url().split('/').at(-1)! }
      const robo = () =>
        callRoute(site.base, 'POST /api/v1/lobbies/:id/seats', { params, body: { name: 'Robo', program: true } })
      expect((await robo()).status).toBe(422)
      await page.selectOption('select[name=programs]', '2')
      await expect.poll(async () => (await robo()).status).toBe(200)
      await page.waitForSelector('[data-test=places] li:has-text("Robo"):has-text("program")')
      expect(await page.textContent('[data-test=places]')).toContain('Lake A')
      expect(await faultsOf(page)).toEqual([])
      if (process.env.SHOTS) writeFileSync(`${process.env.SHOTS}/lobby-${size}.png`, await page.screenshot())
      await page.click('[data-test=begin]')
      await page.waitForSelector('[data-test=year]')
      expect(await page.getAttribute('.rail button:has-text("Robo")', 'aria-label')).toContain('Robo (program)')
      expect(await page.locator('.rail button:has-text("Robo") .leader-name svg').count()).toBe(1)
      if (process.env.SHOTS) writeFileSync(`${process.env.SHOTS}/room-${size}.png`, await page.screenshot())
      expect(await page.textContent('body')).not.toMatch(/(power|state|leader|scenario|bloc)\.(own-|six-lakes)/)
      expect(ada.errors).toEqual([])
      await page.context().close()
    },
  )

  test('a record of a scenario of their own opens on a server without the file, by its own names', async () => {
    const body = { scenario: 'six-lakes', powers: 6, years: 2, timeControl: 'untimed', program: true } as const
    const { match: id, token } = (await (
      await callRoute(site.base, 'POST /api/v1/matches', { body })
    ).json()) as MatchCreated
    for (let isOver = false; !isOver; ) {
      const news = await callRoute(site.base, 'GET /api/v1/matches/:id/news', { params: { id }, token })
      const { number: window, kind } = ((await news.json()) as PollNews).view!.observation.window
      isOver = kind === 'ended'
      const command = { command: 'ready', window, ready: true } as const
      if (!isOver)
        await callRoute(site.base, 'POST /api/v1/matches/:id/commands', { params: { id }, token, body: command })
    }
    const record = await (await callRoute(site.base, 'GET /api/v1/matches/:id/record', { params: { id } })).text()
    const elsewhere = await serve()
    const eve = await sitDown(site.browser, elsewhere.base)
    await openFile(eve.page, record)
    await eve.page.waitForSelector('[data-test=section-people]:has-text("Lake A (played by a program)")')
    expect(await eve.page.textContent('main')).toContain('Six lakes')
    expect(await eve.page.textContent('body')).not.toMatch(/(power|state|scenario|bloc)\.(own-|six-lakes)/)
    expect(eve.errors).toEqual([])
    await elsewhere.stop()
  })
})
