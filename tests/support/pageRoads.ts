import type { Browser, Page, Request } from 'playwright-core'
import { Relay, type RoadFault } from '#tests/support/relay'
import {
  arriveFor,
  goTo,
  prepareRoadPage,
  type ROAD_PAGE_NAMES,
  type RoadBrowser,
  type RoadPage,
  sentencesOf,
} from '#tests/support/roadPages'
import { HIDES, REFUSES_ALL, TRANSLATES } from '#tests/support/roadSwitches'
import type { RoadOutcome, RoadTrouble } from '#tests/support/roads'

/** How long a page may be silent about a fault, and how long it may take to work again, in milliseconds. */
const PATIENCE = 35_000
/** How long a page that is not kept fresh is watched for calls. */
const QUIET = 3000

/** A page, and how bad its network is. */
interface Road {
  readonly browser: RoadBrowser
  readonly relay: Relay
  readonly road: RoadPage
}

/** What is wrong; undefined when nothing is. */
type Found = { readonly trouble: RoadTrouble; readonly seen: string } | undefined

const found = (trouble: RoadTrouble, seen: string): Found => ({ trouble, seen })

const shown = (page: Page, { shows }: RoadPage, timeout = PATIENCE): Promise<boolean> =>
  page.waitForSelector(shows, { state: 'attached', timeout }).then(
    () => true,
    () => false,
  )

const isShown = async (page: Page, { shows }: RoadPage): Promise<boolean> => (await page.locator(shows).count()) > 0

