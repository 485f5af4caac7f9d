import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const CLIENT = join(import.meta.dirname, '../../client/src')
const SHEETS = readdirSync(CLIENT, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.css'))

/** Sheets in which something has a side of its own, whatever direction the page is written in. */
const SIDED: Readonly<Record<string, string>> = {
  'map/map.css': 'the map is the same in every language, and what lies on a place of it is put there by its left edge',
  'front/globe/globe.css': 'the globe turns one way, and its faces are put on it by their left edges',
  'ui/intervalBar.css': 'a scale runs from left to right in every language, with its marks',
  'room/seatRequests.css': 'in the middle: half of the width from either side',
  'room/warRoom.css': 'in the middle: half of the width from either side',
  'debrief/thatNight.css': 'in the middle: half of the width from either side',
  'desk/targetPanel.css': 'the ring of verbs lies about a place of the map',
}

/** Properties of a left or a right side, and sides given by four numbers that differ. */
const PHYSICAL =
  /(?<![\w-])(?:(?:margin|padding|border)-(?:left|right)(?:-\w+)?|left|right|text-align: *(?:left|right)|float: *(?:left|right)|(?:scroll-margin|scroll-padding)-(?:left|right))(?:(?<=align: *\w+|float: *\w+)|(?=: ))/gm

/** Physical sides of a sheet, as it writes them. */
const sidesIn = (name: string): readonly string[] =>
  [...readFileSync(join(CLIENT, name), 'utf8').matchAll(PHYSICAL)].map(([found]) => found)

test('style sheets name sides by the direction of the text, but where a side is meant', () => {
  expect(SHEETS.length).toBeGreaterThan(60)
  const sided = SHEETS.filter((name) => sidesIn(name).length > 0)
  expect(sided.toSorted()).toEqual(Object.keys(SIDED).toSorted())
})
