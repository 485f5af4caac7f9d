import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { emptyDraft } from '#server/match/draft'
import { viewMessage } from '#server/match/viewMessage'
import { windowRng } from '#shared/match/matchRecord'
import { resolveWindow } from '#shared/resolve/resolveWindow'
import { createRng } from '#shared/rng'
import { RULESET } from '#shared/ruleset/ruleset'
import type { Viewer } from '#shared/view/observation'
import { anyMatch, anyPositions, anySubmissions } from '#tests/support/generate'
import { hiddenChanged, viewersOf } from '#tests/support/hidden'
import { THOROUGHNESS } from '#tests/support/thoroughness'

/** The bytes one viewer is sent: what publish builds, as it travels. */
const sent = (...args: Parameters<typeof viewMessage>): string => JSON.stringify(viewMessage(...args))

const EMPTY_DESK = { own: emptyDraft(0), person: '', delegation: undefined, closesIn: undefined }

describe('the wire', () => {
  test('what a viewer cannot see changes not one byte of what it is sent', () => {
    fc.assert(
      fc.property(anyMatch, fc.nat(1000), (match, salt) => {
        const state = anyPositions(match).at(-1)!
        if (state.window.kind === 'ended') return
        for (const [seat, viewer] of viewersOf(state)) {
          const changed = hiddenChanged(state, seat, salt)
          const context = { ...EMPTY_DESK, closesIn: 5 }
          expect(sent(RULESET, changed, [], viewer, context)).toBe(sent(RULESET, state, [], viewer, context))
        }
      }),
      { numRuns: 150 * THOROUGHNESS },
    )
  })

  test('other seats’ private events and orders never travel', () => {
    fc.assert(
      fc.property(anyMatch, (match) => {
        const state = anyPositions(match).at(-1)!
        const given = anySubmissions(state, createRng(match.seed), match.warlike)
        const { state: after, events } = resolveWindow(RULESET, state, given, windowRng(match.seed, state.windowNumber))
        const marked = events.map((event) =>
          event.audience === 'all' ? event : { ...event, canary: `for ${event.audience.join('+')}!` },
        )
        for (const [, viewer] of viewersOf(state)) {
          const bytes = sent(RULESET, after, marked, viewer, EMPTY_DESK)
          for (const [canary] of bytes.matchAll(/for [^!]+!/g)) expect(isFor(canary, viewer)).toBe(true)
        }
      }),
      { numRuns: 150 * THOROUGHNESS },
    )
  })
})

function isFor(canary: string, viewer: Viewer): boolean {
  return viewer.kind === 'power' && canary.slice(4, -1).split('+').includes(viewer.power)
}
