import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import type { SeatTaken } from '#shared/protocol/lobby'
import { faultsOf } from '#tests/support/axe'
import { speak } from '#tests/support/lookOver'
import { openPage, type SCREENS, sitDown } from '#tests/support/player'
import { post } from '#tests/support/servers'
import { siteForTests } from '#tests/support/site'

const site = siteForTests({ BALANCE_NOTICES: 'push,webhook', BALANCE_MAIL_FROM: 'game@host.example' })

const shot = async (page: Page, name: string) => {
  const { SHOTS: folder } = process.env
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}

/** Controls of the appointment that are smaller than a finger, by their text. */
const tooSmall = (page: Page) =>
  page.evaluate(() =>
    [
      ...document.querySelectorAll(
        '.appointment button, .appointment a.button, .appointment input, .appointment select',
      ),
    ]
      .filter((control) => control.getBoundingClientRect().height < 43.5)
      .map((control) => control.outerHTML.slice(0, 100)),
  )

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

/** A page of a new table, as its host or as one who came by the link. */
async function atTable(screen: keyof typeof SCREENS, isHost: boolean) {
  const wish = { scenario: 'two-blocs', powers: 4, years: 5, timeControl: 'slow', name: 'Ada', open: true }
  const seat = (await post(site.base, '/api/v1/lobbies', wish)).json as SeatTaken
  const player = await sitDown(site.browser, site.base, screen)
  const held = { match: seat.lobby, token: seat.token, power: seat.power, scenario: 'two-blocs' }
  if (isHost) await player.page.evaluate((kept) => localStorage.setItem('balance.seats', JSON.stringify([kept])), held)
  await player.page.close()
  const { page } = await openPage(player.page.context(), `${site.base}/#/table/${seat.lobby}`)
  await page.waitForSelector('[data-test=places]')
  return { page, seat }
}

describe('an appointment at a table', () => {
  test.each(['laptop', 'phone'] as const)(
    'is set by the host, seen by who comes, and taken into a calendar (%s)',
    async (screen) => {
      const { page, seat } = await atTable(screen, true)
      await page.fill('[data-test=appointment-date]', inDays(7))
      await page.fill('[data-test=appointment-time]', '20:00')
      await page.click('[data-test=appoint]')
      await page.waitForSelector('[data-test=appointment]')
      await page.waitForSelector('[data-test=tell-webhook]')
      await shot(page, `table-host-${screen}`)
      expect(await faultsOf(page)).toEqual([])
      if (screen === 'phone') expect(await tooSmall(page)).toEqual([])
      const [file] = await Promise.all([page.waitForEvent('download'), page.click('[data-test=calendar]')])
      expect(file.suggestedFilename()).toMatch(/^delicate-balance-\w+\.ics$/)
      const guest = await sitDown(site.browser, site.base, screen)
      await guest.page.goto(`${site.base}/#/table/${seat.lobby}`)
      await guest.page.waitForSelector('[data-test=appointment]')
      expect(await guest.page.locator('[data-test=appoint]').count()).toBe(0)
      await shot(guest.page, `table-guest-${screen}`)
      await guest.page.goto(`${site.base}/#/`)
      await guest.page.click('[data-test=with-friends]')
      await guest.page.waitForSelector(`.open-tables a[href="#/table/${seat.lobby}"]`)
      expect(await guest.page.textContent('.open-tables')).toMatch(/20:00|08:00 PM/)
      await shot(guest.page, `list-${screen}`)
      await page.click('[data-test=no-appointment]')
      await guest.page.goto(`${site.base}/#/table/${seat.lobby}`)
      await guest.page.waitForSelector('[data-test=places]')
      await expect.poll(() => guest.page.locator('[data-test=appointment]').count(), { timeout: 20_000 }).toBe(0)
      expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY')
      await page.context().close()
      await guest.page.context().close()
    },
  )

  test('says the day that is chosen in the language of the page, whatever the browser writes in the field', async () => {
    const { page } = await atTable('phone', true)
    await speak(page, 'de')
    await page.fill('[data-test=appointment-date]', inDays(7))
    const said = await page.textContent('[data-test=appointment-date-said]')
    expect(said).toBe(new Intl.DateTimeFormat('de', { dateStyle: 'medium' }).format(Date.now() + 7 * 86_400_000))
    await page.context().close()
  })

  test('that is over or too far away is refused in words', async () => {
    const { page } = await atTable('laptop', true)
    for (const [days, words] of [
      [-2, /over/],
      [90, /60 days/],
    ] as const) {
      await page.fill('[data-test=appointment-date]', inDays(days))
      await page.fill('[data-test=appointment-time]', '20:00')
      await page.click('[data-test=appoint]')
      await expect.poll(() => page.textContent('[role=alert].failure')).toMatch(words)
    }
    await page.context().close()
  })
})
