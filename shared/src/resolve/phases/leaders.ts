import { logit, quantize } from '#shared/math'
import { AGENDA_KINDS } from '#shared/ruleset/vocabulary'
import type { Agenda } from '#shared/state/agenda'
import { drawInterest } from '#shared/state/createGame'
import { leaningSeat } from '#shared/state/lesserStates'
import { mostHostileTo, ofSeat, powerAt, tensionBetween } from '#shared/state/seats'
import { emit, type Turn } from '#shared/turn/turn'

/**
 * Half way through the match every leader retires: interests are dealt anew by the published odds, each new leader has an agenda,
 * and what powers believed of each other's interests is worth nothing any more (clause 1.5). Called as a year begins.
 */
export function changeLeaders(turn: Turn): void {
  const { draft, before, ruleset } = turn
  if (draft.years < ruleset.agenda.fewestYears || draft.year !== Math.floor(draft.years / 2) + 1) return
  for (const [seat, power] of draft.powers.entries()) {
    power.agenda = dealAgenda(turn, seat)
    power.formerInterest = power.interest
    power.interest = drawInterest(before.publishedSeekerOdds, turn.rng.split('leader', seat))
  }
  const seeker = quantize(logit(before.publishedSeekerOdds))
  for (const row of draft.beliefs) for (const [subject, belief] of row.entries()) row[subject] = { ...belief, seeker }
  emit(turn, { type: 'leadersChanged', audience: 'all' })
}

/** An agenda by lot; one that a power's situation has no room for becomes prosperity, or an answer to all. */
function dealAgenda(turn: Turn, seat: number): Agenda {
  const { draft } = turn
  const since = draft.year
  const prosper: Agenda = { kind: 'prosper', since, gdp: powerAt(draft, seat).gdp }
  const rival = mostHostileTo(draft, seat)
  if (rival === undefined) return prosper
  const kind = AGENDA_KINDS[turn.rng.split('agenda', seat).integer(AGENDA_KINDS.length)]
  switch (kind) {
    case 'client': {
      const state = likeliestClient(turn, seat)
      return state === undefined ? { kind: 'fortress', since } : { kind, since, state }
    }
    case 'detente':
      return { kind, since, rival, tension: tensionBetween(draft, seat, rival) }
    case 'humble':
    case 'fortress':
    case 'watch':
      return { kind, since }
    default:
      return prosper
  }
}

/** The lesser state without a bomb that leans to another power or to none, and is nearest to leaning to this one. */
function likeliestClient({ draft, ruleset }: Turn, seat: number) {
  const open = draft.states.filter((state) => leaningSeat(ruleset, state) !== seat && state.stance !== 'nuclear')
  return open.sort((a, b) => ofSeat(b.alignment, seat) - ofSeat(a.alignment, seat))[0]?.id
}
