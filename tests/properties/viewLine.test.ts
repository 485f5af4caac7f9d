import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changesBetween, type Json, withChanges } from '#shared/protocol/jsonChanges'
import type { ViewMessage } from '#shared/protocol/messages'
import { viewDecoder, viewEncoder } from '#shared/protocol/viewStream'
import { RULESET } from '#shared/ruleset/ruleset'
import type { Viewer } from '#shared/view/observation'
import { observe } from '#shared/view/observe'
import { anyMatch, anyPositions } from '#tests/support/generate'
import { THOROUGHNESS } from '#tests/support/thoroughness'

const asJson = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json
/** Pairs that share much, so that changes go deep. */
const anyPair = fc.jsonValue({ maxDepth: 4 }).chain((before) => {
  const other = fc.jsonValue({ maxDepth: 4 })
  return fc.tuple(
    fc.constant(before),
    fc.oneof(
      other,
      other.map((after) => mixed(before as Json, after as Json)),
    ),
  )
})

/** `before` with every other key taken from `after`. */
function mixed(before: Json, after: Json): Json {
  if (typeof before !== 'object' || before === null || Array.isArray(before)) return after
  const entries = Object.entries(before).map(([key, value], index) => [key, index % 2 === 0 ? value : after] as const)
  return Object.fromEntries(entries) as Json
}

describe('changes between values', () => {
  test('turn the one into the other, through JSON, and leave the first as it was', () => {
    fc.assert(
      fc.property(anyPair, ([one, other]) => {
        const before = asJson(one)
        const after = asJson(other)
        const changes = changesBetween(before, after)
        if (changes === undefined) expect(after).toEqual(before)
        else expect(withChanges(before, asJson(changes) as never)).toEqual(after)
        expect(before).toEqual(asJson(one))
      }),
      { numRuns: 2000 * THOROUGHNESS },
    )
  })

  test('name what changed and nothing else', () => {
    const before = { a: 1, b: { c: [1, 2, 3], d: 'x' }, e: null }
    expect(changesBetween(before, { a: 1, b: { c: [1, 5, 3], d: 'x' }, f: 2 })).toEqual({
      b: { c: { 1: [5] } },
      e: [],
      f: [2],
    })
    expect(changesBetween(before, before)).toBeUndefined()
    expect(changesBetween([1], [1, 2])).toEqual([[1, 2]])
  })
})

describe('a line of views', () => {
  test('tells every viewer its observation number for number, as an answer to a poll does', () => {
    fc.assert(
      fc.property(anyMatch, (match) => {
        const positions = anyPositions(match)
        const viewers: readonly Viewer[] = [
          { kind: 'spectator' },
          { kind: 'power', power: positions[0]!.powers[0]!.id },
        ]
        for (const viewer of viewers) {
          const write = viewEncoder()
          const read = viewDecoder()
          for (const state of positions) {
            const observation = observe(RULESET, state, viewer)
            const message: ViewMessage = { observation, events: [], orders: [], ready: false, closesIn: 5 }
            const heard = read(write(message))
            expect(heard.observation).toEqual(asJson(observation))
          }
        }
      }),
      { numRuns: 40 * THOROUGHNESS },
    )
  })
})
