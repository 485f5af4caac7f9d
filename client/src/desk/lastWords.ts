import type { DatedEvent } from '#shared/events/withYears'
import type { PlayerView } from '#shared/view/observation'
import { type Cue, cuesIn } from '#shared/voices/index'

/**
 * The newest words of another leader to the viewer, or to all, in the viewer's news of this year or the last; undefined when none has
 * spoken. What two others said to each other stands in the news: beside a face it would be taken for the viewer's.
 */
export function lastWords(feed: readonly DatedEvent[], view: PlayerView): Cue | undefined {
  const powers = view.powers.map(({ id }) => id)
  const heard = feed.filter(({ year }) => year >= view.year - 1)
  return cuesIn(heard, powers)
    .flat()
    .findLast(({ speaker, to }) => speaker !== view.self.id && (to === undefined || to === view.self.id))
}
