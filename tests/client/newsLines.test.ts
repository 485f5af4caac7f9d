import { beforeAll, describe, expect, test } from 'vitest'
import { newsLines } from '#client/feed/newsLines.ts'
import { fetchTexts, startText } from '#client/text/text.ts'
import type { SeenEvent } from '#shared/events/index'
import type { DatedEvent } from '#shared/events/withYears'
import { powerId, stateId } from '#shared/ids'
import { cuesIn } from '#shared/voices/index'

beforeAll(async () => {
  await startText()
  await fetchTexts('room')
})

const asks = (state: string): SeenEvent => ({ type: 'stateAsks', state: stateId(state), credibility: 0, needs: 60 })
const famine = (power: string, dead: number): SeenEvent => ({ type: 'famine', power: powerId(power), dead })
const inYear = (year: number, ...events: SeenEvent[]) => events.map((event) => ({ year, event }))

describe('the news', () => {
  test('says in one line what happened to three or more in a row', () => {
    const lines = newsLines(inYear(2, asks('lanterns'), asks('rhenia'), asks('himal')))
    expect(lines.map(({ text }) => text)).toEqual([
      'The Lantern Isles, Rhenia, and Himal doubt that help would really come.',
    ])
  })

  test.each([
    { income: 11.62, upkeep: 1.82, treasury: 9.8, told: 'income 11.6, upkeep 1.8, 9.8 to spend.' },
    { income: 10.05, upkeep: 0.19, treasury: 9.86, told: 'income 10.1, upkeep 0.2, 9.9 to spend.' },
    { income: 3, upkeep: 5, treasury: 0, told: 'income 3, upkeep 3, 0 to spend.' },
  ])('tells money that adds up: $told', ({ told, ...paid }) => {
    const [line] = newsLines(inYear(2, { type: 'incomePaid', power: powerId('boreal'), ...paid }))
    expect(line?.text).toContain(told)
  })

  test('an offer that both signed and a people stopped did not run out unanswered', () => {
    const [boreal, coral] = [powerId('boreal'), powerId('coral')]
    const offer = { power: boreal, target: coral, treaty: 'inspection' } as const
    const lapsed: SeenEvent = { type: 'offerLapsed', ...offer }
    const failed: SeenEvent = { type: 'ratificationFailed', power: coral, target: boreal, treaty: 'inspection' }
    const texts = (entries: readonly DatedEvent[]) => newsLines(entries).map(({ text }) => text)
    const unanswered = texts(inYear(3, lapsed))[0]
    expect(unanswered).toContain('unanswered')
    expect(texts(inYear(3, failed, lapsed))[1]).toMatch(
      /^The Boreal Ring and the Coral Compact both signed, but it did not pass at home/,
    )
    expect(texts([...inYear(2, failed), ...inYear(3, lapsed)])[1]).toBe(unanswered)
    expect(texts(inYear(3, { ...failed, treaty: 'hotline' }, lapsed))[1]).toBe(unanswered)
    const said = (entries: readonly DatedEvent[]) => cuesIn(entries, [boreal, coral]).flat()
    expect(said(inYear(3, lapsed))).toHaveLength(1)
    expect(said(inYear(3, failed, lapsed))).toEqual([])
  })

  test('adds up who died of the same', () => {
    const [line] = newsLines(inYear(4, famine('boreal', 2), famine('dawn', 8), famine('monsoon', 11)))
    expect(line?.text).toContain('21 million starve')
  })

  test('keeps apart what are two, of two years, or of two kinds', () => {
    expect(newsLines(inYear(2, asks('lanterns'), asks('rhenia')))).toHaveLength(2)
    expect(newsLines([...inYear(1, asks('lanterns'), asks('rhenia')), ...inYear(2, asks('himal'))])).toHaveLength(3)
    expect(newsLines(inYear(2, asks('lanterns'), famine('dawn', 1), asks('himal'), asks('rhenia')))).toHaveLength(4)
  })
})
