import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { faultsOf } from '#shared/orders/fitOrders'
import { moduleOf, ORDER_TYPES, type Order } from '#shared/orders/index'
import { type LegalAct, legalOptions } from '#shared/orders/legalOptions'
import { RULESET } from '#shared/ruleset/ruleset'
import { isPlayerView, type PlayerView } from '#shared/view/observation'
import { observe } from '#shared/view/observe'
import { anyMatch, anyPositions } from '#tests/support/generate'
import { viewersOf } from '#tests/support/hidden'
import { newGame, viewOf } from '#tests/support/positions'

/** Every order that an act stands for. */
function ordersOf({ order, any = {} }: LegalAct): readonly Order[] {
  return Object.entries(any).reduce<readonly Order[]>(
    (made, [path, values]) => made.flatMap((each) => values.map((value) => withField(each, path.split('.'), value))),
    [order],
  )
}

function withField<Whole>(whole: Whole, [key, ...rest]: readonly string[], value: unknown): Whole {
  const inner = (whole as Record<string, unknown>)[key!]
  return { ...whole, [key!]: rest.length === 0 ? value : withField(inner, rest, value) }
}

const keysOf = (orders: readonly unknown[]): ReadonlySet<string> =>
  new Set(orders.map((order) => JSON.stringify(order)))

function expectWhole(view: PlayerView): void {
  const kinds = legalOptions(RULESET, view)
  const isOpen = view.window.kind !== 'ended' && view.window.participants.includes(view.self.id)
  for (const { type, acts, impossible } of kinds) {
    const listed = acts.flatMap(ordersOf)
    const isOffered = view.window.kind !== 'planning' || (view.ordersOffered?.includes(type) ?? true)
    const offered = isOpen && isOffered
    expect(keysOf(listed)).toEqual(keysOf(offered ? [...moduleOf({ type }).options(RULESET, view)] : []))
    for (const { order, slot, cost } of acts) {
      expect(faultsOf(RULESET, view, [order])).toEqual([])
      expect([slot, cost]).toEqual([moduleOf(order).slot(order), moduleOf(order).cost(RULESET, order)])
    }
    for (const { order, problem } of impossible) {
      expect(problem.key).not.toMatch(/^problem\.(noSuchPower|noSuchState|targetIsSelf)$/)
      if (order === undefined) continue
      const [fault] = faultsOf(RULESET, view, [order])
      expect(fault?.problem.key).toBe(problem.key)
    }
  }
  const forWindow = ORDER_TYPES.filter((type) => moduleOf({ type }).windows.some((kind) => kind === view.window.kind))
  expect(kinds.map(({ type }) => type)).toEqual(forWindow)
}

describe('the legal options of a seat', () => {
  test('are every acceptable order and no other, at its cost; and what is impossible is refused for that reason', () => {
    fc.assert(
      fc.property(anyMatch, (match) => {
        for (const state of anyPositions(match).slice(-3)) {
          for (const [, viewer] of viewersOf(state)) {
            const view = observe(RULESET, state, viewer)
            if (isPlayerView(view)) expectWhole(view)
          }
        }
      }),
      { numRuns: 12 },
    )
  })

  test('fit in a message: a thousand postures stand as one, and so do the aims of a strike', () => {
    const view = viewOf(newGame({ seats: 6 }), 0)
    const kinds = legalOptions(RULESET, view)
    for (const kind of ['posture', 'strike']) expect(kinds.find(({ type }) => type === kind)!.acts).toHaveLength(1)
    expect(JSON.stringify(kinds).length).toBeLessThan(32_000)
  })

  test('say why: what is too dear, not of this scenario, or not for a seat that is not asked', () => {
    const view = viewOf(newGame(), 0)
    const poor = { ...view, self: { ...view.self, treasury: 0.1 } }
    const reasons = (seen: PlayerView, kind: string) =>
      legalOptions(RULESET, seen)
        .find(({ type }) => type === kind)!
        .impossible.map(({ problem }) => problem.key)
    expect(reasons(poor, 'research')).toContain('problem.overspent')
    expect(reasons({ ...view, ordersOffered: ['build'] }, 'research')).toEqual(['problem.notOffered'])
    const asked = { ...view, window: { ...view.window, participants: [] } }
    expect(legalOptions(RULESET, asked).every(({ acts }) => acts.length === 0)).toBe(true)
    expect(reasons(asked, 'research')).toEqual(['problem.notAsked'])
  })
})
