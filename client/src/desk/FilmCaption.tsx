import { pastYear, shownScene, shownShot } from '../store/year.ts'
import { eventLine } from '../text/eventText.ts'
import { dateOf } from '../text/text.ts'

/** Over the film: the year, and what is happening on the map. The live log tells it to screen readers. */
export function FilmCaption() {
  if (shownScene.value !== 'film') return null
  const before = pastYear.value?.before
  return (
    <p class="film-caption" aria-hidden="true">
      {before && <small>{dateOf(before.scenario, before.year)}</small>}
      {shownShot.value && <span key={eventLine(shownShot.value)}>{eventLine(shownShot.value)}</span>}
    </p>
  )
}
