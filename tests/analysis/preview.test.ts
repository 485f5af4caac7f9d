import { describe, expect, test } from 'vitest'
import { breaksTreaty, previewOf } from '#shared/analysis/preview'
import { cheatingFoundChance } from '#shared/analysis/previews/build'
import type { Chip, ChipTerm } from '#shared/analysis/previews/chip'
import { lapseChips, passedOverChips } from '#shared/analysis/previews/neglect'
import { demandFor, seenBalance } from '#shared/analysis/seenBalance'
import { safetyAsRead } from '#shared/analysis/standing'
import { powerId, stateId } from '#shared/ids'
import type { Order } from '#shared/orders/index'
import { RULESET } from '#shared/ruleset/ruleset'
import type { GameState } from '#shared/state/gameState'
import {
  birch,
  challengeOver,
  close,
  eventsOf,
  fullStrike,
  NO_ALARMS,
  newGame,
  umbrellaOf,
  viewOf,
  withForces,
  withPower,
  withState,
  withTreaty,
} from '#tests/support/positions'

const chipsOf = (state: GameState, order: Order) => previewOf(RULESET, viewOf(state, 0), order)
const chip = (chips: readonly Chip[], term: ChipTerm, when?: Chip['when']) =>
  chips.find((each) => each.term === term && each.when === when)
const submarines = (lots: number): Order => ({ type: 'build', force: 'submarines', lots })

describe('a purchase that breaks a treaty says so before it is made', () => {
  const limited = withTreaty(newGame(), 'armsLimit', 0, 1)

  test('arms under a limit: named partner and treaty, the chance to be found out, and what it then costs', () => {
    const chips = chipsOf(limited, submarines(2))
    expect(breaksTreaty(chips)).toBe(true)
    expect(chip(chips, 'cheat')).toMatchObject({ power: birch, treaty: 'armsLimit', certainty: 'certain' })
    expect(chip(chips, 'found')).toMatchObject({ certainty: 'unknown', chance: cheatingFoundChance(RULESET, false, 2) })
    expect(chip(chips, 'word', 'found')?.change).toBe(-RULESET.treaties.breachIntegrity)
    expect(chip(chips, 'tension', 'found')).toMatchObject({ power: birch, change: RULESET.treaties.breachTension })
    expect(breaksTreaty(chipsOf(newGame(), submarines(2)))).toBe(false)
    expect(breaksTreaty(chipsOf(limited, { type: 'build', force: 'conventional', lots: 1 }))).toBe(false)
  })

  test('under inspection to be found out is likely, and the arms are taken apart', () => {
    const chips = chipsOf(withTreaty(limited, 'inspection', 0, 1), submarines(2))
    expect(chip(chips, 'found')?.certainty).toBe('likely')
    expect(chip(chips, 'dismantled', 'found')).toBeDefined()
  })

  test('found out, it costs what the chips said', () => {
    const inspected = withPower(withTreaty(limited, 'inspection', 0, 1), 0, { treasury: 30 })
    const chips = chipsOf(inspected, submarines(5))
    const played = close(inspected, { alder: [submarines(5)] })
    expect(eventsOf(played, 'cheatingFound')).toHaveLength(1)
    const fell = played.state.powers[0]!.integrity - inspected.powers[0]!.integrity
    expect(fell).toBe(chip(chips, 'word', 'found')?.change)
    expect(played.state.tension[0]![1]! - inspected.tension[0]![1]!).toBeGreaterThanOrEqual(
      chip(chips, 'tension', 'found')!.change!,
    )
  })

  test('interceptors up to the limit are free, beyond it break it in the open', () => {
    const capped = withTreaty(newGame(), 'interceptorLimit', 0, 1)
    const buy = (state: GameState) => chipsOf(state, { type: 'build', force: 'interceptors', lots: 1 })
    expect(breaksTreaty(buy(capped))).toBe(false)
    const chips = buy(withForces(capped, 0, { interceptors: RULESET.treaties.interceptorCap }))
    expect(chip(chips, 'breach')).toMatchObject({ treaty: 'interceptorLimit', power: birch, certainty: 'certain' })
    expect(chip(chips, 'word')?.change).toBe(-RULESET.treaties.breachIntegrity)
  })
})

