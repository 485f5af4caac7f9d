import { lerp, ln, quantize } from '#shared/math'
import type { Statement } from '#shared/orders/claims'
import { weighNews } from '#shared/state/estimates'
import { areAllied, powerAt } from '#shared/state/seats'
import {
  addPublicTrust,
  addTension,
  addTrust,
  claimsOfKind,
  emit,
  idOf,
  reviseAssessments,
  seatOf,
  type Turn,
} from '#shared/turn/turn'

/** Statements are public; they move beliefs a little, and support at home (clause 4.7). */
export function resolveStatements(turn: Turn): void {
  for (const { seat, claim } of claimsOfKind(turn, 'statement')) {
    emit(turn, { type: 'statementMade', audience: 'all', power: idOf(turn, seat), statement: claim.statement })
    applyStatement(turn, seat, claim.statement)
  }
}

function applyStatement(turn: Turn, speaker: number, said: Statement): void {
  switch (said.say) {
    case 'doctrine':
      declare(turn, speaker, said)
      break
    case 'claim':
      updateFromClaim(turn, speaker, said)
      break
    case 'rally':
      rally(turn, speaker)
      break
    case 'reassure':
      addTension(turn, speaker, seatOf(turn, said.target), calmBy(turn, speaker))
      addTrust(turn, seatOf(turn, said.target), speaker, turn.ruleset.trust.reassure)
      break
    case 'threaten':
      addTension(turn, speaker, seatOf(turn, said.target), turn.ruleset.tension.threat)
      addPublicTrust(turn, speaker, turn.ruleset.trust.threaten)
  }
}

/** Points of tension that a word of reassurance moves: as many as its author's word is good for. */
const calmBy = ({ ruleset, draft }: Turn, speaker: number): number =>
  (ruleset.tension.reassure * powerAt(draft, speaker).integrity) / 100

function declare(turn: Turn, speaker: number, said: Extract<Statement, { say: 'doctrine' }>): void {
  powerAt(turn.draft, speaker).doctrine =
    said.against === undefined ? { aim: said.aim } : { aim: said.aim, against: said.against }
  const { declareMinimal, declareLimited, declareUnlimited } = turn.ruleset.trust
  const told = { minimal: declareMinimal, limited: declareLimited, unlimited: declareUnlimited }
  addPublicTrust(turn, speaker, told[said.aim])
}

/** A claim is one more report, with a large error: the less an observer knows, the more it moves. */
function updateFromClaim(turn: Turn, speaker: number, said: Extract<Statement, { say: 'claim' }>): void {
  const doubt = turn.ruleset.estimates.claimSigma * turn.ruleset.estimates.claimSigma
  reviseAssessments(turn, speaker, ({ forces }) => {
    const moved = weighNews(forces[said.leg], ln(said.warheads + 1), doubt)
    return { forces: { ...forces, [said.leg]: moved } }
  })
}

/** Rallying the people raises support, the more the less there is, and the next budget, and tension with every power of another bloc. */
function rally(turn: Turn, speaker: number): void {
  const power = powerAt(turn.draft, speaker)
  power.support = quantize(lerp(power.support, 100, turn.ruleset.support.rally))
  power.rallied = true
  addPublicTrust(turn, speaker, turn.ruleset.trust.rally)
  for (let other = 0; other < turn.draft.powers.length; other++) {
    if (!areAllied(turn.draft, speaker, other)) addTension(turn, speaker, other, turn.ruleset.tension.rally)
  }
}
