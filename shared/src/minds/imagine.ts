import { visibleFear } from '#shared/analysis/exposures'
import type { PowerId } from '#shared/ids'
import { QUANTUM, quantize, sum } from '#shared/math'
import { guessedAssessment, guessedBelief, ownBelief } from '#shared/minds/imagineBeliefs'
import { ownPower, rivalPower } from '#shared/minds/imaginePowers'
import type { Rng } from '#shared/rng'
import { NO_WARHEADS } from '#shared/ruleset/forces'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { Confrontation } from '#shared/state/confrontation'
import type { Exchange, GameState, Track, Treaty, TreatyOffer } from '#shared/state/gameState'
import type { LesserState } from '#shared/state/lesserState'
import { quietExchange } from '#shared/state/quietExchange'
import { seatIn } from '#shared/view/lookup'
import type { PlayerView, SeenConfrontation, SeenState, SeenTrack } from '#shared/view/observation'

/**
 * A whole position that could be the truth, drawn from what one power sees and believes. It takes an observation and nothing
 * else, so that nothing hidden can enter; what its author would see of the result is what it saw, but for its own beliefs of
 * forces, for which only bands are shown. Unknown and left out: what scenarios have in store, and agendas of other leaders.
 * Equal arguments give equal positions.
 */
export function imagine(ruleset: Ruleset, view: PlayerView, rng: Rng): GameState {
  const me = seatIn(view, view.self.id)
  const powers = view.powers.map((seen, seat) =>
    seen.estimate === undefined
      ? ownPower(ruleset, view, seen)
      : rivalPower(ruleset, view, seen, seen.estimate, rng.split('power', seat)),
  )
  const tension = tensionsOf(view)
  const world: GameState = {
    rulesVersion: view.rulesVersion,
    scenario: view.scenario,
    year: view.year,
    years: view.years,
    windowNumber: view.window.number,
    window: windowOf(view),
    powers,
    states: view.states.map((state) => stateAt(ruleset, view, state)),
    tension,
    baseTension: tension,
    ...bondsOf(view),
    bases: view.bases.map(({ patron, host, known }) => ({ patron: seatIn(view, patron), host, known })),
    confrontations: view.confrontations.map((crisis) => confrontationAt(view, crisis)),
    crises: view.crises.map((crisis) => ({ ...crisis, ...sidesOf(view, crisis) })),
    storyline: [],
    ...(view.skin === undefined ? {} : { skin: view.skin }),
    ruleChanges: view.ruleChanges,
    ...(view.ordersOffered === undefined ? {} : { ordersOffered: view.ordersOffered }),
    beliefs: powers.map((_, i) =>
      powers.map((power, j) => {
        const estimate = i === me ? view.powers[j]?.estimate : undefined
        return estimate === undefined
          ? guessedBelief(ruleset, view, power, rng.split('belief', i, j))
          : ownBelief(ruleset, estimate)
      }),
    ),
    publicAssessments: powers.map((power, seat) =>
      guessedAssessment(ruleset, power, ruleset.estimates.publicSigma, rng.split('public', seat)),
    ),
    exchange: exchangeOf(view, me, rng.split('exchange')),
    climate: climateOf(view),
    publishedSeekerOdds: view.seekerOdds,
  }
  return { ...world, baseTension: baseTensionOf(ruleset, world) }
}

const windowOf = (view: PlayerView): GameState['window'] => ({
  kind: view.window.kind,
  participants: view.window.participants.map((id) => seatIn(view, id)),
  seconds: view.window.seconds,
})

const climateOf = ({ climate: { soot, weaponsUsed } }: PlayerView): GameState['climate'] => ({
  ...{ soot, weaponsUsed },
  famineToCome: [],
  warYears: weaponsUsed ? 1 : 0,
})

function tensionsOf(view: PlayerView): number[][] {
  const square = view.powers.map(() => view.powers.map(() => 0))
  for (const { a, b, tension } of view.pairs) {
    const [i, j] = [seatIn(view, a), seatIn(view, b)]
    square[i]![j] = tension
    square[j]![i] = tension
  }
  return square
}

/** Hostility that is not shown: taken to be what the tension of now settles at, by what the two are seen to fear. */
function baseTensionOf(ruleset: Ruleset, world: GameState): number[][] {
  const { fearBase, fearSpan } = ruleset.tension
  return world.tension.map((row, i) =>
    row.map((tension, j) => {
      if (i === j || tension === 0) return 0
      const fear = (visibleFear(ruleset, world, i, j) + visibleFear(ruleset, world, j, i)) / 2
      return quantize(Math.min(100, tension / (fearBase + fearSpan * fear)))
    }),
  )
}

