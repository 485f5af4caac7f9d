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
 * Why viewers may be shown something else a year after an act they did not see. Fields are paths of observations, as
 * departures.ts names them, with all below them; other names are of what came in one world only.
 */
interface Reason {
  readonly shows: readonly string[]
  /** Of a formula that tells more than it should: why, and what is certain to show it as long as that is so. */
  readonly open?: { readonly why: string; readonly sign: string }
}

const told = (...shows: readonly string[]): Reason => ({ shows })

/** What a lesser state does as its promise or its fear is another. */
const STATES_ACT = [
  'stateAsks',
  'stateArms',
  'stateCalmed',
  'stateChangedSides',
  'stateWentNuclear',
  'alignmentShifted',
]
const STATES = ['states.fear', 'states.needs', 'states.umbrella', 'states.alignment', 'states.leansTo', ...STATES_ACT]
const INFLUENCE = 'powers.*.influence'
const ALARMS = ['warning', 'warningRaised']
const FACED = ['confrontation', 'crisisBegan', 'confrontations.risk', 'confrontations.riskAbove']
/** Numbers that tension moves in turn, where it is told by rule. */
const BY_TENSION_TOLD = told(...STATES, INFLUENCE, ...ALARMS, ...FACED, 'pairs.others.tension')

const BY_TENSION: Reason = {
  shows: ['pairs.actor.tension', ...BY_TENSION_TOLD.shows],
  open: { why: 'tension rises by what is bought: rules version 8', sign: 'pairs.actor.tension' },
}
const BY_GROWTH: Reason = {
  // Bands allow for what exact output may have bought; a leader is overtaken by exact output.
  shows: [
    'powers.actor.gdp',
    'powers.actor.support',
    'powers.actor.estimate.forces',
    'powers.actor.estimate.seeker',
    ...FACED,
  ],
  open: { why: 'growth is by money left unspent: rules version 8', sign: 'powers.actor.gdp' },
}
const BY_PROMISE: Reason = {
  shows: [...STATES, INFLUENCE, ...FACED],
  open: {
    why: 'a promise is judged by true forces, posture and bases: rules version 8',
    sign: 'states.umbrella.parts',
  },
}
const BY_PULL: Reason = {
  shows: [...STATES, INFLUENCE, ...FACED],
  open: { why: 'pulls are of true formations: rules version 8', sign: INFLUENCE },
}

/** All that may differ, by act. The clauses are of RULES.md. */
const REASONS: Readonly<Record<HiddenAct, readonly Reason[]>> = {
  // 5.1 reports; 3.3 missiles at known bases; 4.11 limits that are broken.
  stockpile: [
    told('powers.actor.estimate.forces', 'powers.actor.estimate.seeker'),
    told('powers.actor.estimate.forward', 'bases.missiles'),
    told('treatyBroken', 'cheatingFound'),
    BY_TENSION,
    BY_GROWTH,
    BY_PROMISE,
  ],
  // 5.1 reports.
  formations: [told('powers.actor.estimate.forces.conventional'), BY_GROWTH, BY_PULL],
  // 7.3 alarms.
  sensors: [told(...ALARMS), BY_GROWTH],
  // 5.3 what is sighted; 7.1 tension by what is sighted; 7.3 alarms; 2.2 upkeep.
  alert: [
    told('powers.actor.estimate.readiness', 'powers.actor.estimate.seeker', 'readinessSighted'),
    told('pairs.actor.tension', ...BY_TENSION_TOLD.shows),
    BY_GROWTH,
    BY_PROMISE,
  ],
  // 7.3 alarms; 2.2 upkeep.
  patrol: [told(...ALARMS), BY_GROWTH, BY_PROMISE],
  plans: [BY_PROMISE],
  // 4.3 spies caught, and 7.1 their tension; 4.12 bases found, and 7.8 what comes of it.
  spying: [told('spyCaught', 'baseDiscovered'), told('pairs.actor.tension', ...BY_TENSION_TOLD.shows), BY_GROWTH],
  // 5.1 reports.
  research: [told('powers.actor.estimate.technology'), BY_GROWTH, BY_PROMISE],
  // 4.12 bases found, and 7.8 what comes of it.
  secretBase: [told('baseDiscovered', 'confrontation', 'crisisBegan'), BY_GROWTH, BY_PROMISE],
  // 4.9 offers that meet.
  offer: [told('treatyConcluded')],
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

const hasReason = (act: HiddenAct, name: string): boolean =>
  REASONS[act].some(({ shows }) => shows.some((each) => isBelow(name, each)))

/** Whether what is certain to show an open reason was not seen. */
const isMended = ({ open }: Reason, shown: ReadonlySet<string>): boolean =>
  open !== undefined && ![...shown].some((name) => isBelow(name, open.sign))

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
      if (RUNS > 1000)
        expect(
          REASONS[act].filter((reason) => isMended(reason, shown)),
          'mended: take it off',
        ).toEqual([])
    },
  )
})
