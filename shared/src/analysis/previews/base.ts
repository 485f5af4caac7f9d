import type { Chip } from '#shared/analysis/previews/chip'
import type { Preview } from '#shared/analysis/previews/define'
import { holderOf, otherBlocs, pleaChips, tensionChips } from '#shared/analysis/previews/relations'
import type { PowerId, StateId } from '#shared/ids'
import { hostedWarheads } from '#shared/ruleset/forces'
import type { Ruleset } from '#shared/ruleset/ruleset'
import { nearness } from '#shared/state/nearness'
import { seenPower, stateIn, tensionWith } from '#shared/view/lookup'
import type { PlayerView } from '#shared/view/observation'

/** A base: room for forward missiles, the power it provokes, the chance that a secret one is found (clause 4.12). */
export const previewBase: Preview<'base'> = (ruleset, view, { act, host }) => {
  if (act === 'close') return closing(ruleset, view, host)
  const gained: readonly Chip[] = [
    { term: 'room', certainty: 'certain', tone: 'gain', state: host, amount: ruleset.bases.capacity },
    // A secret base answers no plea: it would be known by that.
    ...(act === 'buildOpenly' ? pleaChips(view, host, holderOf(view, host), 'deed') : []),
  ]
  const threatened = mostThreatened(ruleset, view, host)
  const provoked = threatened === undefined ? [] : tensionChips(ruleset, view, threatened, ruleset.tension.base)
  // A known base provokes as it is announced, and again as every year ends.
  if (act === 'buildOpenly')
    return [...gained, ...provoked.map((chip): Chip => ({ ...chip, term: 'provokes', certainty: 'likely' }))]
  const found = { when: 'found', certainty: 'unknown' } as const
  return [
    ...gained,
    { term: 'baseFound', certainty: 'unknown', tone: 'loss', chance: ruleset.bases.found },
    ...(threatened ? [{ ...found, term: 'crisis', tone: 'loss', power: threatened } as const] : []),
    { ...found, term: 'distrusted', tone: 'loss' },
  ]
}

function closing(ruleset: Ruleset, view: PlayerView, host: StateId): readonly Chip[] {
  const kept = view.bases.filter(({ patron, host: other }) => patron === view.self.id && other !== host).length
  const scrapped = Math.max(0, hostedWarheads(view.self.forces) - kept * ruleset.bases.capacity)
  const closes: Chip = { term: 'closes', certainty: 'certain', state: host }
  if (scrapped === 0) return [closes]
  return [closes, { term: 'forces', certainty: 'certain', tone: 'loss', force: 'forward', change: -scrapped }]
}

/** The power of another bloc a base threatens most: near and hostile. */
function mostThreatened(ruleset: Ruleset, view: PlayerView, host: StateId): PowerId | undefined {
  const site = stateIn(view, host)
  let best: PowerId | undefined
  let most = 0
  for (const id of otherBlocs(view)) {
    const power = seenPower(view, id)
    if (site === undefined || power === undefined) continue
    const threat = nearness(ruleset, site.capital, power.capital) * (1 + tensionWith(view, id))
    if (threat > most) [best, most] = [id, threat]
  }
  return best
}
