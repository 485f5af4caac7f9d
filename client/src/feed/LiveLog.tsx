import { newsFeed, observation } from '../store/game.ts'
import { isKnown } from '../text/eventText.ts'
import { t } from '../text/text.ts'
import { newsLines } from './newsLines.ts'

/** The latest news for screen readers, spoken as it comes, whether the lists are open or not. */
export function LiveLog() {
  const year = observation.value?.year ?? 0
  const known = newsFeed.value.filter((entry) => entry.year >= year - 1 && isKnown(entry.event))
  return (
    <div class="unseen" role="log" aria-label={t('feed.title')}>
      {newsLines(known).map(({ text }, n) => (
        <p key={`${n} ${text}`}>{text}</p>
      ))}
    </div>
  )
}
