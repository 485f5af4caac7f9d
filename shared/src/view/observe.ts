import type { PowerId } from '#shared/ids'
import { interpolate, logistic } from '#shared/math'
import type { Ruleset } from '#shared/ruleset/ruleset'
import { COOLING_BY_SOOT } from '#shared/ruleset/tables'
import { ESTIMATED } from '#shared/ruleset/vocabulary'
import { upkeepOf } from '#shared/state/economy'
import type { Belief, GameState, PowerState, Treaty } from '#shared/state/gameState'
import { influenceShares } from '#shared/state/influence'
import { binds, treatyBetween } from '#shared/state/treaties'
import { bandOf } from '#shared/view/band'
import type {
  Band,
  Estimate,
  Observation,
  OwnPower,
  Reveal,
  Seen,
  SeenPair,
  SeenPower,
  SeenWindow,
  Viewer,
} from '#shared/view/observation'

/** Seat number of a spectator: no row of any matrix. */
const NO_SEAT = -1

/** Observations already built, by position and viewer: positions never change, so neither do these. */
const built = new WeakMap<GameState, Map<string, { readonly ruleset: Ruleset; readonly seen: Seen<Observation> }>>()

/**
 * All that a viewer may know of a position, built up field by field: what is not named here stays on the server.
 * The one builder of observations, for people, bots, spectators and the lab alike. Asking twice costs nothing.
 */
export function observe(ruleset: Ruleset, state: GameState, viewer: Viewer): Seen<Observation> {
  const views = built.get(state) ?? new Map()
  const key = viewer.kind === 'power' ? `power ${viewer.power}` : viewer.kind
  const known = views.get(key)
  if (known?.ruleset === ruleset) return known.seen
  const seen = buildObservation(ruleset, state, viewer)
  built.set(state, views.set(key, { ruleset, seen }))
  return seen
}

function buildObservation(ruleset: Ruleset, state: GameState, viewer: Viewer): Seen<Observation> {
  const seat = viewer.kind === 'power' ? state.powers.findIndex((power) => power.id === viewer.power) : NO_SEAT
  const self = state.powers[seat]
  const influence = influenceShares(state)
  const observation: Observation = {
    viewer,
    rulesVersion: state.rulesVersion,
    scenario: state.scenario,
    year: state.year,
    years: state.years,
    window: seenWindow(state, seat),
    ...(self === undefined ? {} : { self: ownPower(ruleset, self) }),
    powers: state.powers.map((power, other) => ({
      ...publicPower(power),
      influence: influence[other] ?? 0,
      ...(seat === NO_SEAT || seat === other ? {} : { estimate: estimate(ruleset, state.beliefs[seat]![other]!) }),
    })),
    states: state.states.map(({ id, capital, territories, population, alignment }) => ({
      id,
      capital,
      territories,
      population,
      alignment,
    })),
    pairs: seenPairs(state, seat),
    climate: {
      soot: state.climate.soot,
      cooling: interpolate(COOLING_BY_SOOT, state.climate.soot),
      weaponsUsed: state.climate.weaponsUsed,
    },
    seekerOdds: state.publishedSeekerOdds,
    ...revealed(state),
  }
  return observation as Seen<Observation>
}

function seenWindow(state: GameState, seat: number): SeenWindow {
  const { window, exchange } = state
  const idOf = (other: number): PowerId => state.powers[other]!.id
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
      confidence,
      minutes,
      hotline: !asked && treatyBetween(state, 'hotline', seat, origin) !== undefined,
    })),
    attackers: window.kind === 'retaliation' ? fired.map(idOf) : [],
    canLaunch: seat !== NO_SEAT && !exchange.silenced[seat],
  }
}

function ownPower(ruleset: Ruleset, power: PowerState): OwnPower {
  return {
    id: power.id,
    interest: power.interest,
    treasury: power.treasury,
    income: power.income,
    upkeep: upkeepOf(ruleset, power),
    forces: power.forces,
    onOrder: power.onOrder,
    technology: power.technology,
    posture: power.posture,
  }
}

function publicPower(power: PowerState): Omit<SeenPower, 'influence' | 'estimate'> {
  const { id, bloc, look, capital, territories, population, gdp, support, doctrine, integrity, dead, starved, loss } =
    power
  return { id, bloc, look, capital, territories, population, gdp, support, doctrine, integrity, dead, starved, loss }
}

function estimate(ruleset: Ruleset, belief: Belief): Estimate {
  const quantile = ruleset.estimates.bandQuantile
  const forces = {} as Record<(typeof ESTIMATED)[number], Band>
  for (const kind of ESTIMATED) {
    const { mean, variance } = belief.forces[kind]
    forces[kind] = bandOf(mean, Math.sqrt(variance), quantile)
  }
  return {
    forces,
    technology: { accuracy: belief.technology.accuracy, detection: belief.technology.detection },
    readiness: belief.readiness,
    seeker: logistic(belief.seeker),
  }
}

function seenPairs(state: GameState, seat: number): SeenPair[] {
  const pairs: SeenPair[] = []
  for (const [i, a] of state.powers.entries()) {
    for (let j = i + 1; j < state.powers.length; j++) {
      const mine = seat === i || seat === j
      pairs.push({
        a: a.id,
        b: state.powers[j]!.id,
        tension: state.tension[i]![j]!,
        treaties: state.treaties.filter((treaty) => binds(treaty, i, j)).map(seenTreaty),
        offers: mine ? offersBetween(state, i, j) : [],
      })
    }
  }
  return pairs
}

const seenTreaty = ({ kind, endsAfter }: Treaty): SeenPair['treaties'][number] =>
  endsAfter === undefined ? { kind } : { kind, endsAfter }

function offersBetween({ offers, powers }: GameState, i: number, j: number): SeenPair['offers'] {
  const between = offers.filter(({ from, to }) => binds({ a: from, b: to }, i, j))
  return between.map(({ kind, from }) => ({ kind, from: powers[from]!.id }))
}

/** When the match is over everything is open: interests, true forces, scores. */
function revealed(state: GameState): { reveal?: Reveal } {
  const { ending } = state
  if (ending === undefined) return {}
  return {
    reveal: {
      outcome: ending.outcome,
      world: ending.world,
      powers: state.powers.map(({ id, interest, forces, score }, seat) => ({
        id,
        interest,
        forces,
        score,
        total: ending.powers[seat]!.total,
        grade: ending.powers[seat]!.grade,
      })),
    },
  }
}
