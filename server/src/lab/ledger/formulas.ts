import type { PowerId } from '#shared/ids'
import type { Statement } from '#shared/orders/claims'
import { LEAST_READY, SIGHTED_LEGS } from '#shared/ruleset/forces'
import { RULESET } from '#shared/ruleset/ruleset'
import type { TreatyKind } from '#shared/ruleset/vocabulary'
import { nearness } from '#shared/state/nearness'
import type { Observation, SeenPair, SeenPower, SeenState } from '#shared/view/observation'
import type { Received } from './received.ts'
import { FRIGHT_OF_A_LOT, type Secret } from './years.ts'

/** What a published formula gives when it is solved for a secret; undefined where too much else bears on it. */
type Inversion = (received: Received, rival: number) => number | undefined

/** The published formulas, solved for what they are computed from. */
export const INVERSIONS: Readonly<Partial<Record<Secret, Inversion>>> = {
  arming: armingByTension,
  treasury: treasuryByGrowth,
  conventional: formationsByBalance,
  readiness: readinessByRisk,
}

/** Clauses 7.1 and 7.2: what a pair's tension rose by, less all that is known to have moved it, is the other's arming. */
function armingByTension(received: Received, rival: number): number | undefined {
  const { start, last, now, events } = received
  const them = now.powers[rival]!
  const own = now.powers.find(({ id }) => id === now.self?.id)
  const [began, before, after] = [start, last, now].map((view) => pairOf(view, own?.id, them.id))
  if (own === undefined || began === undefined || before === undefined || after === undefined) return undefined
  if (own.bloc === them.bloc || isReady(last) || isReady(now)) return undefined
  if (threatens(last, now, own, them) || threatens(last, now, them, own)) return undefined
  if ([before, after].some(({ tension }) => tension < FROM_THE_ENDS || tension > 100 - FROM_THE_ENDS)) return undefined
  if (wasWarned(received, own.id, them.id)) return undefined
  if (events.some((event) => MOVES_PAIR.has(event.type) && names(event, own.id) && names(event, them.id)))
    return undefined
  if (stirsElsewhere(received, own.id, them.id)) return undefined
  const { decay, perReadiness, readinessFrom } = RULESET.tension
  const uneased = after.tension + calmOf([...after.treaties, ...endedBetween(received, own.id, them.id)])
  const raised = (uneased - began.tension) / decay + began.tension - before.tension
  const sighted = Math.max(0, (them.estimate?.readiness ?? 0) - readinessFrom)
  const known = frightOfOwn(received) + (perReadiness * sighted) / 2 + saidAndSigned(received, own, them)
  return Math.max(0, raised - known) / FRIGHT_OF_A_LOT
}

/** Treaties of the two that ended with the year: they calmed it once more. */
const endedBetween = ({ events }: Received, a: string, b: string) =>
  events.flatMap((event) =>
    event.type === 'treatyEnded' && names(event, a) && names(event, b) ? [{ kind: event.treaty }] : [],
  )

const calmOf = (treaties: readonly { readonly kind: TreatyKind }[]): number =>
  treaties.reduce((total, { kind }) => total + RULESET.treatyRules[kind].ease, 0)

/** Tension that public words and treaties concluded between the two have moved. */
const saidAndSigned = ({ events }: Received, own: SeenPower, them: SeenPower): number =>
  events.reduce((total, event) => {
    if (event.type === 'treatyConcluded' && names(event, own.id) && names(event, them.id)) {
      return total - RULESET.treaties.concluded * calmOf([{ kind: event.treaty }])
    }
    if (event.type !== 'statementMade' || (event.power !== own.id && event.power !== them.id)) return total
    return total + weightOf(event.statement, event.power === own.id ? them.id : own.id)
  }, 0)

/** Points of tension with the other that a statement moves. */
function weightOf(statement: Statement, other: string): number {
  const { threat, reassure, rally } = RULESET.tension
  if (statement.say === 'rally') return rally
  if (statement.say === 'threaten') return statement.target === other ? threat : 0
  return statement.say === 'reassure' && statement.target === other ? reassure : 0
}

/** Points from either end of the scale within which tension may have been cut off in the year. */
const FROM_THE_ENDS = 8

/** An alarm of either side, whose origin only the warned is told, moves tension too. */
const wasWarned = ({ windows }: Received, ...sides: readonly PowerId[]): boolean =>
  windows.some(({ window }) => window.kind === 'warning' && sides.some((id) => window.participants.includes(id)))

/** Events between two powers after which their tension has moved by an amount that is not known. */
const MOVES_PAIR: ReadonlySet<string> = new Set([
  'crisisBegan',
  'crisisEnded',
  'crisisMoved',
  'spyCaught',
  'treatyBroken',
  'accident',
])
/** Events that move the tension of many pairs. */
const MOVES_MANY: ReadonlySet<string> = new Set([
  'stateWentNuclear',
  'powerWentNuclear',
  'summitHeld',
  'warheadsScrapped',
])

const names = (event: object, id: string): boolean => Object.values(event).includes(id)

/** Whether a base one power is known to have threatens the other most, as far as that can be told. */
function threatens(last: Observation, now: Observation, patron: SeenPower, other: SeenPower): boolean {
  return now.bases.some((base) => {
    const site = now.states.find(({ id }) => id === base.host)
    if (base.patron !== patron.id || site === undefined) return false
    const threatTo = (power: SeenPower) =>
      nearness(RULESET, site.capital, power.capital) * (1 + (pairOf(last, patron.id, power.id)?.tension ?? 0))
    const most = Math.max(...now.powers.filter(({ bloc }) => bloc !== patron.bloc).map(threatTo))
    return threatTo(other) > most * CLEARLY
  })
}
/** Share of the greatest threat from which a threat may be the greatest: tension moves within the year. */
const CLEARLY = 0.8

