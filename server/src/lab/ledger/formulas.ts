import { RULESET } from '#shared/ruleset/ruleset'
import { nearness } from '#shared/state/nearness'
import type { Observation, SeenPair, SeenState } from '#shared/view/observation'
import type { Received } from './received.ts'
import { FRIGHT_OF_A_LOT, type Quantity } from './years.ts'

/** What a published formula gives when it is solved for a secret; undefined where too much else bears on it. */
type Inversion = (received: Received, rival: number) => number | undefined

/** The published formulas, solved for what they are computed from. */
export const INVERSIONS: Readonly<Partial<Record<Quantity, Inversion>>> = {
  arming: armingByTension,
  treasury: treasuryByGrowth,
  conventional: formationsByBalance,
  readiness: readinessByRisk,
}

/** Clauses 7.1 and 7.2: what a pair's tension rose by, less one's own part, is the other's arming. */
function armingByTension(received: Received, rival: number): number | undefined {
  const { start, last, now, events } = received
  const self = now.self?.id
  const them = now.powers[rival]!
  const [began, before, after] = [start, last, now].map((view) => pairOf(view, self, them.id))
  if (began === undefined || before === undefined || after === undefined) return undefined
  const own = now.powers.find(({ id }) => id === self)!
  if (own.bloc === them.bloc || after.treaties.length + before.treaties.length > 0) return undefined
  if (now.bases.length > 0 || after.tension >= 100 || before.tension >= 100) return undefined
  if (events.some((event) => MOVES_TENSION.has(event.type) && between(event, own.id, them.id))) return undefined
  if (stirsElsewhere(received, own.id, them.id)) return undefined
  const { decay, perReadiness, readinessFrom } = RULESET.tension
  const raised = (after.tension - began.tension) / decay + began.tension - before.tension
  const sighted = Math.max(0, (them.estimate?.readiness ?? 0) - readinessFrom)
  const seenOfUs = Math.max(0, worstOf(now) - readinessFrom)
  const others = frightOfOwn(received) + (perReadiness * (sighted + seenOfUs)) / 2
  return Math.max(0, raised - others) / FRIGHT_OF_A_LOT
}

/** Events after which a pair's tension has risen or fallen by something else than arming. */
const MOVES_TENSION: ReadonlySet<string> = new Set([
  'statementMade',
  'crisisBegan',
  'crisisEnded',
  'crisisMoved',
  'spyCaught',
  'alarmProvedFalse',
  'warningRaised',
  'treatyBroken',
  'warheadsScrapped',
  'accident',
])
/** Events that move every pair's tension. */
const MOVES_ALL: ReadonlySet<string> = new Set(['stateWentNuclear', 'powerWentNuclear', 'summitHeld'])

const between = (event: object, a: string, b: string): boolean =>
  Object.values(event).some((value) => value === a || value === b)

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
    confrontations.some(({ challenger, defender }) => [challenger, defender].some((id) => id === own || id === them)),
  )
  return aids || faces || events.some(({ type }) => MOVES_ALL.has(type))
}

const pairOf = (view: Observation, a: string | undefined, b: string): SeenPair | undefined =>
  view.pairs.find((pair) => (pair.a === a && pair.b === b) || (pair.b === a && pair.a === b))

const worstOf = ({ self }: Observation): number =>
  self === undefined ? 1 : Math.max(self.posture.readiness.silos, self.posture.readiness.bombers)

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
  if (events.some((event) => MOVES_SUPPORT.has(event.type) && between(event, after.id, after.id))) return undefined
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
