import type { SeenEvent } from '#shared/events/index'
import { advisers } from '#shared/intray/advisers'
import { aidWhom } from '#shared/intray/aid'
import { alert } from '#shared/intray/alert'
import type { Matter, MatterKind, MatterModule } from '#shared/intray/matter'
import { offers } from '#shared/intray/offers'
import { opening } from '#shared/intray/opening'
import { plea } from '#shared/intray/plea'
import { sighting } from '#shared/intray/sighting'
import { standDown } from '#shared/intray/standDown'
import { temptation } from '#shared/intray/temptation'
import { unsure } from '#shared/intray/unsure'
import { ward } from '#shared/intray/ward'
import { watch } from '#shared/intray/watch'
import type { Ruleset } from '#shared/ruleset/ruleset'
import { isPlayerView, type Observation, type PlayerView } from '#shared/view/observation'

/** Every kind of matter. One line here and one file beside this one make a new kind. */
export const MATTERS: { readonly [Kind in MatterKind]: MatterModule<Kind> } = {
  alert,
  standDown,
  plea,
  aid: aidWhom,
  ward,
  sighting,
  offers,
  advisers,
  opening,
  temptation,
  watch,
  unsure,
}

/** Most matters that are shown as cards. */
export const MOST_CARDS = 4

/** Fewest cards for which what was asked a year ago in the same words is asked again. */
const FEWEST_CARDS = 2

/** What needs the player this year, the gravest first: at most `MOST_CARDS` cards, and the rest as a log. */
export interface RankedMatters {
  readonly cards: readonly Matter[]
  readonly rest: readonly Matter[]
}

const EMPTY: RankedMatters = { cards: [], rest: [] }

/**
 * The in-tray of a planning window: every matter that needs the viewer, ranked by what hangs on it; of equals the kind that stands
 * first in the registry. What was asked a year ago in the same words comes after all that is new, and is a card only where there are
 * few. Empty in any other window, and where the window does not wait for the viewer. Pure: of what the viewer saw only.
 * @param before the viewer's observation of the planning window a year ago, where it was kept
 * @param news what the viewer saw happen since then
 */
export function inTray(
  ruleset: Ruleset,
  view: PlayerView,
  before?: Observation,
  news: readonly SeenEvent[] = [],
): RankedMatters {
  const { kind, participants } = view.window
  if (kind !== 'planning' || !participants.includes(view.self.id)) return EMPTY
  const ranked = mattersOf(ruleset, view, before, news).sort((a, b) => b.stake - a.stake)
  const asked = new Set(before && isPlayerView(before) ? mattersOf(ruleset, before, undefined, []).map(wordsOf) : [])
  const isOld = (matter: Matter) => !matter.isGrave && asked.has(wordsOf(matter))
  const fresh = ranked.filter((matter) => !isOld(matter))
  const inOrder = [...fresh, ...ranked.filter(isOld)]
  const count = Math.min(MOST_CARDS, Math.max(FEWEST_CARDS, fresh.length))
  return { cards: inOrder.slice(0, count), rest: inOrder.slice(count) }
}

/** Who asks what, and what is said to it: a matter that asks in the same words is the same again. */
const wordsOf = ({ id, question: { key }, voices = [], askers = [], answers }: Matter): string =>
  JSON.stringify([
    id,
    key,
    voices.map(({ says }) => says.key),
    askers.map((asker) => asker.id),
    answers.map(({ says }) => says),
  ])

const mattersOf = (
  ruleset: Ruleset,
  view: PlayerView,
  before: Observation | undefined,
  news: readonly SeenEvent[],
): Matter[] =>
  Object.values(MATTERS).flatMap((module) =>
    module.find(ruleset, view, before, news).map((matter): Matter => ({ ...matter, kind: module.kind })),
  )
