import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { blocksOf, unmirrored } from '#tests/support/layoutFaults'
import { faultsSeen, MADE_UP, speak } from '#tests/support/lookOver'
import { momentOf } from '#tests/support/moments'
import { SCREENS, sitDown } from '#tests/support/player'
import { stageOf } from '#tests/support/practiceRoom'
import { siteForTests } from '#tests/support/site'
import { LANGUAGES } from '#tests/support/words'

const site = siteForTests()

type Size = 'laptop' | 'phone'

const pageAt = (hash: string, shows: string) => async (size: Size) => {
  const { page } = await sitDown(site.browser, `${site.base}/?lite=1${hash}`, size)
  await page.waitForSelector(shows)
  return page
}

/** Screens that stand for the others: each kind of layout once. `npm run -s tool -- shots` looks at all. */
const SCREENS_LOOKED_AT: Readonly<Record<string, (size: Size) => Promise<Page>>> = {
  front: pageAt('', '[data-test=play]'),
  plans: (size) => stageOf(site, 'planning', size),
  crisis: (size) => stageOf(site, 'confrontation', size),
  alarm: (size) => stageOf(site, 'warning', size),
  end: (size) => stageOf(site, 'ended', size),
  lessons: pageAt('#/class', '[data-test=make-class]'),
}

/**
 * What a made-up language may have cut: what says it in full when it is pressed, and stakes of a crisis, which a phone has no room for
 * where every word is that long.
 */
const LISTED = /leader-name|span\.question|\(select\)|by button\.hold-key move-key/

/** Parts of pages that are the same in every direction. */
const SIDED = 'svg, canvas, .map, .interval, .globe, .scale, .rung-ladder'

beforeAll(async () => {
  // Looked for once, before any page waits for it.
  for (const kind of ['planning', 'warning', 'confrontation', 'ended'] as const) await momentOf(kind)
})

describe.each(['laptop', 'phone'] as const)('on a %s', (size) => {
  test.each(Object.keys(SCREENS_LOOKED_AT))('%s is whole in every language', async (screen) => {
    const page = await SCREENS_LOOKED_AT[screen]!(size)
    const faults: string[] = []
    for (const language of [...LANGUAGES, ...MADE_UP]) {
      await speak(page, language)
      const isMadeUp = (MADE_UP as readonly string[]).includes(language)
      const seen = await faultsSeen(page, language)
      faults.push(...seen.filter((fault) => !(isMadeUp && LISTED.test(fault))).map((fault) => `${language} ${fault}`))
    }
    await speak(page, 'pseudo')
    const blocks = await blocksOf(page, SIDED)
    await speak(page, 'pseudo-rtl')
    expect([...faults, ...unmirrored(blocks, await blocksOf(page, SIDED), SCREENS[size].width)]).toEqual([])
  })
})
