import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Oembed } from '#shared/protocol/embed'
import type { SeatTaken } from '#shared/protocol/lobby'
import { openClass } from '#tests/support/classroom'
import { startFramingSite } from '#tests/support/framingSite'
import { needs } from '#tests/support/needs'
import { startNginx } from '#tests/support/nginx'
import { playNow, playToTheEnd, sitDown } from '#tests/support/player'
import { createMatch, playOut, post, sit } from '#tests/support/servers'
import { siteForTests } from '#tests/support/site'

const site = siteForTests({ BALANCE_PROXY_HOPS: '1' })

describe('below a path of a website', needs('Chromium', 'nginx'), () => {
  let website = ''
  let stop = () => {}

  beforeAll(async () => {
    const nginx = await startNginx('nginx-path.conf', [site.port])
    website = nginx.base
    stop = nginx.stop
  })
  afterAll(() => stop())

  test('a match is played over sockets and looked back on, and nothing is asked of the rest of the website', async () => {
    const player = await sitDown(site.browser, `${website}/balance`)
    const { page } = player
    const asked: string[] = []
    page.on('request', (request) => asked.push(new URL(request.url()).pathname))
    let sockets = 0
    page.on('websocket', (socket) => {
      sockets++
      asked.push(new URL(socket.url()).pathname)
    })
    await playNow(player, { powers: 2, years: 5 })
    await playToTheEnd(player)
    expect(sockets).toBe(1)
    await page.click('[data-test=debrief]')
    await page.waitForSelector('[data-test=section-share]')
    expect(asked.length).toBeGreaterThan(10)
    expect(asked.filter((path) => !path.startsWith('/balance/'))).toEqual([])
    expect(player.errors).toEqual([])
  })

  test('an invitation to a class leads in', async () => {
    const { made } = await openClass(`${website}/balance`)
    const { page } = await sitDown(site.browser, `${website}/balance/j/${made.code}`, 'phone')
    await page.waitForSelector('[data-test=enter-class]')
    expect(page.url()).toBe(`${website}/balance/#/join/${made.code}`)
  })

  test('a link to a table previews with a picture that is there, leads in, and takes no seat', async () => {
    const wish = { scenario: 'two-blocs', powers: 4, years: 3, timeControl: 'untimed', open: false, name: 'Ada' }
    const { lobby } = (await post(`${website}/balance`, '/api/v1/lobbies', wish)).json as SeatTaken
    const html = await (await fetch(`${website}/balance/t/${lobby}`)).text()
    const picture = /og:image" content="([^"]*)"/.exec(html)![1]!
    expect(picture).toBe(`${website}/balance/card.jpg`)
    expect((await fetch(picture)).headers.get('content-type')).toBe('image/jpeg')
    const { page } = await sitDown(site.browser, `${website}/balance/t/${lobby}`, 'phone')
    await page.waitForSelector('[data-test=places]')
    expect(page.url()).toBe(`${website}/balance/#/table/${lobby}`)
    expect(await page.locator('.places .mine').count()).toBe(0)
    expect(await page.textContent('.invitation .link')).toMatch(new RegExp(`^${website}/balance/t/[A-Z2-9]{6}$`))
  })

  test('a replay is shown in a frame of another website', async () => {
    const { match, token } = await createMatch(site.base, { powers: 2, years: 2 })
    await playOut(await sit(site.base, match, token))
    const html = await (await fetch(`${website}/balance/r/${match}`)).text()
    const found = /json\+oembed" href="([^"]*)"/.exec(html)![1]!.replaceAll('&amp;', '&')
    const blog = await startFramingSite(((await (await fetch(found)).json()) as Oembed).html)
    const { page, errors } = await sitDown(site.browser, 'about:blank')
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await page.goto(blog.address)
    const frame = page.frameLocator('iframe')
    await frame.locator('[data-test=replay-forth]').click()
    await frame.locator('[data-test=embed][data-index="1"]').waitFor()
    const link = await frame.locator('[data-test=to-game]').evaluate((shown) => (shown as HTMLAnchorElement).href)
    expect(link).toBe(`${website}/balance/#/replay/${match}/1/truth`)
    blog.stop()
    const elsewhere = asked.filter((url) => url.startsWith(website) && !url.startsWith(`${website}/balance/`))
    expect([elsewhere, errors]).toEqual([[], []])
  })

  test('the game stays in the browser without a network; the website’s own pages are left alone', async () => {
    const { page } = await sitDown(site.browser, `${website}/balance/`, 'laptop', 'allow')
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    await page.reload()
    await page.context().setOffline(true)
    await page.reload()
    await page.waitForSelector('[data-test=play]')
    await expect(page.goto(`${website}/`)).rejects.toThrow()
  })
})
