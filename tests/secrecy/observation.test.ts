import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { forecast } from '#shared/analysis/forecast'
import { previewOf } from '#shared/analysis/preview'
import { BOT_IDS, BOTS } from '#shared/bots/index'
import { seenEvents } from '#shared/events/seenEvents'
import { inTray } from '#shared/intray/index'
import { windowRng } from '#shared/match/matchRecord'
import { faultsOf } from '#shared/orders/fitOrders'
import { moduleOf, ORDER_TYPES, type Order } from '#shared/orders/index'
import { validateOrder } from '#shared/orders/validateOrder'
import { resolveWindow } from '#shared/resolve/resolveWindow'
import { createRng } from '#shared/rng'
import { LEGS } from '#shared/ruleset/forces'
import { RULESET } from '#shared/ruleset/ruleset'
import type { GameState } from '#shared/state/gameState'
import { rivals } from '#shared/view/lookup'
import { isPlayerView, type Viewer } from '#shared/view/observation'
import { observe } from '#shared/view/observe'
import { anyMatch, anyOrders, anyPositions, anySubmissions, lastUnended } from '#tests/support/generate'
import { hiddenChanged, viewersOf } from '#tests/support/hidden'
import { noteCases } from '#tests/support/secrecyCases'
import { THOROUGHNESS } from '#tests/support/thoroughness'

/** A salvo of all there is at cities, whoever is its target. */
const SALVO = { legs: LEGS, share: 100, aim: 'countervalue' } as const

/** All that a seat is shown, offered and told, as bytes. */
function everythingShown(state: GameState, viewer: Viewer, orders: readonly Order[]): string {
  const view = observe(RULESET, state, viewer)
  if (!isPlayerView(view)) return JSON.stringify(view)
  const kinds = ORDER_TYPES.filter(
    (type) => type !== 'posture' && moduleOf({ type }).windows.includes(view.window.kind),
  )
  return JSON.stringify({
    view,
    options: kinds.map((type) => [...moduleOf({ type }).options(RULESET, view)]),
    verdicts: orders.map((order) => validateOrder(RULESET, view, order) ?? 'fine'),
    sum: faultsOf(RULESET, view, orders),
    chips: orders.map((order) => previewOf(RULESET, view, order)),
    tray: inTray(RULESET, view),
    strikes: rivals(view).map(({ id: target }) => forecast(RULESET, view, { ...SALVO, target })),
    bots: BOT_IDS.map((id) => BOTS[id].decide(RULESET, view, createRng('bot'), undefined)),
  })
}

describe('hidden information', () => {
  test('what a viewer cannot see changes not one byte of what it is shown, offered and refused', ({ task }) => {
    let [cases, comparisons] = [0, 0]
    fc.assert(
      fc.property(anyMatch, fc.nat(1000), (match, salt) => {
        const state = lastUnended(match)
        cases++
        for (const [seat, viewer] of viewersOf(state)) {
          const changed = hiddenChanged(state, seat, salt)
          const view = observe(RULESET, state, viewer)
          const orders = isPlayerView(view) ? anyOrders(view, createRng(`o${salt}`), 0.5) : []
          expect(everythingShown(changed, viewer, orders)).toBe(everythingShown(state, viewer, orders))
          comparisons++
        }
      }),
      { numRuns: 300 * THOROUGHNESS },
    )
    noteCases(task, { kind: 'fixed position', cases, comparisons })
    expect(comparisons).toBeGreaterThanOrEqual(1000)
  })

  test('an unlisted field stays hidden: canaries in every hidden place reach no viewer', () => {
    fc.assert(
      fc.property(anyMatch, (match) => {
        const state = anyPositions(match).at(-1)!
        if (state.window.kind === 'ended') return
        const canary = 'CANARY'
        const marked = {
          ...state,
          canary,
          powers: state.powers.map((power) => ({ ...power, canary })),
          states: state.states.map((lesser) => ({ ...lesser, canary })),
          beliefs: state.beliefs.map((row) => row.map((belief) => ({ ...belief, canary }))),
          climate: { ...state.climate, canary },
          exchange: { ...state.exchange, canary, tracks: state.exchange.tracks.map((track) => ({ ...track, canary })) },
          window: { ...state.window, canary },
        } as GameState
        for (const [, viewer] of viewersOf(state))
          expect(JSON.stringify(observe(RULESET, marked, viewer))).not.toContain(canary)
      }),
      { numRuns: 150 * THOROUGHNESS },
    )
  })

  test('events reach exactly their audience, and never carry the list of it', () => {
    fc.assert(
      fc.property(anyMatch, (match) => {
        const state = anyPositions(match).at(-1)!
        const { events } = resolveWindow(
          RULESET,
          state,
          anySubmissions(state, createRng(match.seed), match.warlike),
          windowRng(createRng(match.seed), state.windowNumber),
        )
        for (const [, viewer] of viewersOf(state)) {
          const expected = events.filter(
            ({ audience }) => audience === 'all' || (viewer.kind === 'power' && audience.includes(viewer.power)),
          )
          const seen = seenEvents(events, viewer)
          expect(seen).toHaveLength(expected.length)
          for (const event of seen) expect(event).not.toHaveProperty('audience')
        }
      }),
      { numRuns: 150 * THOROUGHNESS },
    )
  })

  test('a real and a false alarm are told in the same words', () => {
    fc.assert(
      fc.property(anyMatch, (match) => {
        for (const state of anyPositions(match)) {
          for (const [, viewer] of viewersOf(state))
            expect(JSON.stringify(observe(RULESET, state, viewer).window)).not.toContain('"real"')
        }
      }),
      { numRuns: 60 * THOROUGHNESS },
    )
  })
})