/** Waits until it holds; false when it never did. */
async function comesTrue(fits: () => Promise<boolean>, patience = PATIENCE): Promise<boolean> {
  for (const end = Date.now() + patience; Date.now() < end; ) {
    if (await fits()) return true
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  return false
}

/** The page is opened while the network is bad, which ends once the page has said so. */
function whileOpening(fault: RoadFault) {
  return async ({ browser, relay, road }: Road): Promise<Found> => {
    const { page } = await arriveFor(browser, road)
    relay.fault = () => fault
    // What the browser has kept open is as bad.
    if (typeof fault !== 'object') relay.blackOut()
    await goTo(page, road.address)
    const isSaid = await comesTrue(async () => (await isShown(page, road)) || (await sentencesOf(page)).length > 0)
    if (!isSaid) return found('unsaid', (await page.textContent('main'))?.slice(0, 120) ?? '')
    relay.fault = () => 'pass'
    return (await shown(page, road)) ? undefined : found('stuck', (await sentencesOf(page)).join(' | '))
  }
}

/** Calls of the page that it makes for what it shows. */
const isOfThePage = (request: Request) =>
  /\/api\/|\/matchmake\//.test(request.url()) && !/announcement|addresses/.test(request.url())

/** The page is there; then its network is bad, until the page has said so; then it is good again. */
function whileShown(
  worsen: (page: Page, relay: Relay) => Promise<void>,
  mend: (page: Page, relay: Relay) => Promise<void>,
) {
  return async ({ browser, relay, road }: Road): Promise<Found> => {
    const { page } = await arriveFor(browser, road)
    await goTo(page, road.address)
    if (!(await shown(page, road))) return found('lost', 'it never opened')
    await page.waitForTimeout(500)
    const before = await sentencesOf(page)
    const news = async () => (await sentencesOf(page)).filter((sentence) => !before.includes(sentence))
    let calls = 0
    page.on('request', (request) => {
      if (isOfThePage(request)) calls++
    })
    await worsen(page, relay)
    if (!road.isFresh) await page.waitForTimeout(QUIET)
    if (road.isFresh || calls > 0) {
      if (!(await comesTrue(async () => (await news()).length > 0))) return found('unsaid', before.join(' | '))
    }
    await mend(page, relay)
    const isBack = await comesTrue(async () => (await news()).length === 0 && (await isShown(page, road)))
    return isBack ? undefined : found('stuck', (await news()).join(' | '))
  }
}

const heal = async (_: Page, relay: Relay) => {
  relay.fault = () => 'pass'
}

/** The page is put away while its lines die, and is seen again. */
async function inBackground({ browser, relay, road }: Road): Promise<Found> {
  const { page } = await arriveFor(browser, road, HIDES)
  await goTo(page, road.address)
  if (!(await shown(page, road))) return found('lost', 'it never opened')
  const see = (hidden: boolean) =>
    page.evaluate((now) => {
      Object.assign(window, { __hidden: now })
      document.dispatchEvent(new Event('visibilitychange'))
    }, hidden)
  await see(true)
  relay.blackOut()
  await page.waitForTimeout(1000)
  const before = relay.requests
  await see(false)
  const isAsked = !road.isFresh || (await comesTrue(async () => relay.requests > before))
  if (!isAsked) return found('stuck', 'nothing was asked after the pause')
  const isBack = await comesTrue(
    async () => (await isShown(page, road)) && !/reconnecting|Not up to date/.test((await sentencesOf(page)).join()),
  )
  return isBack ? undefined : found('stuck', (await sentencesOf(page)).join(' | '))
}

/** The browser does this to the page from the beginning. @param sign has to be there besides */
function inBrowserThat(script: string, sign?: string) {
  return async ({ browser, road }: Road): Promise<Found> => {
    const { page, errors } = await arriveFor(browser, road, script)
    await goTo(page, road.address)
    // What the device cannot keep, such as a seat, it does not have: the page is there all the same.
    const isThere = await comesTrue(
      async () => (await isShown(page, road)) || (await page.locator('main h1').count()) > 0,
    )
    if (!isThere) return found('stuck', (await page.textContent('main'))?.slice(0, 120) ?? '')
    if (sign !== undefined && !(await shown(page, { ...road, shows: sign }, 5000))) return found('unsaid', sign)
    await page.waitForTimeout(500)
    return errors.length === 0 ? undefined : found('lost', errors.join(' | '))
  }
}

/** Two tabs of one browser have the page open, and are loaded anew in turn. */
async function inTwoTabs({ browser, relay, road }: Road): Promise<Found> {
  const { page: one, errors } = await arriveFor(browser, road)
  const two = await browser.context.newPage()
  const hasIt = (page: Page) =>
    comesTrue(async () => (await isShown(page, road)) || (await sentencesOf(page)).length > 0)
  await two.goto(`${relay.base}/?lite=1`)
  for (const page of [one, two]) await goTo(page, road.address)
  for (const page of [one, two]) if (!(await hasIt(page))) return found('stuck', 'a tab')
  for (const page of [one, two, one]) {
    await page.reload()
    if (!(await hasIt(page))) return found('stuck', 'a tab that was loaded anew')
  }
  const keptNames = Object.keys(road.kept ?? {}).map((name) => `balance.${name}`)
  const kept = await one.evaluate((names) => names.map((name) => localStorage.getItem(name) ?? ''), keptNames)
  if (kept.some((text) => text.length < 8)) return found('lost', keptNames.join())
  return errors.length === 0 ? undefined : found('lost', errors.join(' | '))
}

/** Keys that end what the page is for, or what other pages need, or that lead to another site. */
const SPARED = '[data-test=drain], [data-test^=host-leave], [data-test=take-out], [data-test$=sign-on]'
/** Most keys pressed on a page. */
const MOST_KEYS = 40

/** Every key of the page is pressed twice, the second time before the first is answered. */
async function tappedTwice({ browser, relay, road }: Road): Promise<Found> {
  const { page } = await arriveFor(browser, road)
  await goTo(page, road.address)
  if (!(await shown(page, road))) return found('lost', 'it never opened')
  relay.fault = ({ method }) => (method === 'POST' ? { delay: 600 } : 'pass')
  const doubled: string[] = []
  const waiting = new Set<Request>()
  const what = (request: Request) => `${request.method()} ${request.url()} ${request.postData()}`
  const mark = (request: Request) => request.headers()['idempotency-key']
  page.on('request', (request) => {
    if (request.method() === 'GET') return
    for (const other of waiting)
      if (what(other) === what(request) && mark(other) !== mark(request)) doubled.push(what(request))
    waiting.add(request)
  })
  page.on('requestfinished', (request) => waiting.delete(request))
  page.on('requestfailed', (request) => waiting.delete(request))
  page.on('dialog', (dialog) => void dialog.dismiss())
  for (const field of await page.locator('main input:not([type]), main input[type=text]').all()) {
    if (await field.isVisible()) await field.fill('Ada').catch(() => undefined)
  }
  for (let nth = 0; nth < MOST_KEYS; nth++) {
    const pressed = await page.evaluate(
      async ({ place, spared }) => {
        const keys = [...document.querySelectorAll<HTMLButtonElement>('main button')]
        const key = keys.filter((each) => each.checkVisibility() && !each.disabled && !each.matches(spared))[place]
        if (key === undefined) return false
        key.click()
        await new Promise((resolve) => setTimeout(resolve, 120))
        if (key.isConnected) key.click()
        return true
      },
      { place: nth, spared: SPARED },
    )
    if (!pressed) break
    await page.waitForTimeout(80)
    if ((await page.evaluate(() => location.hash)) === road.address) continue
    await page.waitForTimeout(700)
    await goTo(page, road.address)
    if (!(await shown(page, road, 3000))) break
  }
  await comesTrue(async () => waiting.size === 0, 3000)
  return doubled.length === 0 ? undefined : found('doubled', doubled.join(' | '))
}

/** What befalls a page, by name. */
export const PAGE_FAULTS: Readonly<Record<string, (road: Road) => Promise<Found>>> = {
  swallow: whileOpening('swallow'),
  stall: whileOpening('holdAnswer'),
  loseAnswer: whileOpening('loseAnswer'),
  cut: whileOpening('cut'),
  delay: whileOpening({ delay: 700 }),
  blackOut: whileShown(async (_, relay) => {
    relay.fault = () => 'swallow'
    relay.blackOut()
  }, heal),
  mute: whileShown(async (_, relay) => {
    relay.fault = () => 'holdAnswer'
    relay.mute()
  }, heal),
  offline: whileShown(
    (page) => page.context().setOffline(true),
    (page) => page.context().setOffline(false),
  ),
  background: inBackground,
  translate: inBrowserThat(TRANSLATES, '[data-test=translated]'),
  throw: inBrowserThat(REFUSES_ALL),
  twoTabs: inTwoTabs,
  doubleTaps: tappedTwice,
}

/** Puts one page through one fault. @param server its port and address */
export async function travelPage(
  browser: Browser,
  server: { readonly port: number; readonly base: string },
  name: (typeof ROAD_PAGE_NAMES)[number],
  fault: string,
): Promise<RoadOutcome> {
  const relay = await Relay.to(server.port)
  const context = await browser.newContext({ reducedMotion: 'reduce', serviceWorkers: 'block' })
  try {
    const road = await prepareRoadPage(name, server.base)
    const met = await PAGE_FAULTS[fault]!({ browser: { context, base: relay.base }, relay, road }).catch(
      (why: unknown) => found('stuck', String(why).slice(0, 200)),
    )
    return { subject: `page ${name}`, fault, ...met }
  } finally {
    await context.close()
    await relay.close()
  }
}

/** Names of all faults of pages. */
export const PAGE_FAULT_NAMES = Object.keys(PAGE_FAULTS)