/** How ready others see the viewer stand is not known to it, unless it stands down. */
const isReady = ({ self }: Observation): boolean =>
  self === undefined || SIGHTED_LEGS.some((leg) => self.posture.readiness[leg] > LEAST_READY)

/** A test of a bomb, aid to a client of the other, or a confrontation of the two. */
function stirsElsewhere({ last, now, windows, events }: Received, own: string, them: string): boolean {
  const leansTo = (id: unknown) => last.states.find((state) => state.id === id)?.leansTo
  const aids = events.some(
    (event) =>
      event.type === 'aidGiven' &&
      ((event.power === them && leansTo(event.state) === own) ||
        (event.power === own && leansTo(event.state) === them)),
  )
  const faces = [...windows, now].some(({ confrontations }) =>
    confrontations.some((crisis) => names(crisis, own) && names(crisis, them)),
  )
  return aids || faces || events.some(({ type }) => MOVES_MANY.has(type))
}

const pairOf = (view: Observation, a: string | undefined, b: string): SeenPair | undefined =>
  view.pairs.find((pair) => (pair.a === a && pair.b === b) || (pair.b === a && pair.a === b))

/** Tension that the viewer's own purchases of the year raised: what it was delivered. */
function frightOfOwn({ last, now }: Received): number {
  const forces = Object.keys(RULESET.forces) as (keyof typeof RULESET.forces)[]
  const bought = (force: (typeof forces)[number]) =>
    Math.max(0, (now.self?.forces[force] ?? 0) - (last.self?.forces[force] ?? 0))
  return forces.reduce((total, force) => total + RULESET.forces[force].tension * bought(force), 0)
}

/** Clause 2.3: growth, or support which follows it, is a floor and the share of income left unspent. */
function treasuryByGrowth({ last, now, events }: Received, rival: number): number | undefined {
  const [before, after] = [last.powers[rival]!, now.powers[rival]!]
  const { baseGrowth, butterGrowth, budgetShare } = RULESET.economy
  const { perGrowthPoint, neutralGrowth } = RULESET.support
  if (events.some((event) => MOVES_SUPPORT.has(event.type) && names(event, after.id))) return undefined
  const ties = last.pairs.filter(
    ({ a, b, treaties }) =>
      (a === after.id || b === after.id) && treaties.some(({ kind }) => kind === 'interdependence'),
  ).length
  const bySupport = (after.support - before.support) / (100 * perGrowthPoint) + neutralGrowth
  const byOutput = after.gdp / before.gdp - 1
  const [supportStep, outputStep] = [
    lastPlace(after.support) / (100 * perGrowthPoint),
    lastPlace(after.gdp) / before.gdp,
  ]
  const growth = supportStep < outputStep ? bySupport : byOutput
  const share = (growth - baseGrowth - ties * RULESET.treaties.linkGrowth) / butterGrowth
  return Math.min(1, Math.max(0, share)) * before.gdp * budgetShare
}

/** Events after which support or the budget has moved by something else than growth. */
const MOVES_SUPPORT: ReadonlySet<string> = new Set([
  'statementMade',
  'crisisBegan',
  'crisisEnded',
  'promiseBroken',
  'treatyBroken',
  'termsOffered',
])

/** The step of a number that was shown: one in its last significant place. */
function lastPlace(value: number): number {
  const [, decimals = ''] = String(value).split('.')
  return 10 ** -decimals.length
}

/** Clause 6.3: the part "balance" of a promise is the patron's share of both sides' formations. */
function formationsByBalance({ last, now }: Received, rival: number): number | undefined {
  const own = now.self
  if (own === undefined || last.self === undefined) return undefined
  const mine = last.self.forces.conventional
  const them = now.powers[rival]!.id
  for (const state of now.states) {
    const share = (state.umbrella?.parts.balance ?? 0) / 100
    if (share <= 0 || share >= 1) continue
    if (state.umbrella?.patron === own.id && mostFeared(now, state) === them) return (mine * (1 - share)) / share
    if (state.umbrella?.patron === them && mostFeared(now, state) === own.id) return (mine * share) / (1 - share)
  }
  return undefined
}

/** The power a client fears most, by what is public (clause 6.3). */
function mostFeared(view: Observation, state: SeenState): string | undefined {
  const { ruinedLoss, calmThreat, tensionThreat } = RULESET.umbrellas
  const patron = view.powers.find(({ id }) => id === state.umbrella?.patron)
  let best: string | undefined
  let most = 0
  for (const [seat, power] of view.powers.entries()) {
    if (power.bloc === patron?.bloc || power.loss > ruinedLoss) continue
    const hostility = (pairOf(view, patron?.id, power.id)?.tension ?? 0) / 100
    const near = Math.sqrt(nearness(RULESET, state.capital, power.capital))
    const threat = near * (1 - (state.alignment[seat] ?? 0)) * (calmThreat + tensionThreat * hostility)
    if (threat > most) [best, most] = [power.id, threat]
  }
  return best
}

/** Clause 7.10: a risk shown is a rung's figure, by tension, by the higher readiness of the two sides. */
function readinessByRisk({ now, windows }: Received, rival: number): number | undefined {
  const them = now.powers[rival]!.id
  const figures = RULESET.crisis as Readonly<Record<string, number>>
  const { riskTension, riskReadiness, riskPerReadiness, rungs } = RULESET.crisis
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
