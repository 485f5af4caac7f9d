/**
 * `npm run bench:client -- [--slow 4] [--years 10]`: the built client in headless Chromium with the processor slowed down,
 * against a real server. Prints one line of JSON: bytes of the front page, of its fonts and of the war room on the wire,
 * milliseconds until each is interactive, main-thread work per frame (p95, at rest and during an exchange; of the exchange also what our
 * own scripts take of it, without the calls that draw, which without a graphics card are the renderer's work), the longest task
 * when a window changes, the page's memory at the end, and, at full processor speed, how long the debrief of a ten-year match
 * of six powers takes to open and to play out two branches two hundred times each. Needs a built client (`npm run build`).
 */
import { parseArgs } from 'node:util'
import type { CDPSession, Page } from 'playwright-core'
import { loadScenarios } from '#server/lib/loadScenarios'
import { BOTS, defaultBot } from '#shared/bots/index'
import { recordMatch } from '#shared/match/playMatch'
import { printRecord } from '#shared/match/recordText'
import { RULESET } from '#shared/ruleset/ruleset'
import { launchBrowser } from '#tests/support/browser'
import { myMove, openTab, orderStrike, playNow, pressReady, quietly, sitDown } from '#tests/support/player'
import { freePort, startServer, temporaryFolder } from '#tests/support/servers'

const { values } = parseArgs({
  options: { slow: { type: 'string', default: '4' }, years: { type: 'string', default: '10' } },
})

const files = temporaryFolder()
const server = await startServer(await freePort(), { BALANCE_DATABASE: files.database })
const browser = await launchBrowser()
const player = await sitDown(browser, 'about:blank')
const { page } = player
const cdp = await page.context().newCDPSession(page)
await cdp.send('Network.enable')
await cdp.send('Emulation.setCPUThrottlingRate', { rate: Number(values.slow) })
const bytes = countBytes(cdp)

/**
 * Notes the work of every frame and every long task, from the first script on. Of each frame also what our own scripts took in it:
 * the time in callbacks of the frame, without that inside calls that draw, which without a graphics card are the renderer's.
 */
await page.addInitScript(`
  window.__frames = []; window.__own = []; window.__tasks = []
  let own = 0, depth = 0
  for (const kind of [CanvasRenderingContext2D, WebGLRenderingContext, WebGL2RenderingContext]) {
    for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(kind.prototype))) {
      if (typeof value !== 'function') continue
      kind.prototype[name] = function (...args) {
        if (depth > 0) return value.apply(this, args)
        const begun = performance.now()
        depth++
        try { return value.apply(this, args) } finally { depth--; own -= performance.now() - begun }
      }
    }
  }
  const ask = window.requestAnimationFrame.bind(window)
  window.requestAnimationFrame = (callback) => ask((time) => {
    const begun = performance.now()
    try { callback(time) } finally { own += performance.now() - begun }
  })
  const note = () => ask(() => {
    const begun = performance.now()
    own = 0
    const channel = new MessageChannel()
    channel.port1.onmessage = () => { window.__frames.push(performance.now() - begun); window.__own.push(own); note() }
    channel.port2.postMessage(0)
  })
  note()
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.__tasks.push(entry.duration) })
    .observe({ type: 'longtask', buffered: true })
`)

/** Bytes on the wire since the last call, headers included: of fonts, and of everything else. */
function countBytes(session: CDPSession): () => { readonly fonts: number; readonly rest: number } {
  const fonts = new Set<string>()
  let sum = { fonts: 0, rest: 0 }
  session.on('Network.requestWillBeSent', ({ requestId, type }) => {
    if (type === 'Font') fonts.add(requestId)
  })
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    sum[fonts.has(requestId) ? 'fonts' : 'rest'] += encodedDataLength
  })
  return () => {
    const counted = sum
    sum = { fonts: 0, rest: 0 }
    return counted
  }
}

/** What was measured since the last call, in milliseconds. */
interface Measured {
  /** Main-thread work of a frame, p95. */
  readonly frameP95: number
  /** The same without what draws: our own scripts alone. */
  readonly ownP95: number
  readonly longestTask: number
}

