import fc from 'fast-check'
import { expect, test } from 'vitest'
import { EVENT_TYPES } from '#shared/events/index'
import { observationSchema } from '#shared/protocol/observation'
import { DEFLATE_DICTIONARY } from '#shared/protocol/viewFrame'
import { RULESET } from '#shared/ruleset/ruleset'
import type { GameState } from '#shared/state/gameState'
import type { Viewer } from '#shared/view/observation'
import { observe } from '#shared/view/observe'
import { anyMatch, anyPositions } from '#tests/support/generate'
import { viewersOf } from '#tests/support/hidden'

test('what any viewer sees of any position is what the contract says', () => {
  const seen = { views: 0, revealed: 0, crises: 0, spectators: 0 }
  const look = (state: GameState, viewer: Viewer) => {
    const view = observe(RULESET, state, viewer, 'open')
    expect(observationSchema.safeParse(JSON.parse(JSON.stringify(view))).error).toBeUndefined()
    seen.views++
    seen.revealed += Number(view.reveal !== undefined)
    seen.crises += view.confrontations.length
    seen.spectators += Number(viewer.kind === 'spectator')
  }
  fc.assert(
    fc.property(anyMatch, (match) => {
      for (const state of anyPositions(match)) for (const [, viewer] of viewersOf(state)) look(state, viewer)
    }),
    { numRuns: 25 },
  )
  for (const [kind, count] of Object.entries(seen)) expect(count, kind).toBeGreaterThan(0)
})

test('the dictionary of the wire names events that there are', () => {
  const named = [...DEFLATE_DICTIONARY.matchAll(/"type":"(\w+)"/g)].map(([, type]) => type)
  expect(named.length).toBeGreaterThan(5)
  expect(named.filter((type) => !EVENT_TYPES.some((known) => known === type))).toEqual([])
})
