import { expect, test } from 'vitest'
import { type Player, playNow, playToTheEnd, sitDown } from '#tests/support/player'
import { siteForTests } from '#tests/support/site'

const site = siteForTests()

/** A name that would run if anything wrote it into a page as HTML; as long as names may be. */
const SCRIPT = '<img src=x onerror=x()>'

/** Notes in every page what the content policy blocks, and whether the name has run. */
const WATCH = `
  window.blocked = []; window.ran = false; window.x = () => { window.ran = true }
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
    // The message packer of the game framework tries at load whether it may compile code, and does without.
    if (blockedURI !== 'eval') window.blocked.push(effectiveDirective + ' ' + blockedURI)
  })`

interface Watched {
  readonly blocked: readonly string[]
  readonly ran: boolean
}

async function comeIn(screen: 'laptop' | 'desk' = 'laptop', worker: 'allow' | 'block' = 'block'): Promise<Player> {
  const player = await sitDown(site.browser, site.base, screen, worker)
  await player.page.addInitScript(WATCH)
  await player.page.reload()
  return player
}

/** The name stands on the page as it was typed; nothing ran, nothing was blocked. */
async function isHarmless({ page, errors }: Player): Promise<void> {
  await page.waitForFunction((name) => document.body.textContent?.includes(name), SCRIPT)
  await isClean({ page, errors })
}

async function isClean({ page, errors }: Player): Promise<void> {
  expect(await page.evaluate(() => document.querySelectorAll('img[src="x"]').length)).toBe(0)
  const { blocked, ran } = await page.evaluate<Watched>('({ blocked: window.blocked, ran: window.ran })')
  expect({ blocked, ran, errors }).toEqual({ blocked: [], ran: false, errors: [] })
}

test('names that are script stay text, and the content policy blocks nothing of ours', async () => {
  const host = await comeIn()
  await host.page.click('[data-test=with-friends]')
  await host.page.fill('[data-test=host-name]', SCRIPT)
  await host.page.click('[data-test=host]')
  await host.page.waitForSelector('[data-test=code]')
  await isHarmless(host)
  const guest = await comeIn()
  await guest.page.goto(host.page.url())
  await isHarmless(guest)

  const teacher = await comeIn()
  await teacher.page.click('[data-test=classroom]')
  await teacher.page.selectOption('select[name=naming]', 'typed')
  await teacher.page.click('[data-test=make-class]')
  await teacher.page.waitForSelector('[data-test=teacher-link]')
  await teacher.page.keyboard.press('Escape')
  const code = ((await teacher.page.textContent('[data-test=class-code]')) ?? '').trim()
  const student = await comeIn()
  await student.page.goto(`${site.base}/j/${code}`)
  await student.page.fill('[data-test=label]', SCRIPT)
  await student.page.click('[data-test=enter-class]')
  await isHarmless(student)
  await isHarmless(teacher)
  await teacher.page.click('[data-test=show-names]')
  const projector = await comeIn('desk')
  await projector.page.goto((await teacher.page.getAttribute('[data-test=projector]', 'href')) ?? '')
  await isHarmless(projector)
})

test('a whole match with its debrief, the offline worker installed, is let through by the content policy', async () => {
  const player = await comeIn('laptop', 'allow')
  await playNow(player, { powers: 2, years: 5 })
  await isClean(player)
  await playToTheEnd(player)
  await isClean(player)
  expect(await player.page.evaluate(() => navigator.serviceWorker.ready.then(() => true))).toBe(true)
})
