import type { Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sitDown } from '#tests/support/player'
import { Relay } from '#tests/support/relay'
import { siteForTests } from '#tests/support/site'

const site = siteForTests()
let relay: Relay
/** What was asked of the server that makes something. */
const made: string[] = []

beforeEach(async () => {
  made.length = 0
  relay = await Relay.to(site.port)
  relay.fault = ({ method, path }) => {
    if (method !== 'POST') return 'pass'
    made.push(path)
    return { delay: 1200 }
  }
})
afterEach(() => relay.close())

/** Two presses of a person who sees nothing happen. */
async function tapTwice(page: Page, key: string): Promise<void> {
  await page.click(key)
  await page.waitForTimeout(300)
  // A key that says it is not to be pressed now takes presses all the same: the tool would wait until it says so no longer.
  await page.click(key, { timeout: 500, force: true }).catch(() => undefined)
}

describe('a key that makes something, pressed again before the answer', () => {
  test('makes one class and one student', async () => {
    const { page } = await sitDown(site.browser, relay.base)
    await page.click('[data-test=classroom]')
    await page.selectOption('select[name=naming]', 'alias')
    await tapTwice(page, '[data-test=make-class]')
    const code = ((await page.textContent('[data-test=class-code]')) ?? '').trim()
    const student = await sitDown(site.browser, `${relay.base}/#/join/${code}`)
    await tapTwice(student.page, '[data-test=enter-class]')
    await student.page.waitForSelector('[data-test=own-rejoin-words]')
    expect(made.filter((path) => path === '/api/v1/classes')).toHaveLength(1)
    expect(made.filter((path) => path.endsWith('/students'))).toHaveLength(1)
    await page.waitForSelector('[data-test=counts]:has-text("1 of 1")')
  })

  test('makes one table, and begins one match', async () => {
    const { page } = await sitDown(site.browser, relay.base)
    await page.click('[data-test=with-friends]')
    await page.fill('[data-test=host-name]', 'Ada')
    await tapTwice(page, '[data-test=host]')
    await page.waitForSelector('[data-test=places]')
    await tapTwice(page, '[data-test=begin]')
    await page.waitForSelector('.war-room, [data-status]', { state: 'attached' })
    expect(made.filter((path) => path === '/api/v1/lobbies')).toHaveLength(1)
    expect(made.filter((path) => path.endsWith('/start'))).toHaveLength(1)
  })
})

describe('an answer that is lost', () => {
  test('leaves no ghost: the student comes in by the second press, and the seat is taken once', async () => {
    relay.fault = () => 'pass'
    const teacher = await sitDown(site.browser, relay.base)
    await teacher.page.click('[data-test=classroom]')
    await teacher.page.selectOption('select[name=naming]', 'typed')
    await teacher.page.click('[data-test=make-class]')
    const code = ((await teacher.page.textContent('[data-test=class-code]')) ?? '').trim()
    const { page } = await sitDown(site.browser, `${relay.base}/#/join/${code}`)
    await page.fill('[data-test=label]', 'Bob')
    relay.fault = ({ path }) => (path.endsWith('/students') ? 'loseAnswer' : 'pass')
    await page.click('[data-test=enter-class]')
    await page.waitForSelector('[data-test=join-failure]:has-text("cannot be reached")')
    relay.fault = () => 'pass'
    await page.click('[data-test=enter-class]')
    await page.waitForSelector('[data-test=own-rejoin-words]')
    await teacher.page.waitForSelector('[data-test=counts]:has-text("1 of 1")')
  })
})
