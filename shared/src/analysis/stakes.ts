import { spoilsOf, stakeOf, stakeWeight } from '#shared/analysis/points'
import type { Chip } from '#shared/analysis/previews/chip'
import { pullOn, supportChips, wordChips } from '#shared/analysis/previews/relations'
import type { PowerId, StateId } from '#shared/ids'
import type { Ruleset } from '#shared/ruleset/ruleset'
import { stateIn } from '#shared/view/lookup'
import type { PlayerView, SeenConfrontation } from '#shared/view/observation'

/** What hangs on a confrontation for one of its sides, on the rung it stands on now (clause 7.11). */
export interface Stakes {
  readonly won: readonly Chip[]
  readonly lost: readonly Chip[]
}

/**
 * What the viewer wins where the other side gives way, and what it loses where it does itself: from public facts and its own interest
 * only.
 * @param share 0–1 of the stakes that change hands: all where the ground has decided, `crisis.stepBackShare` where a side stepped back
 */
export function stakesOf(ruleset: Ruleset, view: PlayerView, crisis: SeenConfrontation, share = 1): Stakes {
  const points = share * stakeWeight(ruleset, crisis.rung) * stakeOf(ruleset, view.year, view.years)
  const spoils = points * spoilsOf(ruleset, view.self.interest)
  return {
    won: [
      { term: 'spoils', certainty: 'likely', tone: 'gain', change: spoils },
      ...statePrize(ruleset, view, crisis, share),
      ...supportChips(ruleset, view, ruleset.crisis.winnerSupport, { certainty: 'likely' }),
    ],
    lost: [
      ...stateLoss(ruleset, view, crisis, share),
      ...lossesOf(ruleset, view, crisis, share, { certainty: 'likely' }),
      { term: 'coerced', certainty: 'likely', tone: 'loss', change: -points },
    ],
  }
}

/** Support and word a side loses when it has to give way on this rung; `share` 0–1 of it. */
export function lossesOf(
  ruleset: Ruleset,
  view: PlayerView,
  { rung, pledged, defender }: SeenConfrontation,
  share: number,
  more: Partial<Chip>,
): readonly Chip[] {
  const { crisis: c, umbrellas } = ruleset
  const weight = stakeWeight(ruleset, rung) * share
  const promised = pledged && defender === view.self.id
  const support = rung >= c.publicFrom ? c.loserSupport * weight : c.privateSupport
  return [
    ...supportChips(ruleset, view, -(support + (promised ? c.loserSupport : 0)), more),
    ...wordChips(ruleset, view, -(c.loserIntegrity * weight + (promised ? umbrellas.broken : 0)), more),
  ]
}

const isAboutBase = ({ cause }: SeenConfrontation): boolean => cause === 'blockade' || cause === 'baseDiscovered'

/** Percent of a share, 0–1. */
const PERCENT = 100

/** Pull over the disputed state that would pass to the viewer, or the base that would close. */
function statePrize(ruleset: Ruleset, view: PlayerView, crisis: SeenConfrontation, part: number): readonly Chip[] {
  const { cause, over, challenger, defender, rung } = crisis
  const state = over === undefined ? undefined : stateIn(view, over)
  if (state === undefined || cause === 'powerTransition') return []
  const isMine = challenger === view.self.id
  if (isAboutBase(crisis)) return isMine ? [{ term: 'closes', certainty: 'likely', tone: 'gain', state: state.id }] : []
  const rival = isMine ? defender : challenger
  const seat = view.powers.findIndex(({ id }) => id === rival)
  const share = Math.min(1, ruleset.crisis.pullLost * stakeWeight(ruleset, rung) * part)
  const won = (state.alignment[seat] ?? 0) * share * (1 - pullOn(view, state.id))
  return won > 0 ? [{ term: 'pull', certainty: 'likely', tone: 'gain', state: state.id, change: won * PERCENT }] : []
}

/** Pull over the disputed state that the viewer would lose, or the base it would have to close. */
function stateLoss(ruleset: Ruleset, view: PlayerView, crisis: SeenConfrontation, part: number): readonly Chip[] {
  const { cause, over, defender, rung } = crisis
  if (over === undefined || cause === 'powerTransition') return []
  if (isAboutBase(crisis)) {
    return defender === view.self.id ? [{ term: 'closes', certainty: 'likely', tone: 'loss', state: over }] : []
  }
  const lost = pullOn(view, over) * Math.min(1, ruleset.crisis.pullLost * stakeWeight(ruleset, rung) * part)
  return lost > 0 ? [{ term: 'pull', certainty: 'likely', tone: 'loss', state: over, change: -lost * PERCENT }] : []
}

/** What terms would be (clause 7.11): each side's base against the other's, or a state that neither side keeps. */
export interface CrisisTerms {
  /** Soil that each side would leave, by power. */
  readonly leaves: readonly { readonly power: PowerId; readonly state: StateId }[]
  readonly neutral?: StateId
}

/** What terms in this confrontation would be, as both sides can tell. */
export function termsOf(view: PlayerView, crisis: SeenConfrontation): CrisisTerms {
  const { over, challenger, defender } = crisis
  if (over === undefined) return { leaves: [] }
  if (!isAboutBase(crisis)) return { leaves: [], neutral: over }
  const theirs = view.bases.find(({ patron, host }) => patron === defender && host === over)
  const ours = view.bases.findLast(({ patron, known }) => patron === challenger && known)
  return {
    leaves: [theirs, ours].flatMap((base) => (base ? [{ power: base.patron, state: base.host }] : [])),
  }
}

/** The chance, 0–1, that one of several windows of a crisis had gone wrong, from the chance in each. */
export const riskSoFar = (chances: readonly number[]): number =>
  1 - chances.reduce((safe, chance) => safe * (1 - chance), 1)
