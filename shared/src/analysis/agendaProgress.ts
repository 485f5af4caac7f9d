import { seenExposure } from '#shared/analysis/seenBalance'
import { pow } from '#shared/math'
import { rivalIds } from '#shared/orders/common'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { AgendaKind } from '#shared/ruleset/vocabulary'
import { hasTreaty, othersPull, rivals, seatIn, seenPower, stateIn, tensionWith } from '#shared/view/lookup'
import type { PlayerView, SeenAgenda } from '#shared/view/observation'

/** How far the viewer's leader is with what it also wants, as the viewer can tell. */
export interface AgendaProgress {
  readonly kind: AgendaKind
  /** Now, and what is enough: percent of a pull or of exposure, points of tension, percent of the output aimed at, or how many. */
  readonly now: number
  readonly enough: number
  /** `now` rests on estimates. */
  readonly isEstimate: boolean
}

/** Progress of the viewer's agenda; undefined for a power without one. Pure: of the view alone. */
export function agendaProgress(ruleset: Ruleset, view: PlayerView): AgendaProgress | undefined {
  const { agenda } = view.self
  if (agenda === undefined) return undefined
  const [now, enough] = FIGURES[agenda.kind](ruleset, view, agenda)
  return { kind: agenda.kind, now: Math.round(now), enough: Math.round(enough), isEstimate: agenda.kind === 'fortress' }
}

type Figures = readonly [now: number, enough: number]

/** What counts for each kind of agenda, and what fulfils it (clause 1.5). */
const FIGURES: Readonly<Record<AgendaKind, (ruleset: Ruleset, view: PlayerView, agenda: SeenAgenda) => Figures>> = {
  client({ agenda: { clientPull } }, view, { state }) {
    const sought = state && stateIn(view, state)
    if (!sought) return [0, 100 * clientPull]
    const own = sought.alignment[seatIn(view, view.self.id)] ?? 0
    return [100 * own, 100 * Math.max(clientPull, othersPull(view, sought))]
  },
  humble(_ruleset, view, { since }) {
    const me = view.self.id
    const won = view.crises.filter(
      ({ year, challenger, defender, outcome }) =>
        year >= since &&
        ((challenger === me && outcome === 'challengerWon') || (defender === me && outcome === 'defenderWon')),
    )
    return [won.length, 1]
  },
  detente: ({ agenda: { calmed } }, view, { rival, tension = 0 }) => [
    rival === undefined ? 0 : tensionWith(view, rival),
    calmed * tension,
  ],
  fortress: (ruleset, view) => [
    100 * Math.max(0, ...rivalIds(view).map((rival) => seenExposure(ruleset, view, view.self.id, rival))),
    100 * ruleset.agenda.exposedMost,
  ],
  prosper({ agenda: { growth } }, view, { gdp = 1, since }) {
    const aim = gdp * pow(1 + growth, view.years - since + 1)
    return [(100 * (seenPower(view, view.self.id)?.gdp ?? 0)) / aim, 100]
  },
  watch(_ruleset, view) {
    const own = seenPower(view, view.self.id)?.bloc
    const foreign = rivals(view).filter(({ id, bloc }) => bloc !== own && hasTreaty(view, id, 'inspection'))
    return [foreign.length, 1]
  },
}
