import { pastYear, shownScene, shownShot } from '../store/year.ts'
import { eventLine } from '../text/eventText.ts'
import { t } from '../text/text.ts'

/** Over the film: the year, and what is happening on the map. The live log tells it to screen readers. */
export function FilmCaption() {
  if (shownScene.value !== 'film') return null
  return (
    <p class="film-caption" aria-hidden="true">
      <small>{t('bar.yearNow', { year: pastYear.value?.before.year ?? 0 })}</small>
      {shownShot.value && <span key={eventLine(shownShot.value)}>{eventLine(shownShot.value)}</span>}
    </p>
  )
}
