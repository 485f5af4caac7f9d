/**
 * `npm run tool -- war-film FOLDER [--size phone] [--scenario two-blocs] [--powers 6] [--language en] [--every 2000] [--sheet FILE.webp]`: every power of a
 * table strikes the next one in the same window, and one player's screen is photographed at fixed intervals from the keys to the plans of
 * the year after, to be looked at. The other seats are people of the same match who give their orders without a page. The names of
 * the pictures say what the screen was showing; with `--sheet FILE.webp` all of them are joined in one. Needs a built client
 * (`npm run build`).
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { strike } from '#shared/orders/strike'
import { RULESET } from '#shared/ruleset/ruleset'
import { isPlayerView, type PlayerView } from '#shared/view/observation'
import { launchBrowser } from '#tests/support/browser'
import { holdKeys, openTab, ordersSaved, type Player, type SCREENS, takeKeysOut } from '#tests/support/player'
import { sitAt } from '#tests/support/seatedPage'
import { freePort, post, type Seat, sit, startServer, temporaryFolder } from '#tests/support/servers'
import { saveBeside } from './pictures/saveBeside.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    size: { type: 'string', default: 'phone' },
    scenario: { type: 'string', default: 'two-blocs' },
    powers: { type: 'string', default: '6' },
    language: { type: 'string', default: 'en' },
    every: { type: 'string', default: '2000' },
    sheet: { type: 'string' },
  },
})
const folder = positionals[0] ?? 'war-film'
const size = values.size as keyof typeof SCREENS
const INTERVAL = Number(values.every)
/** Pictures for which a screen that waits for the player is left as it is. */
const LOOKED_AT = 2
const MOST_PICTURES = 90
/** Pixels of a picture's width on the sheet, and how many stand in a row. */
const ON_SHEET: Readonly<Partial<Record<keyof typeof SCREENS, readonly [width: number, perRow: number]>>> = {
  phone: [130, 12],
  laptop: [318, 5],
}

interface LobbySeat {
  readonly lobby: string
  readonly token: string
  readonly power: string
}

/** A table of this many people, begun. */
async function seatTable(base: string): Promise<{ readonly match: string; readonly seats: readonly LobbySeat[] }> {
  const wish = { scenario: values.scenario, powers: Number(values.powers), years: 5, timeControl: 'untimed' }
  const terms = { ...wish, open: false, chatRule: 'free' }
  const host = (await post(base, '/api/v1/lobbies', { ...terms, name: 'Player 1' })).json as LobbySeat
  const seats = [host]
  for (let n = 2; n <= wish.powers; n++)
    seats.push((await post(base, `/api/v1/lobbies/${host.lobby}/seats`, { name: `Player ${n}` })).json as LobbySeat)
  const begun = (await post(base, `/api/v1/lobbies/${host.lobby}/start`, { token: host.token })).json
  return { match: (begun as { match?: string }).match ?? host.lobby, seats }
}

/** All this power has, at the cities of another. */
function strikeAt(view: PlayerView, target: string): unknown {
  const options = [...strike.options(RULESET, view)]
  const whole = options.filter((each) => each.target === target && each.share === 100 && each.aim === 'countervalue')
  return whole.reduce((most, each) => (each.legs.length > most.legs.length ? each : most))
}

const viewOf = (seat: Seat): PlayerView => {
  const { observation } = seat.view()
  if (!isPlayerView(observation)) throw new Error('this seat has no view of its own')
  return observation
}

/** Declares ready in every window from now on, as a person who lets things pass; ends with the program. */
async function letPass(seat: Seat): Promise<void> {
  for (;;) {
    const { window } = seat.view().observation
    if (window.kind === 'ended') return
    await seat.ready(window.number).catch(() => undefined)
    await seat.until(({ observation }) => observation.window.number > window.number)
  }
}

let taken = 0
const pngs: Buffer[] = []
async function take({ page }: Player, what: string): Promise<void> {
  pngs.push(await page.screenshot({ path: join(folder, `${String(taken).padStart(2, '0')}-${size}-${what}.png`) }))
  taken++
}

