import { trueArsenal } from '#shared/analysis/arsenal'
import { exposure } from '#shared/analysis/leverage'
import { pow } from '#shared/math'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { Agenda } from '#shared/state/agenda'
import type { GameState } from '#shared/state/gameState'
import { leaningSeat, stateById } from '#shared/state/lesserStates'
import { areAllied, hostileSeats, powerAt, tensionBetween } from '#shared/state/seats'
import { partnersIn } from '#shared/state/treaties'

/** The parts of a position by which an agenda is judged. */
type Judged = Pick<GameState, 'powers' | 'states' | 'tension' | 'treaties' | 'crises' | 'years'>

/** True when the agenda of a power's leader is fulfilled as things stand; a ruined power fulfils none (clause 1.5). */
export function isFulfilled(ruleset: Ruleset, state: Judged, seat: number): boolean {
  const { agenda, loss } = powerAt(state, seat)
  return agenda !== undefined && loss <= ruleset.scoring.ruinedLoss && holds(ruleset, state, seat, agenda)
}

function holds(ruleset: Ruleset, state: Judged, seat: number, agenda: Agenda): boolean {
  const { clientPull, growth, calmed } = ruleset.agenda
  switch (agenda.kind) {
    case 'client': {
      const client = stateById(state.states, agenda.state)
      return (
        client !== undefined && leaningSeat(ruleset, client) === seat && (client.alignment[seat] ?? 0) >= clientPull
      )
    }
    case 'humble':
      return wonCrisisSince(state, seat, agenda.since)
    case 'detente':
      return tensionBetween(state, seat, agenda.rival) <= calmed * agenda.tension
    case 'fortress':
      return isExposedToNone(ruleset, state, seat)
    case 'prosper':
      return powerAt(state, seat).gdp >= agenda.gdp * pow(1 + growth, state.years - agenda.since + 1)
    case 'watch':
      return partnersIn(state, 'inspection', seat).some((other) => !areAllied(state, seat, other))
  }
}

const wonCrisisSince = ({ crises }: Judged, seat: number, since: number): boolean =>
  crises.some(
    ({ year, challenger, defender, outcome }) =>
      year >= since &&
      ((challenger === seat && outcome === 'challengerWon') || (defender === seat && outcome === 'defenderWon')),
  )

function isExposedToNone(ruleset: Ruleset, state: Judged, seat: number): boolean {
  const own = trueArsenal(ruleset, powerAt(state, seat))
  return hostileSeats(state, seat).every(
    (other) => exposure(ruleset, own, trueArsenal(ruleset, powerAt(state, other))) < ruleset.agenda.exposedMost,
  )
}
