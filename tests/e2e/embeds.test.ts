import { describe, expect, test } from 'vitest'
import type { Oembed } from '#shared/protocol/embed'
import { faultsOf } from '#tests/support/axe'
import { startFramingSite } from '#tests/support/framingSite'
import { sitDown } from '#tests/support/player'
import { createMatch, playOut, sit } from '#tests/support/servers'
import { siteForTests } from '#tests/support/site'

const site = siteForTests()

async function endedMatch(): Promise<string> {
  const { match, token } = await createMatch(site.base, { powers: 2, years: 3 })
  await playOut(await sit(site.base, match, token))
  return match
}

const frameFor = (address: string): string => `<iframe src="${address}" width="640" height="480"></iframe>`

describe('a replay in a frame of another website', () => {
  test('is found by oEmbed, goes step by step, and leads to the game at its moment', async () => {
    const match = await endedMatch()
    const asked = `${site.base}/oembed?url=${encodeURIComponent(`${site.base}/r/${match}`)}`
    const { html } = (await (await fetch(asked)).json()) as Oembed
    const blog = await startFramingSite(html)
    const { page, errors } = await sitDown(site.browser, blog.address)
    const frame = page.frameLocator('iframe')
    await frame.locator('[data-test=embed][data-index="0"]').waitFor()
    await frame.locator('[data-test=replay-forth]').click()
    await frame.locator('[data-test=embed][data-index="1"]').waitFor()
    expect(await frame.locator('li').count()).toBeGreaterThan(0)
    const opened = page.context().waitForEvent('page')
    await frame.locator('[data-test=to-game]').click()
    const game = await opened
    await game.waitForSelector('[data-test=replay-bar][data-index="1"]')
    expect(game.url()).toBe(`${site.base}/#/replay/${match}/1/truth`)
    blog.stop()
    expect(errors).toEqual([])
  })

  test('is the only thing of the game that is: its address with another page behind it shows the replay', async () => {
    const match = await endedMatch()
    const spelt = `%${match.charCodeAt(0).toString(16)}${match.slice(1)}`
    const blog = await startFramingSite(
      [`/embed/r/${spelt}#/host`, '/', `/r/${match}`].map((path) => frameFor(site.base + path)).join(''),
    )
    const { page } = await sitDown(site.browser, blog.address)
    await page.frameLocator('iframe >> nth=0').locator('[data-test=embed]').waitFor()
    await page.waitForFunction(() => document.readyState === 'complete')
    const addresses = page.frames().map((frame) => frame.url())
    expect(addresses.filter((url) => url.startsWith(site.base))).toEqual([`${site.base}/embed/r/${spelt}#/host`])
    expect(addresses.filter((url) => url.startsWith('chrome-error:'))).toHaveLength(2)
    blog.stop()
  })

  test('of a match under way says that it has not ended, and fetches nothing of it', async () => {
    const { match } = await createMatch(site.base, { powers: 2, years: 3 })
    const blog = await startFramingSite(frameFor(`${site.base}/embed/r/${match}`))
    const { page } = await sitDown(site.browser, 'about:blank')
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await page.goto(blog.address)
    expect(await page.frameLocator('iframe').locator('main p').textContent()).toBe('The match has not ended yet.')
    expect(asked.filter((url) => url.includes('/api/'))).toEqual([])
    blog.stop()
  })

  test('keeps nothing in a browser that would let it', async () => {
    const { page } = await sitDown(site.browser, `${site.base}/embed/r/${await endedMatch()}`, 'laptop', 'allow')
    await page.click('[data-test=replay-forth]')
    await page.waitForSelector('[data-test=embed][data-index="1"]')
    const kept = await page.evaluate(async () => ({
      cookies: document.cookie,
      local: localStorage.length,
      tab: sessionStorage.length,
      databases: (await indexedDB.databases()).length,
      workers: (await navigator.serviceWorker.getRegistrations()).length,
    }))
    expect(kept).toEqual({ cookies: '', local: 0, tab: 0, databases: 0, workers: 0 })
  })

  test.each(['laptop', 'phone', 'zoomed'] as const)('has no fault that axe finds at the size of a %s', async (size) => {
    const { page, errors } = await sitDown(site.browser, `${site.base}/embed/r/${await endedMatch()}`, size)
    await page.waitForSelector('[data-test=embed]')
    expect(await faultsOf(page)).toEqual([])
    expect(errors).toEqual([])
  })

  test('has keys large enough for a finger', async () => {
    const { page } = await sitDown(site.browser, `${site.base}/embed/r/${await endedMatch()}`, 'phone')
    await page.waitForSelector('[data-test=embed]')
    const heights = await page.$$eval('button, select, a.button', (targets) =>
      targets.map((target) => target.getBoundingClientRect().height),
    )
    expect(heights).toHaveLength(5)
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(44)
  })
})
