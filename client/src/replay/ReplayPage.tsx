import { useEffect, useState } from 'preact/hooks'
import type { Perspective } from '#shared/debrief/perspective'
import { showPosition, stopReplay } from '../commands/replay.ts'
import { Room } from '../room/WarRoom.tsx'
import { observation } from '../store/game.ts'
import { t } from '../text/text.ts'
import type { OpenedRecord } from '../workers/replayEngine.ts'
import { AlarmsBesideTruth } from './AlarmsBesideTruth.tsx'
import { EstimatesBesideTruth } from './EstimatesBesideTruth.tsx'
import { RecordOnly } from './RecordOnly.tsx'
import { ReplayBar } from './ReplayBar.tsx'
import { type OpenArchive, useArchive } from './useArchive.ts'
import '../commands/ownWords.ts'
import './replay.css'

/** A position of the record, and from whose perspective it is shown. */
export interface ReplayPlace {
  /** Position of the record, from 0. */
  readonly index: number
  readonly perspective: Perspective
}

interface ReplayPageProps {
  readonly match: string
  readonly place: ReplayPlace
}

/** Replays a match that is over: the same map and panels, at any position, from any perspective. */
export function ReplayPage({ match, place }: ReplayPageProps) {
  const open = useArchive(match)
  if (open === undefined) return <Waiting text={t('replay.opening')} />
  if (typeof open === 'string') return <Waiting text={open} />
  if (open.opened.kind === 'eventsOnly') return <RecordOnly windows={open.opened.windows} />
  return <StoryReplay match={match} open={open} opened={open.opened} place={place} />
}

function Waiting({ text }: { readonly text: string }) {
  return (
    <main class="waiting-page">
      <h1 class="unseen">{t('replay.title')}</h1>
      <p role="status">{text}</p>
      <a href="#/">{t('connection.home')}</a>
    </main>
  )
}

interface StoryReplayProps extends ReplayPageProps {
  readonly open: OpenArchive
  readonly opened: Extract<OpenedRecord, { readonly kind: 'story' }>
}

function StoryReplay({ match, open: { archive }, opened, place }: StoryReplayProps) {
  const last = opened.yearOf.length - 1
  const [{ index, perspective }, setPlace] = useState<ReplayPlace>({ ...place, index: Math.min(place.index, last) })
  useEffect(() => stopReplay, [])
  useEffect(() => {
    showPosition(archive.engine, index, perspective).catch(() => undefined)
    history.replaceState(null, '', `#/replay/${match}/${index}/${perspective}`)
  }, [archive, index, perspective])
  const go = (next: number) => setPlace((now) => ({ ...now, index: Math.max(0, Math.min(last, next)) }))
  return (
    <div class="replay">
      {observation.value === undefined ? <Waiting text={t('replay.opening')} /> : <Room />}
      <ReplayBar
        match={match}
        opened={opened}
        index={index}
        perspective={perspective}
        onGo={go}
        onLookAs={(next) => setPlace({ index, perspective: next })}
      />
      <AlarmsBesideTruth engine={archive.engine} index={index} />
      <EstimatesBesideTruth engine={archive.engine} index={index} perspective={perspective} />
    </div>
  )
}
