import { useEffect, useState } from 'preact/hooks'
import { openLooking, stopLooking } from '../commands/lookBack.ts'
import { Room } from '../room/WarRoom.tsx'
import { observation } from '../store/game.ts'
import { t } from '../text/text.ts'
import type { Hindsight, Opened } from '../workers/historian.ts'
import { BeliefBeside } from './BeliefBeside.tsx'
import { ReplayBar } from './ReplayBar.tsx'
import { Told } from './Told.tsx'
import { type OpenArchive, useArchive } from './useArchive.ts'
import './replay.css'

export interface Place {
  /** Position of the record, from 0. */
  readonly index: number
  readonly hindsight: Hindsight
}

interface ReplayPageProps {
  readonly match: string
  readonly place: Place
}

/** A match that is over, again: the same map and panels, at any moment, through anybody's eyes. */
export function ReplayPage({ match, place }: ReplayPageProps) {
  const open = useArchive(match)
  if (open === undefined) return <Waiting text={t('replay.opening')} />
  if (typeof open === 'string') return <Waiting text={open} />
  if (open.opened.kind === 'told') return <Told windows={open.opened.windows} />
  return <Story match={match} open={open} opened={open.opened} place={place} />
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

interface StoryProps extends ReplayPageProps {
  readonly open: OpenArchive
  readonly opened: Extract<Opened, { readonly kind: 'story' }>
}

function Story({ match, open: { archive }, opened, place }: StoryProps) {
  const last = opened.yearOf.length - 1
  const [{ index, hindsight }, setPlace] = useState<Place>({ ...place, index: Math.min(place.index, last) })
  useEffect(() => stopLooking, [])
  useEffect(() => {
    openLooking(archive.historian, index, hindsight).catch(() => undefined)
    history.replaceState(null, '', `#/replay/${match}/${index}/${hindsight}`)
  }, [archive, index, hindsight])
  const go = (next: number) => setPlace((now) => ({ ...now, index: Math.max(0, Math.min(last, next)) }))
  return (
    <div class="replay">
      {observation.value === undefined ? <Waiting text={t('replay.opening')} /> : <Room />}
      <ReplayBar
        match={match}
        opened={opened}
        index={index}
        hindsight={hindsight}
        onGo={go}
        onLookAs={(next) => setPlace({ index, hindsight: next })}
      />
      <BeliefBeside historian={archive.historian} index={index} hindsight={hindsight} />
    </div>
  )
}
