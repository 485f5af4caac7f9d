import { EVENTS, type SeenEvent } from '#shared/events/index'
import { eventLine } from '../text/eventText.ts'
import { t } from '../text/text.ts'
import type { OpenedRecord } from '../workers/replayEngine.ts'

/** A record of rules nobody plays by any more: what was written down then, in its order. */
export function RecordOnly({ windows }: Pick<Extract<OpenedRecord, { readonly kind: 'told' }>, 'windows'>) {
  return (
    <main class="record-only" data-test="told">
      <p>
        <a href="#/">← {t('connection.home')}</a>
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

/** In our words where the event still has them, else as it stands in the file. */
function lineOf(event: { readonly type: string }): string {
  try {
    if (Object.hasOwn(EVENTS, event.type)) return eventLine(event as SeenEvent)
  } catch {
    // An event that has changed its shape since.
  }
  return JSON.stringify(event)
}
