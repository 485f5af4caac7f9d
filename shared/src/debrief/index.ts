import { alarms } from '#shared/debrief/alarms'
import { beliefs } from '#shared/debrief/beliefs'
import { choice } from '#shared/debrief/choice'
import { crises } from '#shared/debrief/crises'
import type { DebriefSection } from '#shared/debrief/define'
import { dilemma } from '#shared/debrief/dilemma'
import { faces } from '#shared/debrief/faces'
import { interests } from '#shared/debrief/interests'
import { night } from '#shared/debrief/night'
import { type MatchOutline, outlineOf } from '#shared/debrief/outline'
import { people } from '#shared/debrief/people'
import { plane } from '#shared/debrief/plane'
import { race } from '#shared/debrief/race'
import { spending } from '#shared/debrief/spending'
import { spiral } from '#shared/debrief/spiral'
import { steadiness } from '#shared/debrief/steadiness'
import { runToEnd, type Story } from '#shared/debrief/story'
import { umbrellas } from '#shared/debrief/umbrellas'

/**
 * Every section of the debrief by id, in the order in which a class talks about them. One line here and one file beside this
 * one make a new section; its view is one line of client/src/debrief/sections.ts.
 */
export const SECTIONS = {
  faces,
  night,
  choice,
  interests,
  beliefs,
  race,
  spiral,
  plane,
  steadiness,
  umbrellas,
  crises,
  alarms,
  spending,
  dilemma,
  people,
} as const satisfies Readonly<Record<string, DebriefSection>>

/** Id of a section of the debrief. */
export type SectionId = keyof typeof SECTIONS
/** All ids of sections of the debrief, in their order. */
export const SECTION_IDS = Object.keys(SECTIONS) as readonly SectionId[]
/** True for the id of a section of the debrief. */
export const isSectionId = (text: string): text is SectionId => Object.hasOwn(SECTIONS, text)

/** The figures of one section. */
export type DebriefOf<Id extends SectionId> = ReturnType<(typeof SECTIONS)[Id]['of']>

/** Everything the debrief shows of a match that is over, as plain data: its outline, and every section by its id. */
export type Debrief = MatchOutline & { readonly [Id in SectionId]: DebriefOf<Id> }

/** A section and those that its view reads. */
type ShownBy<Id extends SectionId> = Id | (typeof SECTIONS)[Id]['reads'][number]

/** What the view of a section shows: the outline of its match, its own figures, and those of the sections it reads. */
export type DebriefFor<Id extends SectionId> = MatchOutline & Pick<Debrief, ShownBy<Id>>

/** Ids of sections, and of those that their views read. */
export const shownBy = <Id extends SectionId>(ids: readonly Id[]): readonly ShownBy<Id>[] => [
  ...new Set(ids.flatMap((id): readonly ShownBy<Id>[] => [id, ...SECTIONS[id].reads])),
]

/** The sections that tell a match as a story, before all figures. */
export const CARD_IDS = ['faces', 'night', 'choice'] as const satisfies readonly SectionId[]

/** What the page of a match shows first: the cards, and the arms race, which stands in the picture that is shared. */
export type CardFigures = DebriefFor<(typeof CARD_IDS)[number] | 'race'>

/** What some sections of a match show, without the work that the others take. */
function debriefWith<Id extends SectionId>(story: Story, ids: readonly Id[]): DebriefFor<Id> {
  const sections = Object.fromEntries(shownBy(ids).map((id) => [id, SECTIONS[id].of(story)]))
  return { ...outlineOf(story), ...sections } as DebriefFor<Id>
}

/** What the page of a match shows first. */
export const cardsOf = (story: Story): CardFigures => debriefWith(story, [...CARD_IDS, 'race'])

/** The whole debrief of a match. */
export const debriefOf = (story: Story): Debrief => runToEnd(makeDebrief(story))

/** Like `debriefOf`, section by section: yields now and then, since it takes a while. */
export function* makeDebrief(story: Story): Generator<unknown, Debrief> {
  const figures: [SectionId, unknown][] = []
  for (const id of SECTION_IDS) {
    const { prepare, of }: DebriefSection = SECTIONS[id]
    if (prepare !== undefined) yield* prepare(story)
    figures.push([id, of(story)])
    yield
  }
  const sections = Object.fromEntries(figures)
  return { ...outlineOf(story), ...(sections as { readonly [Id in SectionId]: DebriefOf<Id> }) }
}
