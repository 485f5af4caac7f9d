import { describe, expect, test } from 'vitest'
import { powerId } from '#shared/ids'
import { matchRules } from '#shared/match/matchRules'
import { type Drafted, MatchSession } from '#shared/match/session'
import { moduleOf, type Order } from '#shared/orders/index'
import { RULESET } from '#shared/ruleset/ruleset'
import { smallWorld } from '#tests/support/smallWorld'

const build = (force: 'silos' | 'bombers'): Order => ({ type: 'build', force, lots: 1 })
const slotOf = (order: Order) => moduleOf(order).slot(order)

/** Two powers; Ada holds the first, and two advise her. */
function session(): MatchSession {
  const powers = Object.values(smallWorld.seatings)[0]!.map(powerId)
  const people = [
    { id: 'ada', name: 'Ada' },
    { id: 'eve', name: 'Eve', adviser: true },
    { id: 'fay', name: 'Fay', adviser: true },
  ] as const
  const seats = powers.map((power, seat) => ({ power, people: seat === 0 ? people : [{ id: 'bo', name: 'Bo' }] }))
  return MatchSession.create(matchRules(RULESET, smallWorld, { years: 3, seed: 'proposals' }), seats)
}

const after = (drafted: Drafted): MatchSession => {
  if ('faults' in drafted) throw new Error(JSON.stringify(drafted.faults))
  return drafted.session
}
const save = (before: MatchSession, person: string, orders: readonly Order[], changed?: readonly string[]) =>
  after(before.submit({ seat: 0, person }, { window: before.state.windowNumber, orders, changed }))
const ordersOf = (match: MatchSession, person: string) =>
  match.messageFor({ viewer: { kind: 'spectator' }, seat: 0, person }, [], { isPresent: () => true }).orders
const proposals = (match: MatchSession) => match.draftOf(0).proposals.map(({ by, order }) => [by, order])

describe('what an adviser proposes', () => {
  test('is seen in their own orders, and in no other member’s', () => {
    const match = save(save(session(), 'ada', [build('silos')]), 'eve', [build('silos'), build('bombers')])
    expect(ordersOf(match, 'eve')).toEqual([build('silos'), build('bombers')])
    for (const person of ['ada', 'fay']) expect(ordersOf(match, person)).toEqual([build('silos')])
  })

  test('is theirs alone: advisers change each their own', () => {
    const slots = [slotOf(build('bombers'))]
    const both = save(save(session(), 'eve', [build('bombers')], slots), 'fay', [build('bombers')], slots)
    expect(proposals(both)).toEqual([
      ['eve', build('bombers')],
      ['fay', build('bombers')],
    ])
    expect(proposals(save(both, 'eve', [], slots))).toEqual([['fay', build('bombers')]])
  })

  test('is answered when a holder changes that slot, and only that', () => {
    const proposed = save(session(), 'eve', [build('silos'), build('bombers')])
    expect(proposals(save(proposed, 'ada', [build('silos')]))).toEqual([['eve', build('bombers')]])
  })

  test('changes nothing when it is what stands', () => {
    const match = save(session(), 'ada', [build('silos')])
    expect(save(match, 'eve', [build('silos')]).draftOf(0)).toBe(match.draftOf(0))
  })

  test('is no sign that the seat is played, and no order of it', () => {
    const match = save(session(), 'eve', [build('silos')])
    expect(match.hasInput(0)).toBe(false)
    expect(match.close().submissions[match.state.powers[0]!.id]).toEqual([])
    expect(save(match, 'ada', [build('bombers')]).hasInput(0)).toBe(true)
  })
})
