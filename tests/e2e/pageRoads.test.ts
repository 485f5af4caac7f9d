import { expect, test } from 'vitest'
import { EVERY_CALL_SETTINGS } from '#tests/support/everyCall'
import { travelPage } from '#tests/support/pageRoads'
import { siteForTests } from '#tests/support/site'

const site = siteForTests(EVERY_CALL_SETTINGS)

/** Of what `npm run tool -- roads` does with every page and every fault. */
const SAMPLE = [
  ['table', 'swallow'],
  ['debrief', 'cut'],
  ['match', 'mute'],
  ['teach', 'offline'],
  ['student', 'background'],
  ['match', 'translate'],
  ['host', 'throw'],
  ['class', 'doubleTaps'],
  ['table', 'twoTabs'],
] as const

test.each(SAMPLE)('the page %s under %s loses, doubles and hides nothing, and works again', async (page, fault) => {
  expect(await travelPage(site.browser, site, page, fault)).toEqual({ subject: `page ${page}`, fault })
})
