import { estimatedArsenal, ownArsenal, type Reading } from '#shared/analysis/arsenal'
import { tradeDependence } from '#shared/analysis/balance'
import type { Arsenal } from '#shared/analysis/exchange'
import { exposure } from '#shared/analysis/leverage'
import { mapLegs, REPORTED_LEGS } from '#shared/ruleset/forces'
import type { Ruleset } from '#shared/ruleset/ruleset'
import { nearness } from '#shared/state/nearness'
import type { Observation, SeenPair, SeenPower, SeenState } from '#shared/view/observation'
import type { Received } from './received.ts'
import type { Secret } from './years.ts'

/** A published formula, solved for a secret that it may have been computed from. */
export interface Inversion {
  readonly secret: Secret
  /** The secret of the rival on this seat; undefined where too much else bears on the number. */
  readonly solve: (received: Received, rival: number) => number | undefined
}

/** What a reader of RULES.md would work out, one for each public number that depends on what powers have or do. */
export const INVERSIONS = {
  armingByTension: { secret: 'arming', solve: armingByTension },
  treasuryByGrowth: { secret: 'treasury', solve: treasuryByGrowth },
  formationsByPulls: { secret: 'conventional', solve: formationsByPulls },
  formationsByBalance: { secret: 'conventional', solve: formationsByBalance },
  readinessByRisk: { secret: 'readiness', solve: readinessByRisk },
} as const satisfies Readonly<Record<string, Inversion>>

/** Name of an inversion. */
export type InversionId = keyof typeof INVERSIONS

/**
 * Clause 7.1: a pair's tension settles at fear, so two of its values tell how far the two are seen to fear each other. The
 * viewer knows its own part; the other's is less the more warheads it has. What they cost, less what last year's estimate says
 * they cost, is what was fielded since.
 */
function armingByTension(received: Received, rival: number): number | undefined {
  const { last, now, ruleset } = received
  const them = now.powers[rival]!
  const own = now.powers.find(({ id }) => id === now.self?.id)
  if (own === undefined || them.estimate === undefined || last.powers[rival]!.estimate === undefined) return undefined
  const fears = bothFears(received, own, them)
  if (fears === undefined) return undefined
  const mine = ownOf(received)
  const theirs = arsenalOf(received, rival, 'median')
  const atWorst = arsenalOf(received, rival, 'high')
  const fearsBy = (scale: number) => exposure(ruleset, mine, atWorst) + exposure(ruleset, scaled(theirs, scale), mine)
  const scale = closest(SCALES, (tried) => Math.abs(fearsBy(tried) - fears))
  if (scale === undefined) return undefined
  return Math.max(0, scale * costOf(ruleset, now.powers[rival]!) - costOf(ruleset, last.powers[rival]!))
}

/** Forces tried, as multiples of the middle of the estimate. */
const SCALES = Array.from({ length: 41 }, (_, step) => 2 ** ((step - 20) / 10))

/** The argument with the least error; undefined when the error hardly depends on it. */
function closest(values: readonly number[], errorOf: (value: number) => number): number | undefined {
  const errors = values.map(errorOf)
  const least = Math.min(...errors)
  return Math.max(...errors) - least < TELLS_NOTHING ? undefined : values[errors.indexOf(least)]
}
/** Spread of fear, 0–2, over all forces tried, below which tension tells nothing of them. */
const TELLS_NOTHING = 0.05

/** Fears of both together, 0–2, by where their tension heads; undefined when it was moved by an amount that is not known. */
function bothFears(received: Received, own: SeenPower, them: SeenPower): number | undefined {
  const { start, last, now, events, ruleset } = received
  const [began, before, after] = [start, last, now].map((view) => pairOf(view, own.id, them.id))
  if (own.bloc === them.bloc || began === undefined || before === undefined || after === undefined) return undefined
  if (events.some((event) => MOVES_TENSION.has(event.type) && names(event, own.id) && names(event, them.id)))
    return undefined
  if (events.some(({ type }) => MOVES_ALL_TENSIONS.has(type))) return undefined
  const { decay, fearBase, fearSpan, perReadiness, readinessFrom } = ruleset.tension
  const sighted = Math.max(0, (them.estimate?.readiness ?? 0) - readinessFrom)
  const moved = (perReadiness * sighted) / 2 + saidAndSigned(received, own, them)
  const rest = (after.tension - decay * (before.tension + moved)) / (1 - decay)
  const words = doctrineFactor(ruleset, own, them) * doctrineFactor(ruleset, them, own)
  return began.tension <= 0 ? undefined : (2 * (rest / (began.tension * words) - fearBase)) / fearSpan
}

