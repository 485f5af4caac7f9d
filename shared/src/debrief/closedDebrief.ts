import { type Debrief, type DebriefFor, SECTIONS, type SectionId, shownBy } from '#shared/debrief/index'
import type { MatchOutline } from '#shared/debrief/outline'

/**
 * The part of a debrief that shows some sections, built up field by field.
 * @param interests whether they are open; while they are closed nothing is in it that an interest changes
 */
export function debriefPart<Id extends SectionId>(
  debrief: Debrief,
  ids: readonly Id[],
  interests: 'open' | 'closed',
): DebriefFor<Id> {
  const isOpen = interests === 'open'
  const figures = shownBy(ids).map((id) => [id, isOpen ? debrief[id] : closedFigures(id, debrief)] as const)
  const outline = isOpen ? debriefOutline(debrief) : closedOutline(debrief)
  return { ...outline, ...Object.fromEntries(figures) } as DebriefFor<Id>
}

function closedFigures<Id extends SectionId>(id: Id, debrief: Debrief): Debrief[Id] {
  const closed = SECTIONS[id].closed as (figures: Debrief[Id]) => Debrief[Id]
  return closed(debrief[id])
}

function debriefOutline({ reveal, ...debrief }: Debrief): MatchOutline {
  return { ...publicOutline(debrief), ...(reveal === undefined ? {} : { reveal }) }
}

/** How the match ended, without the powers' interests, true forces and scores, which interests weigh. */
function closedOutline({ reveal, ...debrief }: Debrief): MatchOutline {
  const ended = reveal && { outcome: reveal.outcome, world: reveal.world, powers: [] }
  return { ...publicOutline(debrief), ...(ended === undefined ? {} : { reveal: ended }) }
}

function publicOutline({
  powers,
  scenario,
  skin,
  seekerOdds,
  yearsPlayed,
  years,
  injections,
}: Omit<Debrief, 'reveal'>): MatchOutline {
  return {
    powers,
    scenario,
    ...(skin === undefined ? {} : { skin }),
    seekerOdds,
    yearsPlayed,
    years,
    // Only a replay shows moments.
    moments: [],
    injections,
  }
}
