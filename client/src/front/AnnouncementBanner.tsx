import { useEffect, useState } from 'preact/hooks'
import { readAnnouncement } from '../net/hostApi.ts'
import { t } from '../text/text.ts'
import './announcement.css'

/** How often the announcement is polled. */
const POLL_MILLISECONDS = 30_000

/** The host's announcement, above every page. Once hidden it stays hidden until it changes. */
export function AnnouncementBanner() {
  const [text, setText] = useState('')
  const [hidden, setHidden] = useState('')
  useEffect(() => {
    const poll = () =>
      void readAnnouncement().then(
        (announcement) => setText(announcement.text),
        () => undefined,
      )
    poll()
    const timer = setInterval(poll, POLL_MILLISECONDS)
    return () => clearInterval(timer)
  }, [])
  if (text === '' || text === hidden) return null
  return (
    <aside class="announced" aria-label={t('announcement.label')} data-test="announcement">
      <p role="status">
        <strong>{t('announcement.label')}:</strong> {text}
      </p>
      <button type="button" class="quiet" onClick={() => setHidden(text)} data-test="hide-announcement">
        {t('announcement.hide')}
      </button>
    </aside>
  )
}
