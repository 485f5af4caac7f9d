import { clamp, ln, quantize } from '#shared/math'
import type { Statement } from '#shared/orders/claims'
import { addPublicTrust, addTension, addTrust, claimsOfKind, emit, idOf, seatOf, type Turn } from '#shared/turn/turn'

/** Statements are heard by all, believed a little, and felt at home (clause 4.7). */
export function resolveStatements(turn: Turn): void {
  for (const { seat, claim } of claimsOfKind(turn, 'statement')) {
    emit(turn, { type: 'statementMade', audience: 'all', power: idOf(turn, seat), statement: claim.statement })
    speak(turn, seat, claim.statement)
  }
}

function speak(turn: Turn, speaker: number, said: Statement): void {
  switch (said.say) {
    case 'doctrine':
      declare(turn, speaker, said)
      break
    case 'claim':
      hearClaim(turn, speaker, said)
      break
    case 'rally':
      rally(turn, speaker)
      break
    case 'reassure':
      addTension(turn, speaker, seatOf(turn, said.target), turn.ruleset.tension.reassure)
      addTrust(turn, seatOf(turn, said.target), speaker, turn.ruleset.trust.reassure)
      break
    case 'threaten':
      addTension(turn, speaker, seatOf(turn, said.target), turn.ruleset.tension.threat)
      addPublicTrust(turn, speaker, turn.ruleset.trust.threaten)
  }
}

function declare(turn: Turn, speaker: number, said: Extract<Statement, { say: 'doctrine' }>): void {
  const { declareMinimal, declareUnlimited } = turn.ruleset.trust
  turn.draft.powers[speaker]!.doctrine =
    said.against === undefined ? { aim: said.aim } : { aim: said.aim, against: said.against }
  if (said.aim === 'minimal') addPublicTrust(turn, speaker, declareMinimal)
  if (said.aim === 'unlimited') addPublicTrust(turn, speaker, declareUnlimited)
}

/** A claim is one more report, with much doubt: whoever knows little believes it most. */
function hearClaim(turn: Turn, speaker: number, said: Extract<Statement, { say: 'claim' }>): void {
  const doubt = turn.ruleset.estimates.claimSigma * turn.ruleset.estimates.claimSigma
  for (const row of turn.draft.beliefs) {
    const belief = row[speaker]!
    const { mean, variance } = belief.forces[said.leg]
    const gain = variance / (variance + doubt)
    const moved = {
      mean: quantize(mean + gain * (ln(said.warheads + 1) - mean)),
      variance: quantize((1 - gain) * variance),
    }
    row[speaker] = { ...belief, forces: { ...belief.forces, [said.leg]: moved } }
  }
}

/** Telling the people that the enemy is at the gates lifts support and the next budget, and everyone's fear. */
function rally(turn: Turn, speaker: number): void {
  const power = turn.draft.powers[speaker]!
  power.support = quantize(clamp(power.support + turn.ruleset.support.rally, 0, 100))
  power.rallied = true
  addPublicTrust(turn, speaker, turn.ruleset.trust.rally)
  for (let other = 0; other < turn.draft.powers.length; other++) {
    if (turn.draft.powers[other]!.bloc !== power.bloc) addTension(turn, speaker, other, turn.ruleset.tension.rally)
  }
}
