import { useEffect, useState } from 'preact/hooks'
import type { DatedEvent } from '#shared/events/withYears'
import { loadPublicRecord } from '../commands/records.ts'
import { eventLine } from '../text/eventText.ts'
import { scenarioName, t } from '../text/text.ts'
import type { OpenedRecord } from '../workers/replayEngine.ts'
import { Gaps, PlayControls } from './ReplayBar.tsx'
import { type OpenArchive, useArchive } from './useArchive.ts'
import './embed.css'

interface EmbedPageProps {
  readonly match: string
}

/**
 * The replay of a match within another website's page: what happened at each of its moments, without the room around it. The record
 * is the server's, whatever this device keeps.
 */
export function EmbedPage({ match }: EmbedPageProps) {
  const open = useArchive(match, loadPublicRecord)
  const isStory = typeof open === 'object' && open.opened.kind === 'story'
  if (isStory) return <ToldReplay match={match} open={open} opened={open.opened as ToldReplayProps['opened']} />
  return (
    <main class="embed">
      <h1>{t('replay.title')}</h1>
      <p role="status">
        {open === undefined ? t('replay.opening') : typeof open === 'string' ? open : t('replay.told')}
      </p>
      <ToGame match={match} index={0} />
    </main>
  )
}

/** The game in a tab of its own, at this moment. */
const ToGame = ({ match, index }: EmbedPageProps & { readonly index: number }) => (
  <a class="button" href={`#/replay/${match}/${index}/truth`} target="_blank" rel="noopener" data-test="to-game">
    {t('embed.open')}
  </a>
)

interface ToldReplayProps extends EmbedPageProps {
  readonly open: OpenArchive
  readonly opened: Extract<OpenedRecord, { readonly kind: 'story' }>
}

function ToldReplay({ match, open: { archive }, opened }: ToldReplayProps) {
  const last = opened.yearOf.length - 1
  const [index, setIndex] = useState(0)
  const [events, setEvents] = useState<readonly DatedEvent[]>([])
  const go = (next: number) => setIndex(Math.max(0, Math.min(last, next)))
  useEffect(() => {
    let isShown = true
    const until = (at: number) => archive.engine.news(at, 'truth')
    Promise.all([until(index), index === 0 ? [] : until(index - 1)]).then(
      ([now, before]) => isShown && setEvents(now.slice(before.length)),
      () => undefined,
    )
    return () => {
      isShown = false
    }
  }, [archive, index])
  return (
    <main class="embed" data-test="embed" data-index={index}>
      <h1>
        {scenarioName(opened.head.scenario)} · {t('replay.year', { year: opened.yearOf[index] ?? 1 })}
      </h1>
      <ul aria-live="polite">
        {events.length === 0 && <li class="soft">{t('embed.none')}</li>}
        {events.map(({ event }, nth) => (
          <li key={nth}>{eventLine(event)}</li>
        ))}
      </ul>
      <div class="embed-bar">
        <PlayControls opened={opened} index={index} onGo={go} />
        <span class="soft">{t('embed.step', { index: index + 1, last: last + 1 })}</span>
        <ToGame match={match} index={index} />
      </div>
      <Gaps opened={opened} />
    </main>
  )
}
