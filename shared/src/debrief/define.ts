import type { Story } from '#shared/debrief/story'

/** One section of the debrief: the figures it shows of a match that is over. */
export interface DebriefSection<Id extends string = string, Figures = unknown, Reads extends string = string> {
  /** Also the text keys `debrief.<id>.title` and `debrief.<id>.question`, and the view of that id on the client. */
  readonly id: Id
  /** Plain data of a story. Asked twice about one story it gives the same object, so sections may build on each other. */
  of(story: Story): Figures
  /** Finds beforehand what takes longest of `of`, and yields now and then; absent where nothing takes long. */
  prepare?(story: Story): Generator<unknown, unknown>
  /** What a class may see of the figures while the interests of its powers are closed: nothing that an interest changes. */
  closed(figures: Figures): Figures
  /** Ids of the other sections whose figures its view shows too. */
  readonly reads: readonly Reads[]
  /** What stands for the figures of a match that was told before there was such a section; absent of the first sections. */
  readonly untold?: Figures
}

/** `closed` of a section that no interest changes. */
export const whole = <Figures>(figures: Figures): Figures => figures

/**
 * Declares a section of the debrief.
 * @param prepare finds beforehand what takes longest of `of`, and yields now and then
 * @param reads other sections whose figures its view shows too; none when absent
 * @param untold what stands for its figures in debriefs that were kept before there was such a section
 */
export function defineSection<const Id extends string, Figures, const Reads extends string = never>({
  id,
  of,
  prepare,
  closed,
  reads = [],
  untold,
}: {
  readonly id: Id
  of(story: Story): Figures
  prepare?(story: Story): Generator<unknown, unknown>
  closed(figures: NoInfer<Figures>): NoInfer<Figures>
  readonly reads?: readonly Reads[]
  readonly untold?: NoInfer<Figures>
}): DebriefSection<Id, Figures, Reads> {
  const known = new WeakMap<Story, { readonly figures: Figures }>()
  return {
    id,
    closed,
    reads,
    ...(untold === undefined ? {} : { untold }),
    ...(prepare === undefined ? {} : { prepare }),
    of(story) {
      const before = known.get(story)
      if (before !== undefined) return before.figures
      const figures = of(story)
      known.set(story, { figures })
      return figures
    },
  }
}
