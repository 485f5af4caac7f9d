import { loadScenarios } from '#server/lib/loadScenarios'
import { BOTS } from '#shared/bots/index'
import { nightOf } from '#shared/debrief/night'
import { storyOf } from '#shared/debrief/story'
import type { LocalMatchSetup } from '#shared/homework/localSetup'
import { recordMatch } from '#shared/match/playMatch'
import { printRecord } from '#shared/match/recordText'
import { RULESET } from '#shared/ruleset/ruleset'
import type { Observation } from '#shared/view/observation'
import { keptAsPractice, momentOf } from '#tests/support/moments'
import {
  giveFirst,
  holdKeys,
  openTab,
  type Player,
  playTo,
  pressReady,
  putYearAway,
  takeKeysOut,
  untilMoment,
} from '#tests/support/player'

/** How a player who has opened the front page comes to what a picture shows. */
type Scene = (player: Player) => Promise<void>

const TWO_BLOCS: LocalMatchSetup = { scenario: 'two-blocs', powers: 6, years: 10, strength: 'normal', seed: 'pictures' }
const AUTUMN: LocalMatchSetup = { ...TWO_BLOCS, scenario: 'autumn-1983', powers: 5, years: 6 }
const JULY: LocalMatchSetup = { scenario: 'july-1914', powers: 5, years: 5, strength: 'normal', seed: 'pictures' }

/** Begins a match on this device whose luck is known. */
async function begin({ page }: Player, wish: LocalMatchSetup): Promise<void> {
  await page.evaluate((text) => localStorage.setItem('balance.practice', text), JSON.stringify({ wish }))
  await page.evaluate(() => {
    location.hash = '#/practice'
  })
  await page.waitForSelector('[data-test=year]')
}

/** The year's plans of the third year: somebody asks for something, and the land below has its verbs around it. */
async function plan(player: Player, years: number): Promise<void> {
  const { page } = player
  await begin(player, TWO_BLOCS)
  for (let year = 1; year < years; year++) {
    await playTo(player, 'planning')
    await pressReady(player)
  }
  await playTo(player, 'planning')
  await putYearAway(page)
}

async function planning(player: Player): Promise<void> {
  const { page } = player
  await plan(player, 4)
  await openTab(player, 'orders')
  await page.click('[data-test=more-submarines]')
  await openTab(player, 'world')
  await page.click('[data-test=state-lanterns]')
  await openTab(player, 'map')
  const protect = page.locator('[data-test=verb-umbrella]:not(.closed)')
  if (await protect.isVisible()) await protect.click()
}

/** Most lots that are ordered before one breaks the limit. */
const MOST_LOTS = 12

/** A treaty limits interceptors, and the player is about to order more. */
async function breach(player: Player): Promise<void> {
  const { page } = player
  await begin(player, AUTUMN)
  await page.click('[data-test=dossier-close]')
  await openTab(player, 'orders')
  const breachIsOpen = async () => await page.locator('[data-test=breach]').isVisible()
  for (let lots = 0; lots < MOST_LOTS && !(await breachIsOpen()); lots++)
    await page.click('[data-test=more-interceptors]')
}

async function yearCard(player: Player): Promise<void> {
  const { page } = player
  await plan(player, 2)
  await page.click('[data-test=ready]')
  await page.waitForSelector('.war-room:not([data-scene=none])')
  for (let looks = 0; looks < 100 && (await page.locator('[data-test=year-card]').count()) === 0; looks++) {
    await page.keyboard.press('Escape')
    await page.waitForTimeout(100)
  }
}

async function july(player: Player): Promise<void> {
  const { page } = player
  await begin(player, JULY)
  await page.click('[data-test=dossier-close]')
}

/** A term in a sentence, opened. */
async function glossary(player: Player): Promise<void> {
  const { page } = player
  await begin(player, TWO_BLOCS)
  await playTo(player, 'planning')
  await openTab(player, 'world')
  await page.click('[data-test=power-antilles]')
  await openTab(player, 'map')
  await page.click('[data-test=verb-build]')
  await page.click('[data-test=verb-form] .term >> nth=0')
}

/** A demand, and the first move chosen on the ladder. */
async function crisis(player: Player): Promise<void> {
  const { page } = player
  await begin(player, TWO_BLOCS)
  await giveFirst(player, 'challenge')
  await openTab(player, 'map')
  await pressReady(player)
  await untilMoment(player, 'confrontation')
  await page.click('[data-test=confront-raise]')
}

/** What the sensors of a picture's alarm are sure of, at least and at most: neither nothing nor the end. */
const DOUBTFUL = [0.4, 0.85] as const

