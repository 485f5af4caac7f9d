import type { ComponentType } from 'preact'
import type { SectionId } from '#shared/debrief/index'
import type { MatchOutline } from '#shared/debrief/outline'
import type { SectionPart } from './Section.tsx'
import { ShowOnWall, type WallControl } from './ShowOnWall.tsx'
import { SECTION_VIEWS } from './sections.ts'

/** What the view of any section takes. */
type AnyPart = Omit<SectionPart<SectionId>, 'debrief'> & { readonly debrief: MatchOutline }

interface ShownSectionProps extends AnyPart {
  readonly id: SectionId
  /** Where a teacher looks on: what puts sections on the wall. */
  readonly shower: WallControl | undefined
}

/** A section on the page of its match, with the key that puts it on the wall. */
export function ShownSection({ id, shower, ...part }: ShownSectionProps) {
  const View = SECTION_VIEWS[id] as ComponentType<AnyPart>
  return (
    <div class="on-request">
      {shower && <ShowOnWall shower={shower} id={id} />}
      <View {...part} />
    </div>
  )
}
