import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { GameState } from '#shared/state/gameState'
import { departuresOf } from '#tests/support/departures'
import { type AnyMatch, anyMatch, anyPositions, rulesetOf } from '#tests/support/generate'
import { viewersOf } from '#tests/support/hidden'
import { HIDDEN_ACTS, type HiddenAct, playTwinYears, type TwinYears } from '#tests/support/hiddenActs'
import { noteCases } from '#tests/support/secrecyCases'
import { THOROUGHNESS } from '#tests/support/thoroughness'

/** Acts tried of each kind. */
const RUNS = 80 * THOROUGHNESS

/**
 * Fields and events a viewer may be shown otherwise a year after an act it did not see. Fields are paths of observations, as
 * departures.ts names them, with all below them; other names are of what came in one world only.
 */
type Shown = readonly string[]

/** 7.3 */
const ALARMS: Shown = ['warning', 'warningRaised']
/** 7.8 when one opens, 7.10 its accidents. */
const FACED: Shown = ['confrontation', 'crisisBegan', 'confrontations.risk', 'confrontations.riskAbove']
/**
 * 7.1 What frightens is what is seen of forces; 5.6, 6.1-6.6 what lesser states feel and do follows it and what the world
 * reckons; 3.5 so does enrichment; 6.8 a state grows by what its promise is worth to it.
 */
const TENSION: Shown = [
  'pairs.*.tension',
  'self.agenda.rival',
  'self.agenda.tension',
  'self.agenda.state',
  'powers.*.influence',
  'states.fear',
  'states.needs',
  'states.stance',
  'states.enrichment',
  'states.gdp',
  'states.umbrella',
  'states.alignment',
  'states.leansTo',
  'stateAsks',
  'pleaUnanswered',
  'stateArms',
  'stateCalmed',
  'stateChangedSides',
  'stateWentNuclear',
  'alignmentShifted',
  'baseClosed',
  'powerWentNuclear',
  ...ALARMS,
]
/** 2.3, 5.5 Output is public, and has luck that hides what was left unspent; 4.10 partners grow by it. */
const OUTPUT: Shown = [
  'powers.*.gdp',
  'powers.*.support',
  'self.income',
  'self.treasury',
  'incomePaid',
  'self.prosperity',
  'self.agenda.gdp',
  // 5.1 Reports; 5.2 bands allow for what output may have bought.
  'powers.actor.estimate',
]
/** 4.12 A base is found, and 7.8 what comes of it. */
const FOUND: Shown = ['baseDiscovered', ...FACED]

/** All that may differ, by act. The clauses are of RULES.md. */
const REASONS: Readonly<Record<HiddenAct, readonly Shown[]>> = {
  // 3.3 missiles at known bases; 4.11 limits that are broken.
  stockpile: [OUTPUT, TENSION, FACED, ['bases.missiles'], ['treatyBroken', 'cheatingFound']],
  formations: [OUTPUT, TENSION, FACED],
  sensors: [OUTPUT, TENSION, FACED],
  // 5.3 what is sighted.
  alert: [OUTPUT, TENSION, FACED, ['readinessSighted']],
  patrol: [OUTPUT, TENSION, FACED],
  // 4.4 plans against a doctrine that are found out.
  plans: [FACED, ['plansExposed', 'powers.*.doctrine', 'powers.*.integrity', 'powers.actor.estimate']],
  // 4.3 spies caught.
  spying: [OUTPUT, TENSION, FOUND, ['spyCaught'], ['plansExposed', 'powers.*.doctrine', 'powers.*.integrity']],
  research: [OUTPUT, TENSION, FACED],
  secretBase: [OUTPUT, TENSION, FOUND],
  // 4.9 offers that meet, whether they pass at home, and those that run out.
  offer: [['treatyConcluded', 'ratificationFailed', 'offerLapsed']],
}

/** Whether a name is the given one, or below it; `*` is any part. */
function isBelow(name: string, given: string): boolean {
  const parts = name.split('.')
  return given.split('.').every((part, n) => part === '*' || part === parts[n])
}

/** Whether weapons flew in either world. */
const isWar = ({ windows }: TwinYears): boolean =>
  windows
    .flat()
    .some(
      ({ state, events }) => state.exchange.inFlight.length > 0 || events.some(({ type }) => type === 'salvoLanded'),
    )

/** Whom the act was done towards: the partner of an offer sees it. */
const sees = ({ acts }: TwinYears, power: string): boolean =>
  acts.flat().some((order) => order.type === 'diplomacy' && order.with === power)

/** What was tried of an act so far, and all that viewers were shown otherwise. */
interface Tried {
  cases: number
  comparisons: number
  readonly shown: Set<string>
}

/** Viewers who do not see the act as it is done. */
const othersThan = (years: TwinYears, opening: GameState) =>
  viewersOf(opening).filter(
    ([seat, viewer]) => seat !== years.actor && !(viewer.kind === 'power' && sees(years, viewer.power)),
  )

/** Plays an act and another, and compares what viewers are shown; all of it must have a reason. */
function tryAct(act: HiddenAct, match: AnyMatch, salt: string, tried: Tried): void {
  const opening = anyPositions(match).findLast(({ window }) => window.kind === 'planning')!
  const years = playTwinYears(rulesetOf(match), opening, act, salt)
  // What is fired and destroyed all powers see: clauses 5.4 and 8.
  if (years === undefined || isWar(years)) return
  tried.cases++
  for (const [seat, viewer] of othersThan(years, opening)) {
    tried.comparisons++
    const { fields, happening } = departuresOf(years, seat, viewer)
    const names = [...fields, ...(happening === undefined ? [] : [happening])]
    for (const name of names) tried.shown.add(name)
    expect(names.filter((name) => !hasReason(act, name))).toEqual([])
  }
}

const hasReason = (act: HiddenAct, name: string): boolean => REASONS[act].flat().some((each) => isBelow(name, each))

const isSeen = (reason: Shown, shown: ReadonlySet<string>): boolean =>
  [...shown].some((name) => reason.some((each) => isBelow(name, each)))

describe('an act of last year', () => {
  test.for(HIDDEN_ACTS)(
    '%s: a year later every viewer is shown the same, but for what is told by rule',
    (act, { task }) => {
      const tried: Tried = { cases: 0, comparisons: 0, shown: new Set() }
      fc.assert(
        fc.property(anyMatch, fc.string({ maxLength: 8 }), (match, salt) => tryAct(act, match, salt, tried)),
        { numRuns: RUNS },
      )
      const { cases, comparisons, shown } = tried
      noteCases(task, { kind: 'act of last year', cases, comparisons })
      expect(cases).toBeGreaterThan(RUNS / 8)
      // What is never seen would hide a leak: take it off.
      if (RUNS > 1000) expect(REASONS[act].filter((reason) => !isSeen(reason, shown))).toEqual([])
    },
  )
})
