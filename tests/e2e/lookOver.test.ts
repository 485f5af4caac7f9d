import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { launchBrowser } from '#tests/support/browser'
import { faultsSeen } from '#tests/support/lookOver'
import { whatIsMissing } from '#tests/support/needs'
import { SCREENS } from '#tests/support/player'

const missing = whatIsMissing('Chromium')
let browser: Browser
let page: Page

beforeEach(({ skip }) => missing !== undefined && skip(missing))
beforeAll(async () => {
  if (missing !== undefined) return
  browser = await launchBrowser()
  page = await browser.newPage({ viewport: SCREENS.phone })
})
afterAll(() => browser?.close())

const LONG = 'Noch einmal genauso spielen'
const at = (left: number) => `style="position: absolute; top: 0; left: ${left}px; width: 100px; height: 40px"`

/** What is wrong, the kind it is found as, the language, and a page that has it. */
const FAULTS = [
  [
    'a key that cuts its words',
    'cut',
    'de',
    `<button style="width: 60px; overflow: hidden; white-space: nowrap">${LONG}</button>`,
  ],
  ['words off the screen', 'cut', 'de', `<p style="position: fixed; left: 300px; width: 200px">${LONG}</p>`],
  [
    'a choice longer than its box',
    'cut',
    'de',
    '<select style="width: 60px"><option>Sicherheitssuchender</option></select>',
  ],
  [
    'a hint longer than its field',
    'cut',
    'de',
    `<input style="width: 60px" aria-label="${LONG}" placeholder="${LONG}">`,
  ],
  ['words under a key', 'cut', 'de', `<p ${at(0)}>Deutsch</p><select ${at(10)}><option>Deutsch</option></select>`],
  ['a page that scrolls sideways', 'sideways', 'de', '<p style="width: 800px">Hallo</p>'],
  ['keys over each other', 'overlap', 'de', `<button ${at(0)}>A</button><button ${at(90)}>B</button>`],
  ['the key of a text', 'key', 'de', '<p>orderType.hold</p>'],
  ['a placeholder', 'raw', 'de', '<p>{{n}} Sprengköpfe</p>'],
  ['English words', 'english', 'de', '<p>You see what everybody may know. The truth comes after the end.</p>'],
  ['English said aloud', 'english', 'de', '<button aria-label="Nobody wants a war.">×</button>'],
  ['points of English', 'point', 'ja', '<p>北環同盟. 緊張42</p>'],
] as const

const show = (language: string, body: string, direction = 'ltr') =>
  page.setContent(`<html lang="${language}" dir="${direction}"><body><main>${body}</main></body></html>`)

test.each(FAULTS)('%s is found', async (_, kind, language, body) => {
  await show(language, body)
  expect((await faultsSeen(page, language)).map((fault) => fault.split(':')[0])).toEqual([kind])
})

test('another direction than the language has is found', async () => {
  await show('de', '<p>Hallo</p>', 'rtl')
  expect(await faultsSeen(page, 'de')).toEqual(['language: de rtl'])
})

test('a page without fault has none, with what is only heard and what scrolls', async () => {
  const heard = `<span style="position: absolute; width: 1px; height: 1px; overflow: hidden">${LONG}</span>`
  const scrolled = `<div style="width: 60px; height: 20px; overflow: auto; white-space: nowrap">${LONG}</div>`
  await show('de', `${heard}${scrolled}<button>Spielen</button>`)
  expect(await faultsSeen(page, 'de')).toEqual([])
})