/** The first doubtful alarm, with a hotline to its origin, of the matches that tests look through. */
async function alarm(player: Player): Promise<void> {
  const { page } = player
  const isDoubtful = ({ window: { tracks } }: Observation) =>
    tracks.length > 0 &&
    tracks.every(({ confidence, hotline }) => hotline && confidence >= DOUBTFUL[0] && confidence <= DOUBTFUL[1])
  await page.evaluate(keptAsPractice(await momentOf('warning', isDoubtful)))
  await page.reload()
  await page.evaluate(() => {
    location.hash = '#/practice'
  })
  await page.waitForSelector('[data-test=year]')
  await untilMoment(player, 'warning')
}

/** How an alarm turned out that was waited through. */
async function birds(player: Player): Promise<void> {
  await alarm(player)
  await player.page.click('[data-test="warning.rideOut"]')
  await player.page.waitForSelector('[data-test=alarm-result]')
}

async function twoKeys(player: Player): Promise<void> {
  await begin(player, TWO_BLOCS)
  await takeKeysOut(player, 'boreal')
}

/** Milliseconds after the first impact. */
const AMID_IMPACTS = 500

/** A strike, some impacts in. */
async function impact(player: Player): Promise<void> {
  const { page } = player
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  await page.reload()
  await twoKeys(player)
  await holdKeys(player)
  await openTab(player, 'map')
  await page.click('[data-test=ready]')
  await page.waitForSelector('[data-test=toll]:not([data-dead="0"])')
  await page.waitForTimeout(AMID_IMPACTS)
}

/** The plans of the year after a war. */
async function after(player: Player): Promise<void> {
  await twoKeys(player)
  await holdKeys(player)
  await openTab(player, 'map')
  await pressReady(player)
  await playTo(player, 'planning')
  await openTab(player, 'map')
}

/** Matches of six that are looked through for one worth telling. */
const MOST_MATCHES = 400

/**
 * A match of six whose gravest moment was an alarm on both sides of a pair, the first seat among them, and in which that seat misread
 * somebody. @throws Error when none is
 */
const toldMatch = memoized((): { readonly text: string; readonly bots: readonly string[] } => {
  const scenario = loadScenarios().get('two-blocs')!
  const minds = Object.values(BOTS)
  for (let n = 0; n < MOST_MATCHES; n++) {
    const bots = Array.from({ length: 6 }, (_, seat) => minds[(n + seat * 3) % minds.length]!)
    const { record } = recordMatch({ ruleset: RULESET, scenario, years: 6, bots, seed: `pictures ${n}` })
    const story = storyOf(RULESET, scenario, record)
    const me = record.seats[0]!
    const night = nightOf(story, me)
    if (night?.kind === 'bothAlarmed' && night.sides.some(({ power }) => power === me))
      return { text: printRecord(record), bots: bots.map(({ id }) => id) }
  }
  throw new Error(`none of ${MOST_MATCHES} matches had an alarm on both sides`)
})

/** Worked out once. */
function memoized<Result>(work: () => Result): () => Result {
  let known: Result | undefined
  return () => (known ??= work())
}

/** The debrief of a match of six, as if it had been practised on this device from the first seat. */
async function debrief({ page }: Player): Promise<void> {
  const kept = toldMatch()
  await page.evaluate((stored) => localStorage.setItem('balance.practice', stored), JSON.stringify({ kept }))
  await page.evaluate(() => {
    location.hash = '#/debrief/practice'
  })
  await page.waitForSelector('[data-test=choice-found], [data-test=choice-none]')
}

/** A card of the debrief at the top of the screen. */
const cardOf =
  (card: string): Scene =>
  async (player) => {
    await debrief(player)
    if (card === 'faces') await player.page.click('[data-test=turn-all]')
    await player.page.$eval(`[data-test=${card}]`, (section) => section.scrollIntoView())
  }

/** A teacher leads a debrief: what both sides feared in one night is on the wall. */
async function teacher({ page }: Player): Promise<void> {
  await page.evaluate(() => {
    location.hash = '#/sample'
  })
  await page.waitForSelector('[data-test=sample][data-worlds="5"]')
  await page.click('[data-test=desk-world-2]')
  await page.click('[data-test=show-night]')
  await page.waitForSelector('.wall [data-test=on-wall-night]')
}

/** The scenes of the pictures, by the names of their targets. */
export const SCENES = {
  front: async () => undefined,
  planning,
  breach,
  'year-card': yearCard,
  crisis,
  alarm,
  birds,
  'two-keys': twoKeys,
  impact,
  after,
  faces: cardOf('faces'),
  'that-night': cardOf('night'),
  choice: cardOf('choice'),
  1914: july,
  teacher,
  glossary,
} as const satisfies Readonly<Record<string, Scene>>

/** One of the scenes. */
export type SceneName = keyof typeof SCENES
