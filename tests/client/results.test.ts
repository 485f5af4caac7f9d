import { expect, test } from 'vitest'
import { powerId } from '#shared/ids'
import { fittingStrength, type MatchResult, matchResults, noteResult, placeOf } from '../../client/src/store/results.ts'

const [WON, THIRD, FOURTH] = [1, 3, 4]
const after = (...places: readonly number[]) =>
  fittingStrength(places.map((place, n): MatchResult => ({ match: `m${n}`, place, powers: 6 })))

test('a newcomer meets easy bots', () => {
  expect(fittingStrength([])).toBe('easy')
})

test('a win makes the next ones stronger, a place in the lower half weaker, the middle changes nothing', () => {
  expect(after(WON)).toBe('normal')
  expect(after(WON, WON)).toBe('hard')
  expect(after(WON, THIRD)).toBe('normal')
  expect(after(WON, WON, FOURTH)).toBe('normal')
})

test('there is nothing stronger than hard and nothing weaker than easy: one result is always felt', () => {
  expect(after(WON, WON, WON, WON, FOURTH)).toBe('normal')
  expect(after(FOURTH, FOURTH, FOURTH, WON)).toBe('normal')
})

test('a match counts once, and only the latest twelve are kept', () => {
  noteResult({ match: 'a', place: 1, powers: 4 })
  noteResult({ match: 'a', place: 4, powers: 4 })
  expect(matchResults.value).toEqual([{ match: 'a', place: 1, powers: 4 }])
  for (let n = 0; n < 12; n++) noteResult({ match: `b${n}`, place: 2, powers: 4 })
  expect(matchResults.value).toHaveLength(12)
  expect(matchResults.value.some(({ match }) => match === 'a')).toBe(false)
})

test('places are by points; who has as many shares the better place', () => {
  const power = (id: string, total: number) => ({ id: powerId(id), total }) as never
  const powers = [power('a', 5), power('b', 9), power('c', 5), power('d', 1)]
  expect(['a', 'b', 'c', 'd'].map((id) => placeOf({ powers }, id))).toEqual([2, 1, 2, 4])
})
