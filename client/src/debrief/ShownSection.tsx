import type { ComponentType } from 'preact'
import type { SectionId } from '#shared/debrief/index'
import type { SectionPart } from './Section.tsx'
import { ShowOnWall, type WallControl } from './ShowOnWall.tsx'
import { SECTION_VIEWS } from './sections.ts'

interface ShownSectionProps<Id extends SectionId> extends SectionPart<Id> {
  readonly id: Id
  /** Where a teacher looks on: what puts sections on the wall. */
  readonly shower: WallControl | undefined
}

/** A section on the page of its match, with the key that puts it on the wall. */
export function ShownSection<Id extends SectionId>({ id, shower, ...part }: ShownSectionProps<Id>) {
  const View = SECTION_VIEWS[id] as ComponentType<SectionPart<Id>>
  return (
    <div class="on-request">
      {shower && <ShowOnWall shower={shower} id={id} />}
      <View {...part} />
    </div>
  )
}
