import type { PowerId } from '#shared/ids'
import { interpolate, toFigure } from '#shared/math'
import { NUCLEAR } from '#shared/ruleset/forces'
import type { Ruleset } from '#shared/ruleset/ruleset'
import { upkeepOf } from '#shared/state/economy'
import { enemiesOf } from '#shared/state/enemies'
import type { GameState, PowerState, Track, WorldScore } from '#shared/state/gameState'
import { influenceShares } from '#shared/state/influence'
import { prosperityOf } from '#shared/state/prosperity'
import { powerAt } from '#shared/state/seats'
import { partnersIn, treatyBetween } from '#shared/state/treaties'
import type {
  Disclosure,
  Observation,
  OwnPower,
  Reveal,
  Seen,
  SeenPower,
  SeenWindow,
  Viewer,
} from '#shared/view/observation'
import { seeAgenda } from '#shared/view/seeAgenda'
import { seeConfrontations, seePastCrises } from '#shared/view/seeCrises'
import { seeEstimate } from '#shared/view/seeEstimate'
import { seePairs, seePublicPairs } from '#shared/view/seePairs'
import { seeBases, seeStates } from '#shared/view/seeStates'

/** Seat number of a spectator: no row of any matrix. */
const NO_SEAT = -1

/** Observations of one position under one ruleset, by viewer, and what every viewer shares. */
interface Built {
  readonly ruleset: Ruleset
  readonly common: Common
  readonly byViewer: Map<string, Seen<Observation>>
}

/** What all viewers see alike, built once for them. */
interface Common {
  readonly states: Observation['states']
  readonly powers: readonly Omit<SeenPower, 'estimate'>[]
  readonly climate: Observation['climate']
  /** Without offers, which only the two of a pair see. */
  readonly pairs: Observation['pairs']
}

/** What was already built: positions never change, so neither do their observations. */
const built = new WeakMap<GameState, Built>()

/**
 * All that a viewer may know of a position, built up field by field: what is not named here stays on the server.
 * The one builder of observations, for people, bots, spectators and the lab alike: what it returns is what every transport
 * sends, number for number. Asking twice costs nothing.
 * @param disclosure what an ended match shows, nothing unless asked for; a match stays sealed while another is played with its
 *   luck, or its class has no debrief yet
 */
export function observe(
  ruleset: Ruleset,
  state: GameState,
  viewer: Viewer,
  disclosure: Disclosure = 'sealed',
): Seen<Observation> {
  const before = built.get(state)
  const views = before?.ruleset === ruleset ? before : { ruleset, common: common(ruleset, state), byViewer: new Map() }
  if (views !== before) built.set(state, views)
  const key = `${disclosure} ${viewer.kind === 'power' ? viewer.power : ''}`
  const known = views.byViewer.get(key)
  if (known !== undefined) return known
  const seen = buildObservation(ruleset, state, viewer, { ...views.common, disclosure })
  views.byViewer.set(key, seen)
  return seen
}

function common(ruleset: Ruleset, state: GameState): Common {
  const influence = influenceShares(state)
  return {
    states: seeStates(ruleset, state),
    powers: state.powers.map((power, seat) => ({
      ...publicPower(ruleset, power),
      influence: toFigure(influence[seat] ?? 0),
    })),
    climate: {
      soot: toFigure(state.climate.soot),
      cooling: toFigure(interpolate(ruleset.tables.coolingBySoot, state.climate.soot)),
      weaponsUsed: state.climate.weaponsUsed,
    },
    pairs: seePublicPairs(state),
  }
}

function buildObservation(
  ruleset: Ruleset,
  state: GameState,
  viewer: Viewer,
  { states, powers, climate, pairs, disclosure }: Common & { readonly disclosure: Disclosure },
): Seen<Observation> {
  const seat = viewer.kind === 'power' ? state.powers.findIndex((power) => power.id === viewer.power) : NO_SEAT
  const self = state.powers[seat]
  const observation: Observation = {
    viewer,
    rulesVersion: state.rulesVersion,
    scenario: state.scenario,
    year: state.year,
    years: state.years,
    window: seenWindow(ruleset, state, seat),
    ...(self === undefined ? {} : { self: ownPower(ruleset, state, self) }),
    powers: powers.map((power, other) =>
      seat === NO_SEAT || seat === other ? power : { ...power, estimate: seeEstimate(ruleset, state, seat, other) },
    ),
    states,
    bases: seeBases(ruleset, state, seat),
    pairs: seePairs(state, seat, pairs),
    confrontations: seeConfrontations(ruleset, state, seat),
    crises: seePastCrises(ruleset, state, seat),
    climate,
    seekerOdds: state.publishedSeekerOdds,
    ruleChanges: state.ruleChanges,
    ...(state.skin === undefined ? {} : { skin: state.skin }),
    ...(state.ordersOffered === undefined ? {} : { ordersOffered: state.ordersOffered }),
    ...(disclosure === 'open' ? revealed(state) : {}),
  }
  return observation as Seen<Observation>
}

