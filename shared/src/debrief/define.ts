import type { Story } from '#shared/debrief/story'

/** One section of the debrief: the figures it shows of a match that is over. */
export interface DebriefSection<Id extends string = string, Figures = unknown> {
  /** Also the text keys `debrief.<id>.title` and `debrief.<id>.question`, and the view of that id on the client. */
  readonly id: Id
  /** Plain data of a story. Asked twice about one story it gives the same object, so sections may build on each other. */
  of(story: Story): Figures
}

/** Declares a section of the debrief. */
export function defineSection<const Id extends string, Figures>({
  id,
  of,
}: DebriefSection<Id, Figures>): DebriefSection<Id, Figures> {
  const known = new WeakMap<Story, { readonly figures: Figures }>()
  return {
    id,
    of(story) {
      const before = known.get(story)
      if (before !== undefined) return before.figures
      const figures = of(story)
      known.set(story, { figures })
      return figures
    },
  }
}