/** What the screen is showing, as one word; the first of these that is there. */
const SHOWN = [
  ['flight', '[data-test=war]'],
  ['silence', '[data-test=war-told]'],
  ['alarm-told', '[data-test=alarm-result]'],
  ['alarm', '[data-test=crisis-warning]'],
  ['elsewhere', '[data-test=alarm-elsewhere]'],
  ['answer', '[data-test=crisis-retaliation]'],
  ['card', '.war-room[data-scene=card]'],
  ['film', '.war-room[data-scene=film]'],
  ['crisis', '[data-test=crisis-confrontation]'],
  ['ended', '[data-test=aftermath]'],
  ['planning', '.war-room[data-window=planning][data-scene=none]'],
] as const

async function shown({ page }: Player): Promise<string> {
  return await page.evaluate(
    (all) => all.find(([, selector]) => document.querySelector(selector) !== null)?.[0] ?? 'waiting',
    SHOWN,
  )
}

/** What a player presses who wants to go on. */
const GOES_ON: Readonly<Record<string, string>> = {
  silence: '[data-test=go-on]',
  'alarm-told': '[data-test=go-on]',
  alarm: '[data-test="warning.rideOut"]',
  answer: '[data-test="retaliation.hold"]',
  card: '[data-test=year-next]',
  crisis: '[data-test="confront-stand"]',
}

mkdirSync(folder, { recursive: true })
const files = temporaryFolder()
const server = await startServer(await freePort(), {
  BALANCE_DATABASE: files.database,
  BALANCE_MATCHES_PER_MINUTE: '1000',
})
const browser = await launchBrowser()
const { match, seats } = await seatTable(server.base)
const [own, ...others] = seats
const player = await sitAt(browser, server.base, { ...own!, match }, size)
const { page } = player
await page.emulateMedia({ reducedMotion: 'no-preference' })
await page.goto(`${server.base}/?lang=${values.language}#/match/${match}`)
await page.waitForSelector('[data-test=year]')
const close = page.locator('[data-test=dossier-close]')
await page.waitForTimeout(INTERVAL)
if (await close.isVisible()) await close.click()
await page.waitForTimeout(INTERVAL)
await take(player, 'peace')
await takeKeysOut(player, others[0]!.power)
await take(player, 'keys')
await holdKeys(player)
await ordersSaved(player)
await openTab(player, 'map')
await take(player, 'ordered')
const away = await Promise.all(others.map(({ token }) => sit(server.base, match, token)))
for (const [n, seat] of away.entries()) {
  const target = seats[(n + 2) % seats.length]!.power
  const reply = await seat.draft(seat.view().observation.window.number, [strikeAt(viewOf(seat), target)])
  if (!reply.ok) throw new Error(JSON.stringify(reply))
}
await page.click('[data-test=ready]')
for (const seat of away) void letPass(seat).catch((fault) => console.error(fault))

let [last, since, quiet] = ['', 0, 0]
for (let at = Date.now(); taken < MOST_PICTURES && quiet <= LOOKED_AT; at += INTERVAL) {
  await page.waitForTimeout(Math.max(0, at + INTERVAL - Date.now()))
  const what = await shown(player)
  const told = await page.evaluate(() => ({
    toll: document.querySelector<HTMLElement>('[data-test=toll]')?.dataset.dead,
    text: document.querySelector('[data-test=war-told] p')?.textContent,
    year: document.querySelector('[data-test=year]')?.textContent,
    focus: `${document.activeElement?.tagName} ${document.activeElement?.textContent?.slice(0, 30)}`,
  }))
  console.log(String(taken).padStart(2, '0'), what, JSON.stringify(told))
  await take(player, what)
  since = what === last ? since + 1 : 0
  last = what
  quiet = what === 'planning' || what === 'ended' ? quiet + 1 : 0
  if (since + 1 >= LOOKED_AT && GOES_ON[what] !== undefined) {
    await page
      .click(GOES_ON[what], { timeout: 1500 })
      .catch((fault: Error) => console.error(what, fault.message.split('\n')[0]))
    since = -1
  }
}
if (player.errors.length > 0) console.error(player.errors)
if (values.sheet !== undefined) {
  const [width, perRow] = ON_SHEET[size] ?? ON_SHEET.laptop!
  await saveBeside(browser, values.sheet, pngs, { width }, perRow)
}
await browser.close()
await server.kill('SIGTERM')
files.remove()
process.exit(0)
