import { useEffect, useState } from 'preact/hooks'
import { readAnnouncement } from '../net/hostApi.ts'
import { t } from '../text/text.ts'
import './announcement.css'

/** How often every page asks whether the host says something. */
const LOOK_MILLISECONDS = 30_000

/** What whoever runs this server says to everybody, on top of every page; hidden, it stays away until it changes. */
export function AnnouncementBanner() {
  const [said, setSaid] = useState('')
  const [hidden, setHidden] = useState('')
  useEffect(() => {
    const look = () =>
      void readAnnouncement().then(
        ({ text }) => setSaid(text),
        () => undefined,
      )
    look()
    const timer = setInterval(look, LOOK_MILLISECONDS)
    return () => clearInterval(timer)
  }, [])
  if (said === '' || said === hidden) return null
  return (
    <aside class="announced" aria-label={t('announcement.label')} data-test="announcement">
      <p role="status">
        <strong>{t('announcement.label')}:</strong> {said}
      </p>
      <button type="button" class="quiet" onClick={() => setHidden(said)} data-test="hide-announcement">
        {t('announcement.hide')}
      </button>
    </aside>
  )
}
