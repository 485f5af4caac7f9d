import { EVENTS, type SeenEvent } from '#shared/events/index'
import { eventLine } from '../text/eventText.ts'
import { t } from '../text/text.ts'
import { BackArrow } from '../ui/Arrows.tsx'
import type { OpenedRecord } from '../workers/replayEngine.ts'

/** A record of other rules than the present ones: its events as they were written down, window by window. */
export function RecordOnly({ windows }: Pick<Extract<OpenedRecord, { readonly kind: 'eventsOnly' }>, 'windows'>) {
  return (
    <main class="record-only" data-test="record-only">
      <p>
        <a href="#/">
          <BackArrow /> {t('connection.home')}
        </a>
      </p>
      <h1>{t('replay.toldTitle')}</h1>
      <p class="soft">{t('replay.told')}</p>
      <ol>
        {windows.map(({ number, events }) => (
          <li key={number}>
            <h2>{t('replay.window', { window: number })}</h2>
            <ul>
              {events.map((event, n) => (
                <li key={n}>{lineOf(event)}</li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </main>
  )
}

/** The event's text where it still has one, else its JSON. */
function lineOf(event: { readonly type: string }): string {
  try {
    if (Object.hasOwn(EVENTS, event.type)) return eventLine(event as SeenEvent)
  } catch {
    // The event's type has changed its shape since.
  }
  return JSON.stringify(event)
}
