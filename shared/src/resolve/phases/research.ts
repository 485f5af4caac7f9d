import { NUCLEAR, type ResearchLine } from '#shared/ruleset/forces'
import { addTension, claimsOfKind, emit, type Turn } from '#shared/turn/turn'

/** A year's work may bring the next level; luck decides when, so that rivals cannot time it (clause 4.7). */
export function resolveResearch(turn: Turn): void {
  for (const { seat, claim } of claimsOfKind(turn, 'research')) {
    const power = turn.draft.powers[seat]!
    const { chance, top } = turn.ruleset.researchLines[claim.line]
    const before = power.technology[claim.line]
    const advanced = before < top && turn.rng.split('research', seat).chance(chance * haste(turn, seat, claim.line))
    const level = advanced ? before + 1 : before
    power.technology = { ...power.technology, [claim.line]: level }
    const outcome = advanced ? 'advanced' : 'continues'
    if (claim.line === 'enrichment' && advanced && level === NUCLEAR) goNuclear(turn, seat)
    emit(turn, { type: 'researchReported', audience: [power.id], power: power.id, line: claim.line, level, outcome })
  }
}

/** Fear speeds the way to a bomb, inspections slow it (clause 4.7); every other line takes its time. */
function haste(turn: Turn, seat: number, line: ResearchLine): number {
  if (line !== 'enrichment') return 1
  const { draft, ruleset } = turn
  const inspected = draft.treaties.some(({ kind, a, b }) => kind === 'inspection' && (a === seat || b === seat))
  const fear = Math.max(...draft.tension[seat]!) / 100
  return (1 + fear) * (inspected ? ruleset.research.inspectedHaste : 1)
}

/** A first test cannot be hidden: everybody hears it, and fears it. */
function goNuclear(turn: Turn, seat: number): void {
  const { id } = turn.draft.powers[seat]!
  emit(turn, { type: 'powerWentNuclear', audience: 'all', power: id })
  for (let other = 0; other < turn.draft.powers.length; other++) {
    addTension(turn, seat, other, turn.ruleset.tension.firstTest)
  }
}