/** Events between two powers after which their tension has moved by an amount that is not known. */
const MOVES_TENSION: ReadonlySet<string> = new Set([
  'crisisBegan',
  'crisisEnded',
  'crisisMoved',
  'spyCaught',
  'treatyBroken',
  'accident',
  'warningRaised',
])
/** Events that move the tension of many pairs. */
const MOVES_ALL_TENSIONS: ReadonlySet<string> = new Set([
  'stateWentNuclear',
  'powerWentNuclear',
  'summitHeld',
  'warheadsScrapped',
])

const names = (event: object, id: string): boolean => Object.values(event).includes(id)

/** Tension that public words and treaties concluded between the two have moved. */
function saidAndSigned({ events, ruleset }: Received, own: SeenPower, them: SeenPower): number {
  const { threat, reassure, rally } = ruleset.tension
  const moves = { threaten: threat, reassure, doctrine: 0, claim: 0, rally }
  return events.reduce((total, event) => {
    if (event.type === 'treatyConcluded' && names(event, own.id) && names(event, them.id)) {
      return total - ruleset.treatyRules[event.treaty].ease
    }
    if (event.type !== 'statementMade' || (event.power !== own.id && event.power !== them.id)) return total
    const other = event.power === own.id ? them.id : own.id
    const { statement } = event
    return 'target' in statement && statement.target !== other ? total : total + moves[statement.say]
  }, 0)
}

/** Clause 7.2: what a declared doctrine does to tension with another power. */
function doctrineFactor({ tension }: Ruleset, { doctrine, integrity }: SeenPower, other: SeenPower): number {
  if (doctrine.aim === 'minimal') return 1 - (tension.doctrineCalm * integrity) / 100
  return doctrine.aim === 'unlimited' || doctrine.against === other.id ? 1 + tension.doctrineAlarm : 1
}

const ownOf = ({ now: { self }, start, ruleset }: Received): Arsenal =>
  ownArsenal(ruleset, self!, start.powers.find(({ id }) => id === self!.id)!.population)

function arsenalOf({ now, start, ruleset }: Received, seat: number, reading: Reading): Arsenal {
  const { shelters, estimate } = now.powers[seat]!
  return estimatedArsenal(ruleset, { shelters, population: start.powers[seat]!.population }, estimate!, reading)
}

const scaled = (arsenal: Arsenal, scale: number): Arsenal => ({
  ...arsenal,
  warheads: mapLegs((leg) => scale * arsenal.warheads[leg]),
  interceptors: scale * arsenal.interceptors,
})

/** Budget points that the warheads and interceptors of an estimate's middle cost. */
function costOf({ forces }: Ruleset, { estimate }: SeenPower): number {
  const reported = [...REPORTED_LEGS, 'interceptors'] as const
  return reported.reduce((total, force) => {
    const { lot, price } = forces[force]
    return total + ((estimate?.forces[force].median ?? 0) / lot) * price
  }, 0)
}

const pairOf = (view: Observation, a: string | undefined, b: string): SeenPair | undefined =>
  view.pairs.find((pair) => (pair.a === a && pair.b === b) || (pair.b === a && pair.a === b))

