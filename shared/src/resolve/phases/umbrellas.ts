import { type Credibility, credibilityOf } from '#shared/analysis/credibility'
import { fullExchange } from '#shared/analysis/exchange'
import { publicArsenal, publicFormations } from '#shared/analysis/exposures'
import { threatShare } from '#shared/analysis/leverage'
import { liesInRuins } from '#shared/analysis/ruins'
import type { StateId } from '#shared/ids'
import { clamp } from '#shared/math'
import { answerPlea } from '#shared/resolve/phases/pleas'
import { winPull } from '#shared/resolve/phases/pull'
import type { LesserState, Umbrella } from '#shared/state/lesserState'
import { stateById } from '#shared/state/lesserStates'
import { nearness } from '#shared/state/nearness'
import { ofSeat, powerAt } from '#shared/state/seats'
import { addIntegrity, addSupport, claimsOfKind, emit, idOf, type Turn } from '#shared/turn/turn'

/** Promises made, repeated and taken back this year (clause 6.2). Of several offers a state takes the one it leans to. */
export function resolveUmbrellas(turn: Turn): void {
  for (const { seat, claim } of claimsOfKind(turn, 'uncover')) giveNotice(turn, seat, claim.state)
  for (const { seat, claim } of claimsOfKind(turn, 'reaffirm')) reaffirm(turn, seat, claim.state)
  const offers = [...claimsOfKind(turn, 'cover')]
  for (const id of new Set(offers.map(({ claim }) => claim.state))) {
    choose(
      turn,
      id,
      offers.filter(({ claim }) => claim.state === id).map(({ seat }) => seat),
    )
  }
}

function giveNotice(turn: Turn, seat: number, id: StateId): void {
  const state = stateById(turn.draft.states, id)
  if (state?.umbrella?.patron !== seat) return
  state.umbrella = { ...state.umbrella, endsAfter: turn.draft.year + turn.ruleset.treaties.noticeYears }
  emit(turn, { type: 'umbrellaWithdrawn', audience: 'all', power: idOf(turn, seat), state: id })
}

function reaffirm(turn: Turn, seat: number, id: StateId): void {
  const state = stateById(turn.draft.states, id)
  if (state?.umbrella?.patron !== seat) return
  state.umbrella = { ...state.umbrella, reaffirmed: turn.draft.year }
  answerPlea(turn, state, seat, 'word')
  emit(turn, { type: 'umbrellaReaffirmed', audience: 'all', power: idOf(turn, seat), state: id })
}

function choose(turn: Turn, id: StateId, suitors: readonly number[]): void {
  const state = stateById(turn.draft.states, id)
  if (state === undefined) return
  const [patron] = [...suitors].sort((a, b) => ofSeat(state.alignment, b) - ofSeat(state.alignment, a) || a - b)
  for (const seat of suitors) {
    if (seat === patron) continue
    emit(turn, { type: 'umbrellaDeclined', audience: [idOf(turn, seat)], power: idOf(turn, seat), state: id })
  }
  if (patron === undefined) return
  winPull(state, patron, turn.ruleset.umbrellas.gratitude)
  const fresh: Umbrella = { patron, since: turn.draft.year, credibility: 0, parts: NO_PARTS }
  state.umbrella = reassessUmbrella(turn, state, fresh)
  answerPlea(turn, state, patron, 'deed')
  emit(turn, { type: 'umbrellaExtended', audience: 'all', power: idOf(turn, patron), state: id })
}

const NO_PARTS = { word: 0, stake: 0, risk: 0, balance: 0 }

/** The umbrella with its worth as the client judges it now: from what the world reckons, with an error (clause 6.3). */
export function reassessUmbrella(turn: Turn, state: LesserState, umbrella: Umbrella): Umbrella {
  const challenger = mostFeared(turn, state, umbrella.patron)
  if (challenger === undefined) {
    const { unthreatened } = turn.ruleset.umbrellas
    return { ...umbrella, credibility: unthreatened, parts: { ...NO_PARTS, risk: 100, balance: 100 } }
  }
  const { honour, parts } = promiseWorth(turn, state, umbrella, challenger)
  const able = couldDo(turn, umbrella.patron, challenger)
  const error = turn.ruleset.umbrellas.noise * turn.rng.split('judge', state.id).normal()
  return { ...umbrella, credibility: Math.round(clamp(100 * honour * able + error, 0, 100)), parts }
}

