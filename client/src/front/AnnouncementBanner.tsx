import { useState } from 'preact/hooks'
import { readAnnouncement } from '../net/hostApi.ts'
import { t } from '../text/text.ts'
import { usePolled } from '../ui/usePolled.ts'
import '../ui/banner.css'

/** How often the announcement is polled. */
const POLL_MILLISECONDS = 30_000

/** The host's announcement, above every page. Once hidden it stays hidden until it changes. */
export function AnnouncementBanner() {
  const [hidden, setHidden] = useState('')
  const { value } = usePolled({
    ask: readAnnouncement,
    milliseconds: POLL_MILLISECONDS,
    key: 'announcement',
    isAside: true,
  })
  const text = value?.text ?? ''
  if (text === '' || text === hidden) return null
  return (
    <aside class="announced" aria-label={t('announcement.label')} data-test="announcement">
      <p role="status">
        <strong>{t('announcement.label')}</strong> {text}
      </p>
      <button type="button" class="quiet" onClick={() => setHidden(text)} data-test="hide-announcement">
        {t('announcement.hide')}
      </button>
    </aside>
  )
}