/** Clauses 2.3, 8.13: growth, or support which follows it, is a floor, trade, and the share of income left unspent, but for luck. */
function treasuryByGrowth(received: Received, rival: number): number | undefined {
  const { start, last, now, ruleset } = received
  const [before, after] = [last.powers[rival]!, now.powers[rival]!]
  const { baseGrowth, butterGrowth, rebuilding, budgetShare } = ruleset.economy
  const { perGrowthPoint, neutralGrowth } = ruleset.support
  const perPoint = 100 * perGrowthPoint
  const bySupport = {
    growth: (after.support - before.support) / perPoint + neutralGrowth,
    step: wasTold(received, MOVES_SUPPORT, after.id) ? Number.POSITIVE_INFINITY : lastPlace(after.support) / perPoint,
  }
  const byOutput = {
    growth: after.gdp / before.gdp - 1,
    step: wasTold(received, MOVES_OUTPUT, after.id) ? Number.POSITIVE_INFINITY : lastPlace(after.gdp) / before.gdp,
  }
  const { growth, step } = bySupport.step < byOutput.step ? bySupport : byOutput
  if (step === Number.POSITIVE_INFINITY) return undefined
  const trade = ruleset.treaties.linkGrowth * tradeOf(ruleset, now, after)
  const ruined = Math.max(0, 1 - before.gdp / start.powers[rival]!.gdp)
  const share = (growth - baseGrowth - trade) / (butterGrowth + rebuilding * ruined)
  return Math.min(1, Math.max(0, share)) * before.gdp * budgetShare
}

/** Events after which a power's support has moved by something else than growth. */
const MOVES_SUPPORT: ReadonlySet<string> = new Set([
  'statementMade',
  'crisisBegan',
  'crisisEnded',
  'promiseBroken',
  'treatyBroken',
  'treatyConcluded',
  'termsOffered',
  'aidGiven',
  'offerLapsed',
])
/** Events after which its output has. */
const MOVES_OUTPUT: ReadonlySet<string> = new Set(['linksCut'])

const wasTold = ({ events }: Received, types: ReadonlySet<string>, id: string): boolean =>
  events.some((event) => types.has(event.type) && names(event, id))

/** What a power's ties with others are worth, as in resolve/phases/economy.ts, by published output. */
function tradeOf({ treaties }: Ruleset, view: Observation, power: SeenPower): number {
  const { linkNext, linkCount } = treaties
  const worth = view.powers
    .filter(({ id }) => pairOf(view, power.id, id)?.treaties.some(({ kind }) => kind === 'interdependence'))
    .map(({ gdp }) => tradeDependence(power.gdp, gdp))
    .sort((a, b) => b - a)
    .slice(0, linkCount)
  return worth.reduceRight((later, tie) => tie + linkNext * later, 0)
}

/** The step of a number that was shown: one in its last significant place. */
function lastPlace(value: number): number {
  const [, decimals = ''] = String(value).split('.')
  return 10 ** -decimals.length
}

/**
 * Clause 6.1: a state's alignment moves a share of the way to the powers' pulls, which are by formations and by how many rivals
 * a power could disarm; the middle of all states that nothing else has moved.
 */
function formationsByPulls(received: Received, rival: number): number | undefined {
  const { last, now, ruleset } = received
  const calm = 1 - ruleset.balance.menace * menaceOf(received, rival)
  const solved = now.states.flatMap((state, at) => {
    const before = last.states[at]!
    if (wasTold(received, MOVES_ALIGNMENT, state.id) || before.umbrella?.patron !== state.umbrella?.patron) return []
    const pull = pullOn(ruleset, before, state, rival)
    return pull === undefined ? [] : [pull / (calm * pullOfOne(ruleset, before, now.powers[rival]!)) - 1]
  })
  return solved.length === 0 ? undefined : Math.max(0, solved.sort((a, b) => a - b)[Math.floor(solved.length / 2)]!)
}

/** Events after which a state's alignment has moved by something else than pulls. */
const MOVES_ALIGNMENT: ReadonlySet<string> = new Set([
  'aidGiven',
  'crisisEnded',
  'stateChangedSides',
  'umbrellaExtended',
])

/** A power's pull on a state; undefined when all pulls together are beyond what shows. */
function pullOn({ influence }: Ruleset, before: SeenState, after: SeenState, seat: number): number | undefined {
  const { drift, attachedMost, attachedHalf } = influence
  const heads = after.alignment.map((now, other) => Math.max(0, (now - (1 - drift) * before.alignment[other]!) / drift))
  const attached = heads.reduce((total, head) => total + head, 0)
  return attached <= 0 || attached >= attachedMost ? undefined : (heads[seat]! * attachedHalf) / (1 - attached)
}

