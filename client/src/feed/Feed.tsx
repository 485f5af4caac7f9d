import { useState } from 'preact/hooks'
import { newsFeed } from '../store/game.ts'
import { isKnown, newsWeight } from '../text/eventText.ts'
import { t } from '../text/text.ts'
import { ChatPanel } from './ChatPanel.tsx'
import { newsLines } from './newsLines.ts'
import './feed.css'

/** News, newest first, and the chat. */
export function Feed() {
  const [graveOnly, setGraveOnly] = useState(false)
  const known = newsFeed.value.filter(({ event }) => isKnown(event))
  const entries = newsLines(known.filter(({ event }) => !graveOnly || newsWeight(event) === 'grave'))
  return (
    <section class="feed" data-panel="feed" aria-label={t('feed.title')}>
      <ChatPanel />
      <header>
        <h2 class="panel-title">{t('feed.title')}</h2>
        <button type="button" class="quiet" aria-pressed={graveOnly} onClick={() => setGraveOnly(!graveOnly)}>
          {t('feed.grave')}
        </button>
      </header>
      {entries.length === 0 && <p class="faint">{t('feed.empty')}</p>}
      <ol>
        {[...entries].reverse().map(({ year, event, text }, n) => (
          <li key={entries.length - n} class={newsWeight(event)}>
            <span class="faint figures">{year}</span>
            <span>{text}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}
