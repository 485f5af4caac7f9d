import type { DatedEvent } from '#shared/events/withYears'
import { newsFeed, observation, salvos } from '../store/game.ts'
import { isKnown } from '../text/eventText.ts'
import { t } from '../text/text.ts'
import { newsLines } from './newsLines.ts'

/** The first event of the exchange that is played. */
const isShown = ({ event }: DatedEvent): boolean => salvos.value.some((salvo) => salvo === event)

/** The latest news for screen readers, spoken as it comes, whether the lists are open or not. */
export function LiveLog() {
  const year = observation.value?.year ?? 0
  // While an exchange is played nothing is told of how it ends.
  const toTell = salvos.value.length > 0 ? newsFeed.value.slice(0, newsFeed.value.findIndex(isShown)) : newsFeed.value
  const known = toTell.filter((entry) => entry.year >= year - 1 && isKnown(entry.event))
  return (
    <div class="unseen" role="log" aria-label={t('feed.title')}>
      {newsLines(known).map(({ text }, n) => (
        <p key={`${n} ${text}`}>{text}</p>
      ))}
    </div>
  )
}