/** Treaties in force, and the offers the viewer knows of. */
function bondsOf(view: PlayerView): Pick<GameState, 'treaties' | 'offers'> {
  const treaties: Treaty[] = []
  const offers: TreatyOffer[] = []
  for (const pair of view.pairs) {
    const [a, b] = [seatIn(view, pair.a), seatIn(view, pair.b)]
    for (const { kind, endsAfter } of pair.treaties)
      treaties.push(endsAfter === undefined ? { kind, a, b } : { kind, a, b, endsAfter })
    for (const { kind, from } of pair.offers)
      offers.push({ kind, from: seatIn(view, from), to: from === pair.a ? b : a, year: view.year - 1 })
  }
  return { treaties, offers }
}

function stateAt(ruleset: Ruleset, view: PlayerView, seen: SeenState): LesserState {
  const { id, capital, territories, population, gdp, fear, stance, enrichment, umbrella } = seen
  return {
    ...{ id, capital, territories, population, gdp, fear, stance, enrichment },
    alignment: pullsOf(ruleset, view, seen),
    startPopulation: population,
    startGdp: startGdpOf(ruleset, seen),
    ...(umbrella === undefined ? {} : { umbrella: { ...umbrella, patron: seatIn(view, umbrella.patron) } }),
  }
}

/** Output of a state at the start, read back from what its growth makes it need beyond its fear (clause 6.8). */
function startGdpOf({ umbrellas: u }: Ruleset, { gdp, fear, needs }: SeenState): number {
  const grown = Math.max(0, needs - u.needsBase - u.needsPerFear * fear) / u.needsPerGrowth
  return quantize(gdp / (1 + grown))
}

/**
 * Pulls that sum to no more than 1 and lean to the power that is shown: three digits of each are not quite enough for either.
 */
function pullsOf({ influence }: Ruleset, view: PlayerView, { alignment, leansTo }: SeenState): readonly number[] {
  const lead = leansTo === undefined ? -1 : seatIn(view, leansTo)
  const others = alignment.filter((_, seat) => seat !== lead)
  const ahead = 2 * QUANTUM + Math.max(influence.leaning, ...others)
  const first = lead < 0 ? 0 : Math.max(alignment[lead] ?? 0, ahead)
  const room = Math.min(1, (1 - first) / Math.max(QUANTUM, sum(others)))
  return alignment.map((pull, seat) => quantize(seat === lead ? first : pull * room))
}

const sidesOf = (view: PlayerView, { challenger, defender }: { challenger: PowerId; defender: PowerId }) => ({
  challenger: seatIn(view, challenger),
  defender: seatIn(view, defender),
})

/** A confrontation; what one's rival spied is not known, and taken for nothing. */
function confrontationAt(view: PlayerView, crisis: SeenConfrontation): Confrontation {
  const { cause, over, rung, stands, mediated, pledged, threats, risk, riskAbove, last } = crisis
  const own = crisis.spies ?? 0
  return {
    ...{ cause, rung, stands, mediated, pledged, threats, risk, riskAbove },
    ...(over === undefined ? {} : { over }),
    ...(last === undefined ? {} : { last }),
    ...sidesOf(view, crisis),
    climbed: crisis.climbed ?? [0, 0],
    spies: crisis.challenger === view.self.id ? [own, 0] : [0, own],
    offers: crisis.offers.map(({ from, secret }) => ({ from: seatIn(view, from), secret })),
  }
}

/** The exchange under way, as far as it is seen: tracks are real by their confidence, and then something flies. */
function exchangeOf(view: PlayerView, me: number, rng: Rng): Exchange {
  const { attackers, enemies, ceasefires, tracks, canLaunch } = view.window
  const seats = (ids: readonly PowerId[]) => ids.map((id) => seatIn(view, id))
  const [fired, fought] = [seats(attackers), seats(enemies)]
  const quiet = quietExchange(view.powers.length)
  const drawn = tracks.map((track, n) => trackAt(view, me, track, rng.uniform(n) < track.confidence))
  return {
    ...quiet,
    tracks: drawn,
    inFlight: drawn.flatMap(({ real, origin, count }) =>
      real
        ? [
            {
              ...{ attacker: origin, target: me, aim: 'counterforce', accident: false, retaliation: false },
              warheads: { ...NO_WARHEADS, silos: count },
            } as const,
          ]
        : [],
    ),
    warned: quiet.warned.map((_, seat) => seat === me && view.window.kind === 'retaliation'),
    salvosBySeat: quiet.salvosBySeat.map((_, seat) => (fired.includes(seat) ? 1 : 0)),
    firedAt: quiet.firedAt.map((_, seat) =>
      seat === me ? fought.filter((other) => !fired.includes(other)) : fought.includes(seat) ? [me] : [],
    ),
    silenced: quiet.silenced.map((_, seat) => seat === me && !canLaunch),
    ceasefires: seats(ceasefires).map((other) => [me, other] as const),
  }
}

function trackAt(view: PlayerView, me: number, seen: SeenTrack, real: boolean): Track {
  const { origin, count, confidence, minutes, hotline } = seen
  return { viewer: me, origin: seatIn(view, origin), count, confidence, minutes, real, asked: !hotline }
}