describe('what arms do for their owner’s own safety', () => {
  const bare = withForces(newGame(), 0, { silos: 0, submarines: 0, bombers: 0 })

  test('an answer where there was none makes safe, by as much as the estimates of today say', () => {
    const armed = (submarines: number) =>
      safetyAsRead(RULESET, viewOf(withForces(bare, 0, { submarines }), 0), 'median')
    const { lot } = RULESET.forces.submarines
    expect(chip(chipsOf(bare, submarines(2)), 'safety')).toMatchObject({
      certainty: 'likely',
      tone: 'gain',
      change: Math.round(100 * (armed(2 * lot) - armed(0))),
    })
  })

  test('what is on order counts as there, and the last of an answer scrapped is a loss', () => {
    const { lot } = RULESET.forces.submarines
    const few = withForces(bare, 0, { submarines: lot })
    expect(chip(chipsOf(few, { type: 'scrap', leg: 'submarines', lots: 1 }), 'safety')?.tone).toBe('loss')
    const ordered = withPower(bare, 0, { onOrder: { ...bare.powers[0]!.onOrder, submarines: lot } })
    expect(chip(chipsOf(ordered, submarines(2)), 'safety')?.change).toBe(
      chip(chipsOf(few, submarines(2)), 'safety')?.change,
    )
  })

  test('what changes nothing for it says nothing of it', () => {
    expect(chip(chipsOf(newGame(), { type: 'build', force: 'conventional', lots: 1 }), 'safety')).toBeUndefined()
  })
})

describe('changes near an end of the scale', () => {
  const threaten: Order = { type: 'statement', statement: { say: 'threaten', target: birch } }
  const tense = (tension: number) => ({
    ...newGame(),
    tension: [
      [0, tension],
      [tension, 0],
    ],
  })

  test('what a strike would win unanswered grows with the tension for a security seeker, and is the same for a revisionist', () => {
    const wins = (interest: GameState['powers'][number]['interest'], tension: number) =>
      chip(chipsOf(withPower(tense(tension), 0, { interest }), fullStrike()), 'spoils', 'unanswered')!.change!
    expect(wins('securitySeeker', 0) / wins('securitySeeker', 50)).toBeCloseTo(RULESET.scoring.leastHostility, 5)
    expect(wins('revisionist', 0)).toBe(wins('revisionist', 50))
    expect(wins('revisionist', 0)).toBeGreaterThan(wins('securitySeeker', 100))
  })

  test('are certain where they fit, likely and cut where they do not, and not said where nothing is left', () => {
    expect(chip(chipsOf(tense(50), threaten), 'tension')).toMatchObject({ change: 8, certainty: 'certain' })
    expect(chip(chipsOf(tense(95), threaten), 'tension')).toMatchObject({ change: 5, certainty: 'likely' })
    expect(chip(chipsOf(tense(100), threaten), 'tension')).toBeUndefined()
  })
})

describe('what is left undone', () => {
  const year = (state: GameState, orders: readonly Order[] = []) => close(state, { alder: orders })
  const marsh = stateId('marsh')
  const asking = withState(withPower(newGame(), 0, { integrity: 10 }), marsh, {
    umbrella: umbrellaOf(0, 5),
    stance: 'asks',
    fear: 100,
    alignment: [0.5, 0],
  })
  const offered: GameState = {
    ...newGame(),
    year: 2,
    offers: (['hotline', 'inspection'] as const).map((kind) => ({ kind, from: 1, to: 0, year: 1 })),
  }

  test('a plea passed over costs the word and the pull that its chips said, and one answered costs neither', () => {
    const chips = passedOverChips(RULESET, viewOf(asking, 0), [marsh])
    const still = { ...NO_ALARMS, umbrellas: { ...RULESET.umbrellas, heal: 0 } }
    const played = close(asking, {}, { ruleset: still })
    expect(eventsOf(played, 'pleaUnanswered')).toHaveLength(1)
    expect(played.state.powers[0]!.integrity - asking.powers[0]!.integrity).toBe(
      chip(chips, 'word', 'doubting')?.change,
    )
    expect(chip(chips, 'pull', 'doubting')!.change).toBeLessThan(0)
    expect(passedOverChips(RULESET, viewOf(newGame(), 0), [marsh])).toEqual([])
    const answered = year(asking, [{ type: 'umbrella', act: 'reaffirm', state: marsh }])
    expect(eventsOf(answered, 'pleaUnanswered')).toEqual([])
  })

  test('two pleas passed over cost the word of both', () => {
    const doubts = { umbrella: umbrellaOf(0, 5), stance: 'asks', fear: 100, alignment: [0.5, 0] } as const
    const both = withState(asking, 'moor', doubts)
    const richer = withPower(both, 0, { integrity: 15 })
    const chips = passedOverChips(RULESET, viewOf(richer, 0), [marsh, stateId('moor')])
    const still = { ...NO_ALARMS, umbrellas: { ...RULESET.umbrellas, heal: 0 } }
    const played = close(richer, {}, { ruleset: still })
    expect(eventsOf(played, 'pleaUnanswered')).toHaveLength(2)
    expect(played.state.powers[0]!.integrity - 15).toBe(chip(chips, 'word', 'doubting')?.change)
  })

  test('offers left to run out cost the support their chips said, and one signed in time runs out no more', () => {
    const chips = lapseChips(RULESET, viewOf(offered, 0), 2)
    const free = { ...NO_ALARMS, treaties: { ...RULESET.treaties, lapsed: 0 } }
    const [cost, none] = [close(offered), close(offered, {}, { ruleset: free })]
    expect(eventsOf(cost, 'offerLapsed')).toHaveLength(chip(chips, 'lapses')!.amount!)
    expect(cost.state.powers[0]!.support - none.state.powers[0]!.support).toBe(chip(chips, 'support')?.change)
    const signed = year(offered, [{ type: 'diplomacy', act: 'propose', treaty: 'hotline', with: birch }])
    expect(eventsOf(signed, 'offerLapsed')).toHaveLength(1)
    expect(lapseChips(RULESET, viewOf(offered, 0), 0)).toEqual([])
  })
})

