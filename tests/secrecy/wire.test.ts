import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { GameEvent } from '#shared/events/index'
import { stateId } from '#shared/ids'
import { windowRng } from '#shared/match/matchRecord'
import { emptyDraft } from '#shared/match/seatDraft'
import { MatchSession } from '#shared/match/session'
import { resolveWindow } from '#shared/resolve/resolveWindow'
import { createRng } from '#shared/rng'
import { RULESET } from '#shared/ruleset/ruleset'
import type { GameState } from '#shared/state/gameState'
import type { Viewer } from '#shared/view/observation'
import { anyMatch, anyPositions, anySubmissions, lastUnended } from '#tests/support/generate'
import { hiddenChanged, viewersOf } from '#tests/support/hidden'
import { noteCases } from '#tests/support/secrecyCases'
import { smallWorld } from '#tests/support/smallWorld'
import { THOROUGHNESS } from '#tests/support/thoroughness'

/** The bytes one viewer is sent: what the session builds, as it travels; every other seat has drafted a canary. */
function sent(state: GameState, events: readonly GameEvent[], seat: number, viewer: Viewer, closesIn?: number): string {
  const people = [{ id: '1', name: '' }]
  const seats = state.powers.map(({ id }) => ({ power: id, people }))
  const drafts = seats.flatMap((_, other) => (other === seat ? [] : [drafted(other)]))
  const rules = {
    ruleset: RULESET,
    scenario: smallWorld,
    years: state.years,
    rng: createRng('hidden'),
  }
  const session = MatchSession.resume(rules, seats, { state, memories: [CANARY], drafts })
  const acting = viewer.kind === 'power' ? { seat } : {}
  return JSON.stringify(
    session.messageFor({ viewer, person: '1', ...acting }, events, { isPresent: () => true, closesIn }),
  )
}

const CANARY = 'for no viewer at all!'
const drafted = (seat: number) => ({
  ...emptyDraft(seat),
  orders: [{ type: 'umbrella', act: 'extend', state: stateId(CANARY) } as const],
})

describe('the wire', () => {
  test('what a viewer cannot see changes not one byte of what it is sent', ({ task }) => {
    let [cases, comparisons] = [0, 0]
    fc.assert(
      fc.property(anyMatch, fc.nat(1000), (match, salt) => {
        const state = lastUnended(match)
        cases++
        for (const [seat, viewer] of viewersOf(state)) {
          const changed = hiddenChanged(state, seat, salt)
          expect(sent(changed, [], seat, viewer, 5)).toBe(sent(state, [], seat, viewer, 5))
          comparisons++
        }
      }),
      { numRuns: 250 * THOROUGHNESS },
    )
    noteCases(task, { kind: 'fixed position', cases, comparisons })
    expect(cases).toBeGreaterThanOrEqual(250)
  })

  test('other seats’ private events and orders never travel', () => {
    fc.assert(
      fc.property(anyMatch, (match) => {
        const state = anyPositions(match).at(-1)!
        const given = anySubmissions(state, createRng(match.seed), match.warlike)
        const { state: after, events } = resolveWindow(
          RULESET,
          state,
          given,
          windowRng(createRng(match.seed), state.windowNumber),
        )
        const marked = events.map((event) =>
          event.audience === 'all' ? event : { ...event, canary: `for ${event.audience.join('+')}!` },
        )
        for (const [seat, viewer] of viewersOf(state)) {
          const bytes = sent(after, marked, seat, viewer)
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
