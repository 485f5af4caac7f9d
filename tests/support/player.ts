import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'

/** A person at a browser: does what the screen offers, and notes every error the page throws. */
export interface Player {
  readonly page: Page
  readonly errors: string[]
}

/** Milliseconds a page is waited for, on a busy machine too. */
const PATIENCE_MILLISECONDS = 90_000

export const SCREENS = {
  laptop: { width: 1366, height: 768 },
  desk: { width: 1920, height: 1080 },
  phone: { width: 390, height: 844 },
  narrow: { width: 320, height: 640 },
  /** 1280 × 1024 at 400 %, as WCAG 1.4.10 has it. */
  zoomed: { width: 320, height: 256 },
} as const

/**
 * Errors the browser prints that are none of ours: a request to a server that is down, the message packer of the
 * Colyseus SDK trying at load whether it may compile code, which the content policy rightly forbids, and a header that means
 * nothing without https.
 */
const HARMLESS = [
  'Failed to load resource',
  "'script-src' was not explicitly set",
  'The Cross-Origin-Opener-Policy header has been ignored',
]

/** A browser of its own with a screen of this size, as a person has one. */
export async function newContext(
  browser: Browser,
  screen: keyof typeof SCREENS = 'laptop',
  serviceWorkers: 'allow' | 'block' = 'block',
): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: SCREENS[screen],
    hasTouch: screen === 'phone' || screen === 'narrow',
    reducedMotion: 'reduce',
    serviceWorkers,
  })
  context.setDefaultTimeout(PATIENCE_MILLISECONDS)
  return context
}

/** A person at a browser of their own, at this address. */
export async function sitDown(
  browser: Browser,
  base: string,
  screen: keyof typeof SCREENS = 'laptop',
  serviceWorkers: 'allow' | 'block' = 'block',
): Promise<Player> {
  return await openPage(await newContext(browser, screen, serviceWorkers), base)
}

/** Another page of the same browser: it shares what the browser keeps. */
export async function openPage(context: BrowserContext, address: string): Promise<Player> {
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && !HARMLESS.some((text) => message.text().includes(text)))
      errors.push(message.text())
  })
  await page.goto(address)
  return { page, errors }
}

export interface Wish {
  readonly powers: number
  readonly years: number
}

/** Starts a match of these settings and waits for the war room. */
export async function playNow({ page }: Player, { powers, years }: Wish): Promise<void> {
  await page.click('[data-test=settings-of-match]')
  await page.selectOption('select[name=powers]', String(powers))
  const offered = await page.$$eval('select[name=years] option', (all) =>
    all.map((each) => (each as HTMLOptionElement).value),
  )
  if (!offered.includes(String(years)))
    throw new Error(`the front page offers ${offered.join(', ')} years, not ${years}`)
  await page.selectOption('select[name=years]', String(years))
  await page.selectOption('select[name=timeControl]', 'untimed')
  await page.click('[data-test=play-these]')
  await page.waitForSelector('[data-test=year]')
}

/** What the room now waits for. */
const CRISES = ['confrontation', 'warning', 'retaliation'] as const
type Crisis = (typeof CRISES)[number]
export type Moment = 'planning' | Crisis | 'waiting' | 'aftermath'

/** Where a crisis is answered: an alarm that the sensors all but deny is a card over the map. */
export const STAGES: Readonly<Record<Crisis, string>> = {
  confrontation: '[data-test=crisis-confrontation]',
  warning: '[data-test=crisis-warning], [data-test=faint-alarm]',
  retaliation: '[data-test=crisis-retaliation]',
}