function seenWindow(ruleset: Ruleset, state: GameState, seat: number): SeenWindow {
  const { window, exchange } = state
  const idOf = (other: number): PowerId => powerAt(state, other).id
  const mine = window.kind === 'warning' ? exchange.tracks.filter((track) => track.viewer === seat) : []
  const fired = exchange.salvosBySeat.flatMap((salvos, other) => (salvos > 0 ? [other] : []))
  return {
    number: state.windowNumber,
    kind: window.kind,
    participants: window.participants.map(idOf),
    seconds: window.seconds,
    tracks: mine.map(({ origin, count, confidence, minutes, asked }) => ({
      origin: idOf(origin),
      count,
      confidence: toFigure(confidence),
      minutes,
      hotline: canAsk(ruleset, state, seat, { origin, minutes, asked }),
    })),
    attackers: window.kind === 'retaliation' ? fired.map(idOf) : [],
    enemies: window.kind === 'retaliation' ? enemiesOf(state, seat).map(idOf) : [],
    ceasefires: exchange.ceasefires.flatMap(([a, b]) => (a === seat ? [idOf(b)] : b === seat ? [idOf(a)] : [])),
    canLaunch: seat !== NO_SEAT && !exchange.silenced[seat],
  }
}

/** A line to the origin, not used yet for these tracks, and time left to wait for the answer. */
function canAsk(
  ruleset: Ruleset,
  state: GameState,
  seat: number,
  { origin, minutes, asked }: Pick<Track, 'origin' | 'minutes' | 'asked'>,
): boolean {
  return !asked && minutes >= ruleset.alarms.askMinutes && treatyBetween(state, 'hotline', seat, origin) !== undefined
}

function ownPower(ruleset: Ruleset, state: GameState, power: PowerState): OwnPower {
  const inspections = partnersIn(state, 'inspection', state.powers.indexOf(power)).length
  return {
    id: power.id,
    interest: power.interest,
    ...seeAgenda(state, power),
    treasury: power.treasury,
    income: power.income,
    upkeep: upkeepOf(ruleset, power, inspections),
    // As the year that was scored last left it: growth comes with a year's end.
    prosperity: prosperityOf(ruleset, state.window.kind === 'ended' ? state.year : state.year - 1, power),
    forces: power.forces,
    onOrder: power.onOrder,
    technology: power.technology,
    posture: ownPosture(power.posture),
  }
}

const ownPosture = ({ readiness, targeting, authority }: PowerState['posture']): OwnPower['posture'] => ({
  readiness,
  targeting,
  authority,
})

const declared = ({ aim, against }: PowerState['doctrine']): SeenPower['doctrine'] =>
  against === undefined ? { aim } : { aim, against }

const inSteps = (value: number, step: number): number => step * Math.round(value / step)

function publicPower({ estimates }: Ruleset, power: PowerState): Omit<SeenPower, 'influence' | 'estimate'> {
  const { id, bloc, look, capital, territories, population, gdp, support, integrity } = power
  const { dead, starved, loss } = power
  const { shelters } = power.forces
  const nuclear = power.technology.enrichment >= NUCLEAR
  const doctrine = declared(power.doctrine)
  return {
    id,
    bloc,
    look,
    capital,
    territories,
    population: toFigure(population),
    // Published coarsely: a year's growth, and support which follows it, would tell to the point what was left unspent.
    gdp: toFigure(inSteps(gdp, estimates.outputStep)),
    support: inSteps(support, estimates.supportStep),
    doctrine,
    integrity: toFigure(integrity),
    shelters,
    nuclear,
    dead: toFigure(dead),
    starved: toFigure(starved),
    loss: toFigure(loss),
  }
}

const openScore = ({ welfare, security, influence, war, peace, agenda }: PowerState['score']): PowerState['score'] => ({
  welfare,
  security,
  influence,
  war,
  peace,
  agenda,
})

const openWorld = ({ yearsOfPeace, dead, starved, harvest, points }: WorldScore): WorldScore => ({
  yearsOfPeace,
  dead,
  starved,
  harvest,
  points,
})

/** When the match is over everything is open: interests, true forces, scores. */
function revealed(state: GameState): { reveal?: Reveal } {
  const { ending } = state
  if (ending === undefined) return {}
  return {
    reveal: {
      outcome: ending.outcome,
      world: openWorld(ending.world),
      powers: state.powers.map((power, seat) => ({
        id: power.id,
        interest: power.interest,
        ...(power.formerInterest === undefined ? {} : { formerInterest: power.formerInterest }),
        ...seeAgenda(state, power),
        forces: power.forces,
        score: openScore(power.score),
        total: powerAt(ending, seat).total,
        grade: powerAt(ending, seat).grade,
      })),
    },
  }
}