async function since(on: Page): Promise<Measured> {
  const { frames, own, tasks } = await on.evaluate(() => {
    const noted = window as unknown as { __frames: number[]; __own: number[]; __tasks: number[] }
    const result = { frames: noted.__frames, own: noted.__own, tasks: noted.__tasks }
    noted.__frames = []
    noted.__own = []
    noted.__tasks = []
    return result
  })
  return { frameP95: p95(frames), ownP95: p95(own), longestTask: Math.max(0, ...tasks) }
}

const p95 = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? 0

async function timed(task: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await task()
  return performance.now() - start
}

const frontMs = await timed(async () => {
  await page.goto(server.base)
  await page.waitForSelector('[data-test=play]')
})
await page.waitForTimeout(500)
const frontBytes = bytes()
const roomMs = await timed(() => playNow(player, { powers: 6, years: Number(values.years) }))
const mapMs = await timed(() => page.waitForSelector('.map-canvas canvas'))
await page.waitForTimeout(4000)
const roomBytes = bytes()
await since(page)
await page.waitForTimeout(3000)
const rest = await since(page)

let longestSwap = 0
for (let windows = 0; windows < 12; windows++) {
  const moment = await myMove(player)
  if (moment === 'aftermath') break
  await since(page)
  if (moment === 'planning') await pressReady(player)
  else await quietly(player)
  await page.waitForTimeout(300)
  longestSwap = Math.max(longestSwap, (await since(page)).longestTask)
}
await cdp.send('HeapProfiler.collectGarbage')
const { usedSize } = await cdp.send('Runtime.getHeapUsage')

// Another match, for an exchange: the first may have seen one already, or be over.
await page.goto(`${server.base}/#/`)
await page.waitForSelector('[data-test=play]')
await playNow(player, { powers: 4, years: 5 })
await orderStrike(player, 'boreal')
await openTab(player, 'map')
// With motion, which the tests' browser is asked to leave out.
await page.emulateMedia({ reducedMotion: 'no-preference' })
await pressReady(player)
await since(page)
await page.waitForTimeout(3000)
const animated = await since(page)
await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 })
const scenario = loadScenarios().get('two-blocs')!
const bots = scenario.seatings['6']!.map((_, seat) => BOTS[defaultBot(seat)])
const { record } = recordMatch({ ruleset: RULESET, scenario, years: 10, bots, seed: 'bench' })
await page.goto(`${server.base}/#/`)
const debriefMs = await timed(async () => {
  await page.setInputFiles('[data-test=open-record]', {
    name: 'match.jsonl',
    mimeType: 'application/jsonl',
    buffer: Buffer.from(printRecord(record)),
  })
  await page.waitForSelector('.chart svg')
})
await page.waitForTimeout(2000)
await since(page)
const branchesMs = await timed(async () => {
  await page.click('[data-test=what-if]')
  await page.waitForSelector('[data-test=what-if-result]')
})
const branches = await since(page)
await browser.close()
await server.kill('SIGTERM')
files.remove()

const round = (value: number) => Number(value.toFixed(1))
process.stdout.write(
  `${JSON.stringify({
    bench: 'client',
    slowedBy: Number(values.slow),
    frontKb: Math.round(frontBytes.rest / 1024),
    fontsKb: Math.round((frontBytes.fonts + roomBytes.fonts) / 1024),
    frontMs: Math.round(frontMs),
    roomKb: Math.round(roomBytes.rest / 1024),
    roomMs: Math.round(roomMs),
    mapMs: Math.round(mapMs),
    restFrameP95Ms: round(rest.frameP95),
    animatedFrameP95Ms: round(animated.frameP95),
    animatedOwnP95Ms: round(animated.ownP95),
    longestSwapMs: Math.round(longestSwap),
    debriefMs: Math.round(debriefMs),
    playOutsOf400Ms: Math.round(branchesMs),
    longestPlayOutTaskMs: Math.round(branches.longestTask),
    heapMb: round(usedSize / 1024 / 1024),
  })}\n`,
)