/** What a power without formations pulls on a state. */
function pullOfOne(ruleset: Ruleset, state: SeenState, { capital, integrity, loss, id }: SeenPower): number {
  const { integrityFloor, bomb } = ruleset.influence
  const word = integrityFloor + ((1 - integrityFloor) * integrity) / 100
  const covered = state.umbrella?.patron === id ? 1 + state.umbrella.credibility / 100 : 1
  const own = state.stance === 'nuclear' ? bomb : 1
  return nearness(ruleset, state.capital, capital) * word * (1 - loss) * covered * own
}

/** How far a rival leaves those of other blocs without an answer, by the middle of the viewer's estimates; 0 without any. */
function menaceOf(received: Received, rival: number): number {
  const { self, powers } = received.now
  if (self === undefined) return 0
  const theirs = arsenalOf(received, rival, 'median')
  const menaced = powers.flatMap(({ id, bloc }, seat) => {
    if (bloc === powers[rival]!.bloc) return []
    const other = id === self.id ? ownOf(received) : arsenalOf(received, seat, 'median')
    return [exposure(received.ruleset, other, theirs)]
  })
  return menaced.reduce((total, exposed) => total + exposed, 0) / Math.max(1, menaced.length)
}

/** Clause 6.3: the part "balance" of a promise is the patron's share of both sides' formations. */
function formationsByBalance({ last, now, ruleset }: Received, rival: number): number | undefined {
  const own = now.self
  if (own === undefined || last.self === undefined) return undefined
  const mine = last.self.forces.conventional
  const them = now.powers[rival]!.id
  for (const state of now.states) {
    const share = (state.umbrella?.parts.balance ?? 0) / 100
    if (share <= 0 || share >= 1) continue
    const challenger = mostFeared(ruleset, now, state)
    if (state.umbrella?.patron === own.id && challenger === them) return (mine * (1 - share)) / share
    if (state.umbrella?.patron === them && challenger === own.id) return (mine * share) / (1 - share)
  }
  return undefined
}

/** The power a client fears most, by what is public (clause 6.3). */
function mostFeared(ruleset: Ruleset, view: Observation, state: SeenState): string | undefined {
  const { ruinedLoss, calmThreat, tensionThreat } = ruleset.umbrellas
  const patron = view.powers.find(({ id }) => id === state.umbrella?.patron)
  let best: string | undefined
  let most = 0
  for (const [seat, power] of view.powers.entries()) {
    if (power.bloc === patron?.bloc || power.loss > ruinedLoss) continue
    const hostility = (pairOf(view, patron?.id, power.id)?.tension ?? 0) / 100
    const near = Math.sqrt(nearness(ruleset, state.capital, power.capital))
    const threat = near * (1 - (state.alignment[seat] ?? 0)) * (calmThreat + tensionThreat * hostility)
    if (threat > most) [best, most] = [power.id, threat]
  }
  return best
}

/** Clause 7.10: a risk shown is a rung's figure, by tension, by the higher readiness of the two sides. */
function readinessByRisk({ now, windows, ruleset }: Received, rival: number): number | undefined {
  const them = now.powers[rival]!.id
  const figures = ruleset.crisis as Readonly<Record<string, number>>
  const { riskTension, riskReadiness, riskPerReadiness, rungs } = ruleset.crisis
  for (const view of [...windows].reverse()) {
    for (const { challenger, defender, rung, riskAbove } of view.confrontations) {
      if (challenger !== them && defender !== them) continue
      const base = figures[`riskRung${Math.min(rungs, rung + 1)}`]
      const tension = pairOf(view, challenger, defender)?.tension ?? 0
      if (base === undefined || riskAbove === 0 || tension === 0) continue
      const worst = (riskAbove / (base * (tension / riskTension)) - riskReadiness) / riskPerReadiness + 1
      return Math.min(5, Math.max(1, worst))
    }
  }
  return undefined
}