test('signing what the other offered is not said to wait for its answer, also where a people may refuse it', () => {
  const sign: Order = { type: 'diplomacy', act: 'propose', treaty: 'hotline', with: birch }
  const unpopular = withPower(newGame(), 0, { support: 10 })
  const offered: GameState = { ...unpopular, offers: [{ kind: 'hotline', from: 1, to: 0, year: 1 }] }
  const chips = chipsOf(offered, sign)
  expect(chip(chips, 'offered')).toBeUndefined()
  expect(chip(chips, 'signed')?.certainty).toBe('unknown')
  expect(chip(chips, 'needsSupport')).toMatchObject({ power: powerId('alder'), range: [10, 50] })
  const refused = withPower(withPower(offered, 0, { support: 70 }), 1, { support: 44 })
  expect(chip(chipsOf(refused, sign), 'needsSupport')).toMatchObject({ power: birch, range: [44, 50] })
  expect(chip(chipsOf(unpopular, sign), 'offered')?.certainty).toBe('certain')
})

test('plans that belie a declared doctrine are shown with what they cost when found out', () => {
  const counterforce = withPower(newGame(), 0, {
    posture: { ...newGame().powers[0]!.posture, targeting: 'counterforce' },
  })
  const declare: Order = { type: 'statement', statement: { say: 'doctrine', aim: 'minimal' } }
  expect(chip(chipsOf(counterforce, declare), 'word', 'found')?.change).toBe(-RULESET.crisis.falseDoctrine)
  const honest = withPower(newGame(), 0, { posture: { ...newGame().powers[0]!.posture, targeting: 'countervalue' } })
  expect(chip(chipsOf(honest, declare), 'plansFound')).toBeUndefined()
  const meek = withPower(newGame(), 0, { doctrine: { aim: 'minimal' } })
  const aimAt = (targeting: 'counterforce' | 'countervalue'): Order => ({
    type: 'posture',
    ...meek.powers[0]!.posture,
    targeting,
  })
  expect(chip(chipsOf(meek, aimAt('counterforce')), 'plansFound')).toBeDefined()
  expect(chip(chipsOf(meek, aimAt('countervalue')), 'plansFound')).toBeUndefined()
})

test('the odds of a demand count the spies and the threat given beside it, and say what all of them would add', () => {
  const view = viewOf(newGame(), 0)
  const demand = challengeOver('moor')
  const against = birch
  const chances = (...beside: readonly Order[]) => {
    const chips = previewOf(RULESET, view, demand, beside)
    return [chip(chips, 'odds')?.chance, chip(chips, 'oddsBacked')?.chance]
  }
  const threat: Order = { type: 'statement', statement: { say: 'threaten', target: against } }
  const spies: Order = { type: 'spy', target: against, level: 3 }
  const [bare, backed] = chances()
  expect(chances({ ...spies, level: 1 })[0]).toBeGreaterThan(bare!)
  expect(chances(threat)[0]).toBeGreaterThan(bare!)
  expect(chances(threat, spies)).toEqual([backed, undefined])
  const contest = { ...demandFor(view, against, stateId('moor')), threats: [true, false] as const, spies: 3 }
  expect(backed).toBe(seenBalance(RULESET, view, contest).odds)
  expect(chances({ type: 'statement', statement: { say: 'reassure', target: against } })).toEqual([bare, backed])
})

test('the ground of a demand is an estimate: it is shown as odds, never as certain', () => {
  const chips = chipsOf(newGame(), challengeOver('moor'))
  expect(chip(chips, 'odds')?.certainty).toBe('unknown')
  expect(chip(chips, 'word')).toBeUndefined()
  const meek = withPower(newGame(), 0, { doctrine: { aim: 'minimal' } })
  expect(chip(chipsOf(meek, challengeOver('moor')), 'word')?.change).toBe(-RULESET.crisis.falseDoctrine)
})