/** What the room waits for this player to do at this instant; cards and films that have been told are put away first. */
export async function lookAround({ page }: Player): Promise<Moment> {
  await putYearAway(page)
  if (await page.isVisible('[data-test=aftermath]')) return 'aftermath'
  const stage = await page.evaluate((stages) => {
    // An exchange that began meanwhile is watched first.
    if (document.querySelector('.war-room[data-war=true], [data-test=go-on]') !== null) return undefined
    return stages.find((selector) => document.querySelector(selector) !== null)
  }, Object.values(STAGES))
  const crisis = CRISES.find((kind) => STAGES[kind] === stage)
  if (crisis !== undefined) return crisis
  // All at one moment: the year may have ended since it was put away, and its card comes first.
  const isOpen = await page.evaluate(() => {
    const { scene, window } = document.querySelector<HTMLElement>('.war-room')?.dataset ?? {}
    const pressed = document.querySelector('[data-test=ready]')?.getAttribute('aria-pressed')
    const isTelling = document.querySelector('.war-room[data-war=true], [data-test=go-on]') !== null
    return !isTelling && scene === 'none' && window === 'planning' && pressed === 'false'
  })
  return isOpen ? 'planning' : 'waiting'
}

/** Waits until the room waits for this player, or the match is over. */
export async function myMove(player: Player): Promise<Moment> {
  for (let looks = 0; looks < 600; looks++) {
    const moment = await lookAround(player)
    if (moment !== 'waiting') return moment
    await player.page.waitForTimeout(50)
  }
  throw new Error(`nothing to do for half a minute: ${await player.page.textContent('.war-room')}`)
}

/** Waits until the room waits for this at once, whatever came before has been answered. @throws when another moment comes first */
export async function untilMoment(player: Player, wanted: Moment): Promise<void> {
  const found = await myMove(player)
  if (found !== wanted) throw new Error(`came to ${found}, not to ${wanted}`)
}

/**
 * Opens one of the full lists, or puts them away so that the map stands alone.
 * @param timeout milliseconds that a key is waited for
 */
export async function openTab(
  { page }: Player,
  tab: 'map' | 'orders' | 'world' | 'feed',
  timeout = PATIENCE_MILLISECONDS,
): Promise<void> {
  const wanted = tab === 'map' ? '.war-room[data-list=none]' : '.war-room:not([data-list=none])'
  // Where the map fails meanwhile, the lists open by themselves, and the press closes them.
  for (let tries = 0; tries < 3 && (await page.locator(wanted).count()) === 0; tries++) {
    await page.click('[data-test=lists]', { timeout })
    await page.waitForSelector(wanted, { timeout: 2000 }).catch(() => undefined)
  }
  const key = page.locator(`[data-test=tab-${tab}]`)
  if (tab !== 'map' && (await key.isVisible())) await key.click({ timeout })
}

/** Puts the dossier away with which a match of a class opens, or a historical one. */
export async function takeChair(page: Page): Promise<void> {
  await page.click('[data-test=dossier-close]')
  await page.waitForSelector('[data-test=dossier]', { state: 'detached' })
}

/** Watches no exchange and no film, and puts the scene of a crisis and the card of the year away, where there is one, and how an alarm turned out. */
export async function putYearAway(page: Page): Promise<void> {
  for (let looks = 0; looks < 400; looks++) {
    const scene = await page.getAttribute('.war-room', 'data-scene')
    const isTold = (await page.locator('[data-test=go-on]').count()) > 0
    const isAtWar = (await page.locator('.war-room[data-war=true]').count()) > 0
    if (isTold) await page.click('[data-test=go-on]', { timeout: 1000 }).catch(() => undefined)
    else if (isAtWar || scene === 'film') await page.keyboard.press('Escape')
    else if (scene === 'card') await page.click('[data-test=year-next]', { timeout: 1000 }).catch(() => undefined)
    else return
    await page.waitForTimeout(50)
  }
  throw new Error('the year would not be put away')
}

/** Presses ready and waits for the window to change. */
export async function pressReady({ page }: Player): Promise<void> {
  const before = await windowMark(page)
  await page.click('[data-test=ready]')
  await nextWindow(page, before)
}

async function nextWindow(page: Page, before: string | null): Promise<void> {
  await page.waitForFunction(
    (mark) => document.querySelector('.war-room')?.getAttribute('data-number') !== mark,
    before,
  )
  await putYearAway(page)
}

async function windowMark(page: Page): Promise<string | null> {
  return await page.getAttribute('.war-room', 'data-number')
}

