import { enrichmentNextYear } from '#shared/analysis/enrichment'
import { liesInRuins } from '#shared/analysis/ruins'
import { clamp, lerp, quantize } from '#shared/math'
import { closeBase } from '#shared/resolve/phases/bases'
import { answerTo, passOverPlea } from '#shared/resolve/phases/pleas'
import { winPull } from '#shared/resolve/phases/pull'
import { endUmbrella, mostFeared, reassessUmbrella, threatTo } from '#shared/resolve/phases/umbrellas'
import type { LesserState } from '#shared/state/lesserState'
import { doubtsPromise, leaningSeat, neededCredibility } from '#shared/state/lesserStates'
import { powerAt } from '#shared/state/seats'
import { addTension, emit, idOf, lesserState, type Turn } from '#shared/turn/turn'

type StateDraft = Turn['draft']['states'][number]

/**
 * A year in the lesser states (clause 6.5): fear is updated, then the promise reassessed; a state whose promise does not
 * cover its fear asks for reassurance, and in a second such year changes sides or begins to enrich. Events give reasons.
 */
export function resolveLesserStates(turn: Turn): void {
  for (const { id } of turn.before.states) {
    runOut(turn, lesserState(turn, id))
    const state = lesserState(turn, id)
    updateFear(turn, state)
    reassessPromise(turn, state)
    grow(turn, state)
    changeStance(turn, state)
  }
}

/** A promise ends when its notice has run out, and when its patron lies in ruins (clauses 6.2, 8.13). */
function runOut(turn: Turn, state: StateDraft): void {
  const { umbrella } = state
  if (umbrella === undefined) return
  const ruined = liesInRuins(turn.ruleset, powerAt(turn.draft, umbrella.patron))
  if (!ruined && (umbrella.endsAfter === undefined || umbrella.endsAfter > turn.draft.year)) return
  emit(turn, { type: 'umbrellaEnded', audience: 'all', power: idOf(turn, umbrella.patron), state: state.id })
  endUmbrella(turn, state)
}

function updateFear(turn: Turn, state: StateDraft): void {
  const patron = state.umbrella?.patron
  const feared = mostFeared(turn, state, patron)
  const threat = feared === undefined ? 0 : threatTo(turn, state, feared, patron)
  state.fear = quantize(lerp(state.fear, clamp(100 * threat, 0, 100), turn.ruleset.umbrellas.fearPace))
}

/** A state grows with the years, faster under a promise that it trusts (clause 6.8). */
function grow({ ruleset }: Turn, state: StateDraft): void {
  const { stateGrowth, shelteredGrowth } = ruleset.influence
  const sheltered = state.umbrella !== undefined && !doubtsPromise(ruleset, state)
  state.gdp = quantize(state.gdp * (1 + stateGrowth + (sheltered ? shelteredGrowth : 0)))
}

function reassessPromise(turn: Turn, state: StateDraft): void {
  if (state.umbrella !== undefined) state.umbrella = reassessUmbrella(turn, state, state.umbrella)
}

/** Points by which a state's fear exceeds what its promise covers, or what it bears without one; calm at 0 and below. */
function unease({ ruleset }: Turn, state: LesserState): number {
  const { umbrella } = state
  return umbrella ? neededCredibility(ruleset, state) - umbrella.credibility : state.fear - ruleset.umbrellas.bearable
}

function changeStance(turn: Turn, state: StateDraft): void {
  if (state.stance === 'nuclear') return
  if (unease(turn, state) <= 0) calm(turn, state)
  else if (state.stance === 'content') ask(turn, state)
  else if (answerTo(turn, state) !== 'deed') despair(turn, state)
}

/** The year after a plea to which no deed answered: it changes sides, or goes for a bomb of its own. */
function despair(turn: Turn, state: StateDraft): void {
  if (state.stance === 'asks' && answerTo(turn, state) === undefined) passOverPlea(turn, state)
  if (state.stance !== 'asks' || !turnAway(turn, state)) arm(turn, state)
}

function calm(turn: Turn, state: StateDraft): void {
  const before = state.enrichment
  state.enrichment = quantize(Math.max(0, before - turn.ruleset.umbrellas.enrichLost))
  if (state.stance === 'arming') emit(turn, { type: 'stateCalmed', audience: 'all', state: state.id })
  state.stance = 'content'
}

const reasonsOf = ({ ruleset }: Turn, state: LesserState) => ({
  credibility: state.umbrella?.credibility ?? 0,
  needs: neededCredibility(ruleset, state),
})

function ask(turn: Turn, state: StateDraft): void {
  state.stance = 'asks'
  emit(turn, { type: 'stateAsks', audience: 'all', state: state.id, ...reasonsOf(turn, state) })
}

/** A covered state that leans to another power than its patron changes sides. True when it did. */
function turnAway(turn: Turn, state: StateDraft): boolean {
  const patron = state.umbrella?.patron
  const leans = leaningSeat(turn.ruleset, state)
  if (patron === undefined || leans === undefined || leans === patron) return false
  endUmbrella(turn, state)
  changeSides(turn, lesserState(turn, state.id), patron, leans)
  return true
}

function changeSides(turn: Turn, state: StateDraft, from: number, towards: number): void {
  state.stance = 'content'
  closeBase(turn, from, state.id)
  winPull(state, towards, turn.ruleset.umbrellas.gratitude)
  const ids = { state: state.id, from: idOf(turn, from), towards: idOf(turn, towards) }
  emit(turn, { type: 'stateChangedSides', audience: 'all', ...ids })
}

function arm(turn: Turn, state: StateDraft): void {
  if (state.stance !== 'arming') {
    emit(turn, { type: 'stateArms', audience: 'all', state: state.id, ...reasonsOf(turn, state) })
  }
  state.stance = 'arming'
  state.enrichment = quantize(Math.min(100, enrichmentNextYear(turn.ruleset, state)))
  if (state.enrichment >= 100) goNuclear(turn, state)
}

/** The state has a weapon: its umbrella and its patron's base end, and tension rises between all powers. */
function goNuclear(turn: Turn, state: StateDraft): void {
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
