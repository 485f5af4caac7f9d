import type { Chip } from '#shared/analysis/previews/chip'
import type { Preview } from '#shared/analysis/previews/define'
import {
  otherBlocs,
  ownRow,
  plansChips,
  sharedTension,
  supportChips,
  tensionChips,
} from '#shared/analysis/previews/relations'
import type { PowerId } from '#shared/ids'
import { clamp } from '#shared/math'
import type { Statement } from '#shared/orders/claims'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { DeclaredDoctrine } from '#shared/state/gameState'
import type { PlayerView } from '#shared/view/observation'

const DISTRUSTED: Chip = { term: 'distrusted', certainty: 'certain', tone: 'loss' }

/** Words: what they do to tension, trust and support at home (clauses 4.4, 4.5). */
export const previewStatement: Preview<'statement'> = (ruleset, view, { statement: said }) => {
  switch (said.say) {
    case 'reassure':
      // Reassurance calms as much as the speaker's word is good for; of the word three digits are published.
      return tensionChips(ruleset, view, said.target, (ruleset.tension.reassure * ownRow(view).integrity) / 100, {
        certainty: 'likely',
      })
    case 'threaten':
      return [...tensionChips(ruleset, view, said.target, ruleset.tension.threat), DISTRUSTED]
    case 'rally':
      return rally(ruleset, view)
    case 'doctrine':
      return doctrine(ruleset, view, said)
    default:
      return [{ term: 'believed', certainty: 'unknown' }]
  }
}

function rally(ruleset: Ruleset, view: PlayerView): readonly Chip[] {
  const { support } = ownRow(view)
  const powers = otherBlocs(view)
  return [
    ...supportChips(ruleset, view, Math.round(ruleset.support.rally * (100 - support)), { certainty: 'likely' }),
    { term: 'budget', certainty: 'likely', tone: 'gain', change: 100 * ruleset.economy.rallyBudget },
    ...sharedTension(ruleset, view, 'tensionRivals', powers, ruleset.tension.rally),
    DISTRUSTED,
    ...(powers.length > 0 ? [{ term: 'blocked', certainty: 'certain', tone: 'loss' } as const] : []),
  ]
}

function doctrine(ruleset: Ruleset, view: PlayerView, said: Extract<Statement, { say: 'doctrine' }>): readonly Chip[] {
  const { doctrine: before, integrity } = ownRow(view)
  const changes = otherBlocs(view).map((power) => ({
    power,
    by: factorOn(ruleset, said, integrity, power) - factorOn(ruleset, before, integrity, power),
  }))
  const tenser = changes.filter(({ by }) => by > 0).map(({ power }) => power)
  const calmer = changes.filter(({ by }) => by < 0).map(({ power }) => power)
  const clients = view.states.some(({ umbrella }) => umbrella?.patron === view.self.id)
  return [
    ...(tenser.length > 0 ? [{ term: 'tenser', certainty: 'likely', tone: 'loss', powers: tenser } as const] : []),
    ...(calmer.length > 0 ? [{ term: 'calmer', certainty: 'likely', tone: 'gain', powers: calmer } as const] : []),
    ...(said.aim === 'unlimited' ? [DISTRUSTED] : []),
    ...(said.aim === 'minimal' ? [{ term: 'trusted', certainty: 'certain', tone: 'gain' } as const] : []),
    ...(said.aim === 'minimal' && before.aim !== 'minimal' && clients
      ? [{ term: 'doubted', certainty: 'likely', tone: 'loss' } as const]
      : []),
    ...(said.aim === 'minimal' && view.self.posture.targeting === 'counterforce' ? plansChips(ruleset, view) : []),
  ]
}

/** Factor of a declared doctrine on the tension at which a pair settles (clause 7.1). */
function factorOn(
  { tension }: Ruleset,
  { aim, against }: Pick<DeclaredDoctrine, 'aim'> & { readonly against?: PowerId | undefined },
  integrity: number,
  power: PowerId,
): number {
  if (aim === 'minimal') return 1 - (tension.doctrineCalm * clamp(integrity, 0, 100)) / 100
  return aim === 'unlimited' || against === power ? 1 + tension.doctrineAlarm : 1
}
