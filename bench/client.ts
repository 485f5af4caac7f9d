/**
 * `npm run bench:client -- [--slow 4] [--years 10]`: the built client in headless Chromium with the processor slowed down,
 * against a real server. Prints one line of JSON: bytes of the front page, of its fonts and of the war room on the wire,
 * milliseconds until each is interactive (of the front page by its own clock, from the beginning of its navigation), of the front page also in
 * processor time of its main thread multiplied by `--slow`, which a loaded machine does not lengthen, and by what it went to; main-thread work per
 * frame (p95, at rest and during an exchange), the longest task when a window changes, the page's memory at the end, and, at full processor speed,
 * how long the debrief of a ten-year match of six powers takes to open and to play out two branches two hundred times each. Needs a built client
 * (`npm run build`).
 * `--years` takes the shortest length offered that is no shorter. Of the frames of a year's film it tells our part from the software
 * renderer's (filmFrames.ts), in processor time multiplied by `--slow`; ends with exit code 1 where p95 of ours is over `OWN_FRAME_MS`.
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
import { measureFilm } from './filmFrames.ts'

const { values } = parseArgs({
  options: { slow: { type: 'string', default: '4' }, years: { type: 'string', default: '10' } },
})

/** Most milliseconds of main thread that our own part of a frame may take, p95, in the film of a year. */
const OWN_FRAME_MS = 8

const files = temporaryFolder()
const server = await startServer(await freePort(), { BALANCE_DATABASE: files.database })
const browser = await launchBrowser()
const player = await sitDown(browser, 'about:blank')
const { page } = player
const cdp = await page.context().newCDPSession(page)
await cdp.send('Network.enable')
await cdp.send('Emulation.setCPUThrottlingRate', { rate: Number(values.slow) })
const bytes = countBytes(cdp)

/** Notes the work of every frame and every long task, from the first script on. */
await page.addInitScript(`
  window.__frames = []; window.__tasks = []
  const note = () => requestAnimationFrame((start) => {
    const begun = performance.now()
    const channel = new MessageChannel()
    channel.port1.onmessage = () => { window.__frames.push(performance.now() - begun); note() }
    channel.port2.postMessage(0)
  })
  note()
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.__tasks.push(entry.duration) })
    .observe({ type: 'longtask', buffered: true })
  new MutationObserver((_, watch) => {
    if (document.querySelector('[data-test=play]') === null) return
    window.__playAt = performance.now()
    watch.disconnect()
  }).observe(document, { childList: true, subtree: true })
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

/** Measured since the last call: p95 of the frames, and the longest task. */
async function since(on: Page): Promise<{ readonly frameP95: number; readonly longestTask: number }> {
  const { frames, tasks } = await on.evaluate(() => {
    const noted = window as unknown as { __frames: number[]; __tasks: number[] }
    const result = { frames: noted.__frames, tasks: noted.__tasks }
    noted.__frames = []
    noted.__tasks = []
    return result
  })
  const sorted = [...frames].sort((a, b) => a - b)
  return { frameP95: sorted[Math.floor(sorted.length * 0.95)] ?? 0, longestTask: Math.max(0, ...tasks) }
}

/** The shortest length that the front page offers and that is no shorter than this; the longest where there is none. */
async function offeredYears(on: Page, least: number): Promise<number> {
  await on.click('[data-test=settings-of-match]')
  const offered = await on.$$eval('select[name=years] option', (all) =>
    all.map((option) => Number((option as HTMLOptionElement).value)),
  )
  await on.click('[data-test=settings-of-match]')
  return Math.min(...offered.filter((each) => each >= least), Math.max(...offered))
}

/** Processor time, in milliseconds at full speed, that the main thread of a new visitor's page took until it is interactive. */
async function frontWork(base: string) {
  const { page: fresh } = await sitDown(browser, 'about:blank')
  const session = await fresh.context().newCDPSession(fresh)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  await fresh.goto(base)
  await fresh.waitForSelector('[data-test=play]')
  const { metrics } = await session.send('Performance.getMetrics')
  await fresh.context().close()
  const ms = (name: string) => 1000 * (metrics.find((metric) => metric.name === name)?.value ?? 0)
  return {
    task: ms('TaskDuration'),
    script: ms('ScriptDuration'),
    layout: ms('LayoutDuration') + ms('RecalcStyleDuration'),
  }
}

async function timed(task: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await task()
  return performance.now() - start
}

await page.goto(server.base)
await page.waitForSelector('[data-test=play]')
const frontMs = await page.evaluate(() => (window as unknown as { readonly __playAt: number }).__playAt)
await page.waitForTimeout(500)
const frontBytes = bytes()
const years = await offeredYears(page, Number(values.years))
const roomMs = await timed(() => playNow(player, { powers: 6, years }))
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
// Hands do not slow down with the page: a key that is held is held for a length of time.
await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 })
await orderStrike(player, 'boreal')
await cdp.send('Emulation.setCPUThrottlingRate', { rate: Number(values.slow) })
await openTab(player, 'map')
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
const front = await frontWork(server.base)
const film = await measureFilm(browser, server.base)
const ownFrame = film.own.p95 * Number(values.slow)
await browser.close()
await server.kill('SIGTERM')
files.remove()

const round = (value: number) => Number(value.toFixed(1))
process.stdout.write(
  `${JSON.stringify({
    bench: 'client',
    slowedBy: Number(values.slow),
    years,
    frontKb: Math.round(frontBytes.rest / 1024),
    fontsKb: Math.round((frontBytes.fonts + roomBytes.fonts) / 1024),
    frontMs: Math.round(frontMs),
    frontCpuMs: Math.round(front.task * Number(values.slow)),
    frontScriptCpuMs: Math.round(front.script * Number(values.slow)),
    frontLayoutCpuMs: Math.round(front.layout * Number(values.slow)),
    roomKb: Math.round(roomBytes.rest / 1024),
    roomMs: Math.round(roomMs),
    mapMs: Math.round(mapMs),
    restFrameP95Ms: round(rest.frameP95),
    filmFrames: film.own.count,
    filmOwnFrameP95Ms: round(ownFrame),
    filmFrameP95Ms: round(film.all.p95 * Number(values.slow)),
    animatedFrameP95Ms: round(animated.frameP95),
    longestSwapMs: Math.round(longestSwap),
    debriefMs: Math.round(debriefMs),
    playOutsOf400Ms: Math.round(branchesMs),
    longestPlayOutTaskMs: Math.round(branches.longestTask),
    heapMb: round(usedSize / 1024 / 1024),
  })}\n`,
)
if (film.own.count === 0 || ownFrame > OWN_FRAME_MS) {
  process.stderr.write(`our part of a frame of the film takes ${round(ownFrame)} ms, over ${OWN_FRAME_MS}\n`)
  process.exitCode = 1
}
