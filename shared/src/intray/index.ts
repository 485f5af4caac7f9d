import { advisers } from '#shared/intray/advisers'
import { alert } from '#shared/intray/alert'
import type { Matter, MatterKind, MatterModule } from '#shared/intray/matter'
import { offers } from '#shared/intray/offers'
import { opening } from '#shared/intray/opening'
import { plea } from '#shared/intray/plea'
import { sighting } from '#shared/intray/sighting'
import { standDown } from '#shared/intray/standDown'
import { temptation } from '#shared/intray/temptation'
import { watch } from '#shared/intray/watch'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { Observation, PlayerView } from '#shared/view/observation'

/** Every kind of matter. One line here and one file beside this one make a new kind. */
export const MATTERS: { readonly [Kind in MatterKind]: MatterModule<Kind> } = {
  alert,
  standDown,
  plea,
  sighting,
  offers,
  advisers,
  opening,
  temptation,
  watch,
}

/** Most matters that are shown as cards. */
export const MOST_CARDS = 4

/** What needs the player this year, the gravest first: at most `MOST_CARDS` cards, and the rest as a log. */
export interface RankedMatters {
  readonly cards: readonly Matter[]
  readonly rest: readonly Matter[]
}

const EMPTY: RankedMatters = { cards: [], rest: [] }

/**
 * The in-tray of a planning window: every matter that needs the viewer, ranked by what hangs on it; of equals the kind that stands
 * first in the registry. Empty in any other window, and where the window does not wait for the viewer. Pure: of observations only.
 * @param before the viewer's observation of the planning window a year ago, where it was kept
 */
export function inTray(ruleset: Ruleset, view: PlayerView, before?: Observation): RankedMatters {
  const { kind, participants } = view.window
  if (kind !== 'planning' || !participants.includes(view.self.id)) return EMPTY
  const ranked = mattersOf(ruleset, view, before).sort((a, b) => b.stake - a.stake)
  return { cards: ranked.slice(0, MOST_CARDS), rest: ranked.slice(MOST_CARDS) }
}

const mattersOf = (ruleset: Ruleset, view: PlayerView, before: Observation | undefined): Matter[] =>
  Object.values(MATTERS).flatMap((module) =>
    module.find(ruleset, view, before).map((matter): Matter => ({ ...matter, kind: module.kind })),
  )
