import { quantize } from '#shared/math'
import { NUCLEAR, type ResearchLine } from '#shared/ruleset/forces'
import { ofSeat, powerAt } from '#shared/state/seats'
import { partnersIn } from '#shared/state/treaties'
import { addSupport, addTension, claimsOfKind, emit, type Turn } from '#shared/turn/turn'

/** A year's work may bring the next level, by a probability a year, so that rivals cannot time it (clause 4.7). */
export function resolveResearch(turn: Turn): void {
  for (const { seat, claim } of claimsOfKind(turn, 'research')) {
    const power = powerAt(turn.draft, seat)
    const { chance, top } = turn.ruleset.researchLines[claim.line]
    const before = power.technology[claim.line]
    const advanced = before < top && turn.rng.split('research', seat).chance(chance * haste(turn, seat, claim.line))
    const level = advanced ? before + 1 : before
    power.technology = { ...power.technology, [claim.line]: level }
    if (advanced) bringHome(turn, seat)
    const outcome = advanced ? 'advanced' : 'continues'
    if (claim.line === 'enrichment' && advanced && level === NUCLEAR) goNuclear(turn, seat)
    emit(turn, { type: 'researchReported', audience: [power.id], power: power.id, line: claim.line, level, outcome })
  }
}

/** What a step is worth at home: output by what spins off, and pride (clause 4.7). */
function bringHome(turn: Turn, seat: number): void {
  const { spinOff, pride } = turn.ruleset.research
  const power = powerAt(turn.draft, seat)
  power.gdp = quantize(power.gdp * (1 + spinOff))
  addSupport(turn, seat, pride)
}

/** Factor on the chance of a step: fear speeds enrichment, inspections slow it (clause 4.7); 1 for every other line. */
function haste(turn: Turn, seat: number, line: ResearchLine): number {
  if (line !== 'enrichment') return 1
  const { draft, ruleset } = turn
  const inspected = partnersIn(draft, 'inspection', seat).length > 0
  const fear = Math.max(...ofSeat(draft.tension, seat)) / 100
  return (1 + fear) * (inspected ? ruleset.research.inspectedHaste : 1)
}

/** A first test is public and raises tension with every power. */
function goNuclear(turn: Turn, seat: number): void {
  const { id } = powerAt(turn.draft, seat)
  emit(turn, { type: 'powerWentNuclear', audience: 'all', power: id })
  for (let other = 0; other < turn.draft.powers.length; other++) {
    addTension(turn, seat, other, turn.ruleset.tension.firstTest)
  }
}