/** Answers a crisis by one of its choices and waits for the window to change. */
export async function choose({ page }: Player, choice: string): Promise<void> {
  const before = await windowMark(page)
  await page.click(`[data-test="${choice}"]`)
  await nextWindow(page, before)
}

/** Waits until the server has every order. */
export async function ordersSaved({ page }: Player): Promise<void> {
  await page.waitForSelector('[data-test=saving].saved')
}

/** Milliseconds a key of a launch is held in tests: a little longer than it must be. */
const HELD_MILLISECONDS = 1700

/** Takes the keys of a strike out and aims it. */
export async function takeKeysOut(player: Player, target: string): Promise<void> {
  const { page } = player
  await openTab(player, 'orders')
  await page.click('.danger-section summary')
  await page.click('[data-test=plan-strike]')
  await page.click(`.two-keys [data-test=target-${target}]`)
}

/** Holds both keys of a launch, one after the other, as a mouse does. */
export async function holdKeys({ page }: Player): Promise<void> {
  for (const key of ['first', 'second']) await page.click(`[data-test=${key}-key]`, { delay: HELD_MILLISECONDS })
}

/** Goes through both keys of a strike. */
export async function orderStrike(player: Player, target: string): Promise<void> {
  await takeKeysOut(player, target)
  await holdKeys(player)
  await ordersSaved(player)
}

/** The harmless answer to each crisis. */
const QUIET_ANSWER = {
  confrontation: 'confront-stand',
  warning: 'warning.raiseReadiness',
  retaliation: 'retaliation.hold',
} as const

/**
 * Gives a harmless answer at a moment that waits for the player, and does not wait for the others: the moment may
 * pass while the hand moves.
 */
export async function quietly(player: Player): Promise<void> {
  await answerInPassing(player, await myMove(player))
}

/** Gives a harmless answer at this moment, which may have passed already: nothing is waited for longer than a second. */
export async function answerInPassing(player: Player, moment: Moment): Promise<void> {
  const press = (selector: string) => player.page.click(selector, { timeout: 1000 }).catch(() => undefined)
  if (moment === 'planning') await press('[data-test=ready]')
  else if (moment !== 'waiting' && moment !== 'aftermath') {
    await openTab(player, 'orders', 1000).catch(() => undefined)
    await press(`[data-test="${QUIET_ANSWER[moment]}"]`)
  }
}

async function answerQuietly(player: Player, moment: Exclude<Moment, 'waiting' | 'aftermath'>): Promise<void> {
  if (moment === 'planning') return await pressReady(player)
  await openTab(player, 'orders')
  await choose(player, QUIET_ANSWER[moment])
}

/** Plays on until the room waits for this: ready in peace, standing in a crisis, cover in a warning, no fire after impact. */
export async function playTo(player: Player, wanted: Moment): Promise<void> {
  for (let moves = 0; moves < 150; moves++) {
    const moment = await myMove(player)
    if (moment === wanted) return
    if (moment === 'aftermath' || moment === 'waiting') throw new Error(`came to ${moment}, not to ${wanted}`)
    await answerQuietly(player, moment)
  }
  throw new Error(`never came to ${wanted}`)
}

export const playToTheEnd = (player: Player): Promise<void> => playTo(player, 'aftermath')

/** Opens the section of this kind of order and gives the first there is. */
export async function giveFirst(player: Player, kind: 'umbrella' | 'challenge'): Promise<void> {
  const { page } = player
  await openTab(player, 'orders')
  const section = page.locator('details', { has: page.locator(`[data-test=section-${kind}]`) })
  await section.locator('summary').click()
  await section.locator(`[data-test=act-${kind}]`).first().click()
}

/** Opens a record as a person does who was sent the file. */
export async function openFile(page: Page, text: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'balance-record-'))
  const file = join(folder, 'match.jsonl')
  writeFileSync(file, text)
  await page.setInputFiles('[data-test=open-record]', file)
  // The browser has read it when the page has gone on, or says that it is none.
  await page.waitForSelector('[data-test=section-people], [data-test=record-only], [data-test=no-record]')
  rmSync(folder, { recursive: true })
}
