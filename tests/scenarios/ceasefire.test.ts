import { describe, expect, test } from 'vitest'
import type { Order } from '#shared/orders/index'
import { validateOrder } from '#shared/orders/validateOrder'
import { RULESET } from '#shared/ruleset/ruleset'
import type { GameState } from '#shared/state/gameState'
import {
  ALL_ALARMS,
  alder,
  birch,
  close,
  eventsOf,
  newGame,
  viewOf,
  withForces,
  withPower,
} from '#tests/support/positions'

const strike = (share: 25 | 100, aim: 'counterforce' | 'countervalue' = 'counterforce'): Order => ({
  type: 'strike',
  target: birch,
  legs: ['silos'],
  share,
  aim,
})
const stop = (other: typeof alder): Order => ({ type: 'ceasefire', with: other })
const fire = (target: typeof alder): Order => ({
  type: 'retaliate',
  target,
  legs: ['submarines'],
  share: 25,
  aim: 'counterforce',
})

/** After alder's first salvo has come down on birch. */
function afterImpact(seats = 2): GameState {
  const fresh = newGame({ seats })
  const posture = { ...fresh.powers[1]!.posture, authority: 'delegated' } as const
  const warned = close(withPower(fresh, 1, { posture }), { alder: [strike(25)] })
  return close(warned.state, { birch: [{ type: 'answerWarning', choice: { do: 'rideOut' } }] }).state
}

describe('after the first weapons', () => {
  test('8.9 two offers that meet end the firing between the two, if both hold', () => {
    const stopped = close(afterImpact(4), {
      alder: [stop(birch), { type: 'hold' }],
      birch: [stop(alder), { type: 'hold' }],
    })
    expect(eventsOf(stopped, 'ceasefireAgreed')).toHaveLength(1)
    expect(eventsOf(stopped, 'ceasefireBroken')).toHaveLength(0)
    const one = close(afterImpact(4), { alder: [stop(birch), { type: 'hold' }], birch: [{ type: 'hold' }] })
    expect(eventsOf(one, 'ceasefireAgreed')).toHaveLength(0)
  })

  test('8.9 to offer and fire is a broken word in public', () => {
    const broken = close(afterImpact(), { alder: [stop(birch), fire(birch)], birch: [stop(alder), { type: 'hold' }] })
    expect(eventsOf(broken, 'ceasefireBroken')).toMatchObject([{ audience: 'all', power: alder, target: birch }])
    expect(broken.state.powers[0]!.integrity).toBeLessThan(afterImpact().powers[0]!.integrity)
  })

  test('8.9 only powers that exchanged fire can be offered a ceasefire', () => {
    expect(validateOrder(RULESET, viewOf(afterImpact(4), 2), stop(alder))?.key).toBe('problem.notAtWar')
    expect(validateOrder(RULESET, viewOf(afterImpact(4), 1), stop(alder))).toBeUndefined()
  })

  test('8.10 strikes on forces throw up fallout that kills among the neighbours; cities burn without it', () => {
    const neighbour = (aim: 'counterforce' | 'countervalue') => {
      const warned = close(newGame({ seats: 4 }), { alder: [strike(100, aim)] })
      return close(warned.state, { birch: [{ type: 'answerWarning', choice: { do: 'rideOut' } }] })
    }
    const struck = eventsOf(neighbour('counterforce'), 'fallout')
    expect(struck.map(({ place }) => place)).toContain('dogwood')
    expect(struck.every(({ dead }) => dead > 0)).toBe(true)
    expect(eventsOf(neighbour('countervalue'), 'fallout')).toEqual([])
  })

  test('8.11 bombers sent at tracks that prove false turn back, missiles cannot', () => {
    const alarmed = close(withForces(newGame(), 0, { bombers: 40 }), {}, { ruleset: ALL_ALARMS }).state
    const launch = (legs: readonly ('bombers' | 'silos')[]): Order => ({
      type: 'answerWarning',
      choice: { do: 'launch', target: birch, legs, share: 100, aim: 'counterforce' },
    })
    const recalled = close(alarmed, { alder: [launch(['bombers'])] })
    expect(eventsOf(recalled, 'bombersRecalled')[0]?.audience).toEqual([alder])
    expect(recalled.state.powers[0]!.forces.bombers).toBe(40)
    expect(recalled.state.climate.weaponsUsed).toBe(false)
    const mixed = close(alarmed, { alder: [launch(['bombers', 'silos'])] })
    expect(mixed.state.powers[0]!.forces).toMatchObject({ bombers: 40, silos: 0 })
    expect(mixed.state.climate.weaponsUsed).toBe(true)
  })
})
