import { describe, expect, test } from 'vitest'
import { isAbout } from '#client/orders/orderBody.ts'
import { OWN_SECTIONS } from '#client/orders/sections/index.ts'
import { groundOf, openVerb, typesOnOffer, VERBS, verbsOn } from '#client/orders/verbs.ts'
import { moduleOf, ORDER_TYPES, type OrderType } from '#shared/orders/index'
import { landOf } from '#shared/orders/landOf'
import { RULESET } from '#shared/ruleset/ruleset'
import type { PlayerView } from '#shared/view/observation'
import { newGame, viewOf, withTreaty } from '#tests/support/positions'

const PLANNED = ORDER_TYPES.filter((type) => moduleOf({ type }).windows.includes('planning'))

/** Positions in which, together, every type of order of a year's plans has an option. */
function positions(): readonly PlayerView[] {
  const state = newGame({ seats: 4 })
  const leaning = state.states.map((lesser) => ({
    ...lesser,
    alignment: lesser.alignment.map((_, seat) => (seat === 0 ? 0.8 : 0.1)),
  }))
  const theirs = state.states.map((lesser) => ({
    ...lesser,
    alignment: lesser.alignment.map((_, seat) => (seat === 1 ? 0.8 : 0)),
  }))
  return [
    viewOf(withTreaty(state, 'hotline', 0, 1), 0),
    viewOf({ ...state, states: leaning }, 0),
    viewOf({ ...state, states: theirs }, 0),
  ]
}

const hasForm = (type: OrderType) => OWN_SECTIONS[type] !== undefined

describe.each(PLANNED)('on the map, the order %s', (type) => {
  const views = positions()
  const options = views.flatMap((view) =>
    [...moduleOf({ type }).options(RULESET, view)].map((order) => ({ view, order })),
  )

  test('stands on every land it can concern, so that each of its options can be given there', () => {
    expect(options.length).toBeGreaterThan(0)
    for (const { view, order } of options) {
      const land = landOf(view, order)
      // A form of its own on one's own land may aim at a rival: statements do.
      const lands = [land, { kind: 'power', id: view.self.id } as const]
      const offered = lands.filter((each) => verbsOn(view, each).includes(type))
      expect(VERBS[type]?.on).toContain(groundOf(view, offered[0] ?? land))
      if (!hasForm(type)) expect(isAbout(view, order, offered[0]!)).toBe(true)
    }
  })

  test('has no more than six verbs beside it', () => {
    for (const view of views) {
      for (const land of [
        ...view.powers.map(({ id }) => ({ kind: 'power', id }) as const),
        ...view.states.map(({ id }) => ({ kind: 'state', id }) as const),
      ]) {
        expect(verbsOn(view, land).length).toBeLessThanOrEqual(6)
      }
    }
  })
})

describe('a verb of the map', () => {
  test('says why it is closed, and never closes one that has an order to give', () => {
    for (const view of positions()) {
      for (const { id } of view.states) {
        const land = { kind: 'state', id } as const
        for (const type of verbsOn(view, land)) {
          const verb = openVerb(RULESET, view, { type, land, hasForm })
          const here = [...moduleOf({ type }).options(RULESET, view)].filter((order) => isAbout(view, order, land))
          expect(verb.closed === undefined).toBe(here.length > 0)
        }
      }
    }
  })

  test('is left out where the scenario does not offer the order', () => {
    const view = { ...viewOf(newGame(), 0), ordersOffered: ['build'] }
    expect(typesOnOffer(view)).toEqual(['build'])
    expect(verbsOn(view, { kind: 'power', id: view.self.id })).toEqual(['build'])
  })
})
