import { clamp, mix, quantize } from '#shared/math'
import { closeBase } from '#shared/resolve/phases/bases'
import { winPull } from '#shared/resolve/phases/influence'
import { endUmbrella, judged, mostFeared, threatTo } from '#shared/resolve/phases/umbrellas'
import type { LesserState } from '#shared/state/lesserState'
import { leaning, needsOf } from '#shared/state/lesserStates'
import { addTension, emit, idOf, type Turn } from '#shared/turn/turn'

type Draft = Turn['draft']['states'][number]

/**
 * A year in the lesser states (clause 6.5): each judges its promise, feels its fear, and when the two do not match asks
 * for reassurance; unanswered a second year it changes sides, or begins to enrich. Every step says why.
 */
export function resolveLesserStates(turn: Turn): void {
  for (const at of turn.draft.states.keys()) {
    const state = () => turn.draft.states[at]!
    runOut(turn, state())
    feel(turn, state())
    judge(turn, state())
    react(turn, state())
  }
}

function runOut(turn: Turn, state: Draft): void {
  const { umbrella } = state
  if (umbrella?.endsAfter === undefined || umbrella.endsAfter > turn.draft.year) return
  emit(turn, { type: 'umbrellaEnded', audience: 'all', power: idOf(turn, umbrella.patron), state: state.id })
  endUmbrella(turn, state)
}

function feel(turn: Turn, state: Draft): void {
  const patron = state.umbrella?.patron
  const feared = mostFeared(turn, state, patron)
  const threat = feared === undefined ? 0 : threatTo(turn, state, feared, patron)
  state.fear = quantize(mix(state.fear, clamp(100 * threat, 0, 100), turn.ruleset.umbrellas.fearPace))
}

function judge(turn: Turn, state: Draft): void {
  if (state.umbrella !== undefined) state.umbrella = judged(turn, state, state.umbrella)
}

/** By how much a state's fear is beyond what its promise, or its nerves, can bear. */
function unease({ ruleset }: Turn, state: LesserState): number {
  const { umbrella } = state
  return umbrella ? needsOf(ruleset, state) - umbrella.credibility : state.fear - ruleset.umbrellas.bearable
}

function react(turn: Turn, state: Draft): void {
  if (state.stance === 'nuclear') return
  if (unease(turn, state) <= 0) calm(turn, state)
  else if (state.stance === 'content') ask(turn, state)
  else if (state.stance === 'asks' && turnAway(turn, state)) return
  else arm(turn, state)
}

function calm(turn: Turn, state: Draft): void {
  const before = state.enrichment
  state.enrichment = quantize(Math.max(0, before - turn.ruleset.umbrellas.enrichLost))
  if (state.stance === 'arming') emit(turn, { type: 'stateCalmed', audience: 'all', state: state.id })
  state.stance = 'content'
}

const reasonsOf = ({ ruleset }: Turn, state: LesserState) => ({
  credibility: state.umbrella?.credibility ?? 0,
  needs: needsOf(ruleset, state),
})

function ask(turn: Turn, state: Draft): void {
  state.stance = 'asks'
  emit(turn, { type: 'stateAsks', audience: 'all', state: state.id, ...reasonsOf(turn, state) })
}

/** A covered state that leans more to another power than to its patron goes over; its patron's base goes home. */
function turnAway(turn: Turn, state: Draft): boolean {
  const patron = state.umbrella?.patron
  const leans = leaning(state)
  if (patron === undefined || leans === undefined || leans === patron) return false
  endUmbrella(turn, state)
  changeSides(turn, turn.draft.states.find((each) => each.id === state.id)!, patron, leans)
  return true
}

function changeSides(turn: Turn, state: Draft, from: number, towards: number): void {
  state.stance = 'content'
  closeBase(turn, from, state.id)
  winPull(state, towards, turn.ruleset.umbrellas.gratitude)
  const ids = { state: state.id, from: idOf(turn, from), towards: idOf(turn, towards) }
  emit(turn, { type: 'stateChangedSides', audience: 'all', ...ids })
}

function arm(turn: Turn, state: Draft): void {
  const { enrichBase, enrichPerGdp } = turn.ruleset.umbrellas
  if (state.stance !== 'arming') {
    emit(turn, { type: 'stateArms', audience: 'all', state: state.id, ...reasonsOf(turn, state) })
  }
  state.stance = 'arming'
  state.enrichment = quantize(Math.min(100, state.enrichment + enrichBase + Math.min(20, enrichPerGdp * state.gdp)))
  if (state.enrichment >= 100) goNuclear(turn, state)
}

/** One more bomb in the world: its umbrella falls away, and every pair of powers has more to fear. */
function goNuclear(turn: Turn, state: Draft): void {
  state.stance = 'nuclear'
  emit(turn, { type: 'stateWentNuclear', audience: 'all', state: state.id })
  if (state.umbrella !== undefined) {
    closeBase(turn, state.umbrella.patron, state.id)
    endUmbrella(turn, state)
  }
  const seats = turn.draft.powers.length
  for (let a = 0; a < seats; a++) {
    for (let b = a + 1; b < seats; b++) addTension(turn, a, b, turn.ruleset.tension.stateTest)
  }
}
