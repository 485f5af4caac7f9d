import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seenEvents } from '#shared/events/seenEvents'
import { windowRng } from '#shared/match/matchRecord'
import { resolveWindow } from '#shared/resolve/resolveWindow'
import { createRng } from '#shared/rng'
import { RULESET } from '#shared/ruleset/ruleset'
import { observe } from '#shared/view/observe'
import { anyMatch, anyPositions, anySubmissions } from '#tests/support/generate'
import { viewersOf } from '#tests/support/hidden'
import { THOROUGHNESS } from '#tests/support/thoroughness'

/** Where numbers are exact: nothing in them is in doubt. */
const EXACT = /(^|\.)(self|reveal|ruleChanges|capital)\./

/** Every number of a value by its path, where it has more than three significant digits. */
function tooLong(value: unknown, path = ''): readonly string[] {
  if (typeof value === 'number') {
    return Number(value.toPrecision(3)) === value || EXACT.test(path) ? [] : [`${path} ${value}`]
  }
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, part]) => tooLong(part, path === '' ? key : `${path}.${key}`))
}

describe('numbers that viewers are shown', () => {
  test('have at most three significant digits, in observations and in events', () => {
    let numbers = 0
    fc.assert(
      fc.property(anyMatch, (match) => {
        for (const state of anyPositions(match)) {
          const given = anySubmissions(state, createRng(match.seed), match.warlike)
          const { events } = resolveWindow(RULESET, state, given, windowRng(createRng(match.seed), state.windowNumber))
          for (const [, viewer] of viewersOf(state)) {
            const view = observe(RULESET, state, viewer)
            expect([...tooLong(view), ...tooLong(seenEvents(events, viewer))]).toEqual([])
            numbers += view.powers.length
          }
        }
      }),
      { numRuns: 60 * THOROUGHNESS },
    )
    expect(numbers).toBeGreaterThan(500)
  })

  test('are exact where they are the viewer’s own', () => {
    expect(tooLong({ self: { treasury: 9.520625 }, powers: [{ capital: [116.39, 39.9] }] })).toEqual([])
    expect(tooLong({ powers: [{ gdp: 101.37, estimate: { forces: { silos: { high: 1234 } } } }] })).toHaveLength(2)
  })
})
