import { useEffect, useState } from 'preact/hooks'
import { t } from '../text/text.ts'
import { SpokenNews } from './spokenNews.ts'

/** What happens in the match, for screen readers: spoken as it comes, whether the lists are open or not. */
export function LiveLog() {
  const [spoken] = useState(() => new SpokenNews())
  useEffect(() => spoken.start(), [spoken])
  return (
    <div class="unseen" role="log" aria-label={t('feed.title')} data-test="spoken">
      {spoken.lines.map(({ number, text }) => (
        <p key={number}>{text}</p>
      ))}
    </div>
  )
}