/**
 * What a patron could do to a challenger, 0–1, as the world reckons their forces: a promise is worth no more than that, and less
 * where the patron declares that it answers for itself only.
 */
function couldDo({ ruleset, draft }: Turn, patron: number, challenger: number): number {
  const threat = threatShare(ruleset, publicArsenal(ruleset, draft, patron), publicArsenal(ruleset, draft, challenger))
  return threat * (powerAt(draft, patron).doctrine.aim === 'minimal' ? ruleset.balance.narrow : 1)
}

function promiseWorth(
  turn: Turn,
  state: LesserState,
  { patron, reaffirmed }: Umbrella,
  challenger: number,
): Credibility {
  const { draft, ruleset } = turn
  const arsenal = (seat: number) => publicArsenal(ruleset, draft, seat)
  const exposure = fullExchange(ruleset, arsenal(patron), arsenal(challenger)).attackerLoss
  const formations = (seat: number) => publicFormations(ruleset, draft, seat)
  const own = formations(patron)
  const both = own + formations(challenger)
  return credibilityOf(ruleset, {
    integrity: powerAt(draft, patron).integrity,
    ties: ofSeat(state.alignment, patron),
    pledged: true,
    base: draft.bases.some((base) => base.known && base.patron === patron && base.host === state.id),
    reaffirmed: reaffirmed === draft.year,
    watchers: draft.states.filter((client) => client.id !== state.id && client.umbrella?.patron === patron).length,
    exposure,
    ground: both > 0 ? own / both : ruleset.umbrellas.evenGround,
  })
}

/** The seat that threatens this state most; undefined when none does. */
export function mostFeared(turn: Turn, state: LesserState, patron: number | undefined): number | undefined {
  let best: number | undefined
  let most = 0
  for (let seat = 0; seat < turn.draft.powers.length; seat++) {
    const threat = threatTo(turn, state, seat, patron)
    if (threat > most) [best, most] = [seat, threat]
  }
  return best
}

/** Threat of one power to a lesser state, 0–1: nearness, estrangement and hostility. */
export function threatTo(
  { draft, ruleset }: Turn,
  state: LesserState,
  seat: number,
  patron: number | undefined,
): number {
  const { calmThreat, tensionThreat } = ruleset.umbrellas
  const power = powerAt(draft, seat)
  const bloc = patron === undefined ? undefined : powerAt(draft, patron).bloc
  if (seat === patron || power.bloc === bloc || liesInRuins(ruleset, power)) return 0
  const row = ofSeat(draft.tension, seat)
  const hostility = (patron === undefined ? Math.max(...row) : ofSeat(row, patron)) / 100
  const near = Math.sqrt(nearness(ruleset, state.capital, power.capital))
  return near * (1 - ofSeat(state.alignment, seat)) * (calmThreat + tensionThreat * hostility)
}

/** Ends a promise; the state is replaced in the draft. */
export function endUmbrella(turn: Turn, state: Turn['draft']['states'][number]): void {
  const { umbrella: _ended, ...rest } = state
  const at = turn.draft.states.indexOf(state)
  turn.draft.states[at] = rest
}

/** A promise kept under test: the patron's integrity rises, in public (clause 6.4). */
export function keepPromise(turn: Turn, patron: number, client: StateId | ReturnType<typeof idOf>): void {
  addIntegrity(turn, patron, turn.ruleset.umbrellas.kept)
  emit(turn, { type: 'promiseKept', audience: 'all', power: idOf(turn, patron), client })
}

/** A promise broken under test: the patron's integrity and its support at home fall (clause 6.4). */
export function breakPromise(turn: Turn, patron: number, client: StateId | ReturnType<typeof idOf>): void {
  addIntegrity(turn, patron, -turn.ruleset.umbrellas.broken)
  addSupport(turn, patron, -turn.ruleset.crisis.loserSupport)
  emit(turn, { type: 'promiseBroken', audience: 'all', power: idOf(turn, patron), client })
}

/** Integrity returns slowly to where it started and no further (clause 6.4). */
export function recoverCredibility(turn: Turn): void {
  const { heal } = turn.ruleset.umbrellas
  const { integrityStart } = turn.ruleset.influence
  for (const [seat, { integrity }] of turn.draft.powers.entries()) {
    if (integrity < integrityStart) addIntegrity(turn, seat, Math.min(heal, integrityStart - integrity))
  }
}
