import type { Browser, Page } from 'playwright-core'
import { filmOf, MOST_SHOTS } from '#client/playback/yearFilm.ts'
import type { PlayerView } from '#shared/view/observation'
import { keptAsPractice, momentBefore } from '#tests/support/moments'
import { sitDown } from '#tests/support/player'

/** Frames of a film: how many, and the p95 of the processor time, in milliseconds, that each takes of the main thread. */
export interface FilmFrames {
  readonly count: number
  readonly p95: number
}

/** The film with the software renderer, and without it: what remains is our own part. */
export interface MeasuredFilm {
  readonly all: FilmFrames
  readonly own: FilmFrames
}

/** The calls of a 2D context that paint. */
const PAINTING = [
  'clearRect',
  'drawImage',
  'fill',
  'fillRect',
  'fillText',
  'putImageData',
  'stroke',
  'strokeRect',
  'strokeText',
]

/** The map is drawn in slices after the panels. */
const DRAWN_MILLISECONDS = 4000

/**
 * Plays the film of a year with as many moments as there can be, with full motion and to its end, twice: as it is, and with a renderer that
 * paints nothing. Without a graphics card the map is drawn on a 2D canvas and the main thread paints by itself, which is not what a
 * player's device does; what the second film takes is ours: Phaser's step with the update of every layer, tweens, Preact, style,
 * layout and the page's own paint. Counted is the time that the thread had the processor, not that of the clock, so that other
 * work of the machine is not in it.
 * @param base address of a server with a built client
 */
export async function measureFilm(browser: Browser, base: string): Promise<MeasuredFilm> {
  const saved = await momentBefore(
    ({ before, events }) => filmOf(events, (before as PlayerView).self.id).length === MOST_SHOTS,
  )
  const film = (renderer: 'paints' | 'idle') => playFilm(browser, `${base}/#/practice`, keptAsPractice(saved), renderer)
  return { all: await film('paints'), own: await film('idle') }
}

async function playFilm(
  browser: Browser,
  address: string,
  kept: string,
  renderer: 'paints' | 'idle',
): Promise<FilmFrames> {
  const { page } = await sitDown(browser, 'about:blank')
  // The browser of the tests asks for less motion.
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  await page.addInitScript(kept)
  await page.goto(address)
  await page.waitForSelector('.map-surface canvas')
  await page.waitForTimeout(DRAWN_MILLISECONDS)
  if (renderer === 'idle') await stopPainting(page)
  await page.click('[data-test=ready]')
  await page.waitForSelector('.war-room[data-scene=film]')
  await browser.startTracing(page, { categories: ['-*', 'devtools.timeline', 'disabled-by-default-devtools.timeline'] })
  await page.waitForSelector('.war-room:not([data-scene=film])')
  const trace = await browser.stopTracing()
  await page.context().close()
  return framesOf((JSON.parse(trace.toString()) as { traceEvents: readonly TraceEvent[] }).traceEvents)
}

async function stopPainting(page: Page): Promise<void> {
  await page.evaluate((names) => {
    for (const name of names) Object.assign(CanvasRenderingContext2D.prototype, { [name]: () => undefined })
  }, PAINTING)
}

/** An event of a browser's trace; times in microseconds, `tdur` of the thread's own processor time. */
interface TraceEvent {
  readonly name: string
  readonly pid: number
  readonly tid: number
  readonly ts: number
  readonly dur?: number
  readonly tdur?: number
}

/** The tasks of the main thread in which callbacks of a frame ran. */
function framesOf(events: readonly TraceEvent[]): FilmFrames {
  const callbacks = events.filter(({ name }) => name === 'FireAnimationFrame')
  const times = events
    .filter(({ name }) => name === 'RunTask')
    .filter(({ pid, tid, ts, dur = 0 }) =>
      callbacks.some((each) => each.pid === pid && each.tid === tid && each.ts >= ts && each.ts <= ts + dur),
    )
    .map(({ tdur }) => {
      if (tdur === undefined) throw new Error('the trace tells no processor time')
      return tdur / 1000
    })
    .sort((a, b) => a - b)
  return { count: times.length, p95: times[Math.floor(times.length * 0.95)] ?? 0 }
}
