import { useEffect, useState } from 'preact/hooks'
import { CARD_IDS, type CardFigures } from '#shared/debrief/index'
import type { Night } from '#shared/debrief/night'
import type { MatchOutline } from '#shared/debrief/outline'
import type { PowerId } from '#shared/ids'
import { RecordOnly } from '../replay/RecordOnly.tsx'
import { Gaps } from '../replay/ReplayBar.tsx'
import { type OpenArchive, useArchive } from '../replay/useArchive.ts'
import { labelled } from '../text/labelled.ts'
import { formatMillions, scenarioName, setSkin, t } from '../text/text.ts'
import { HomeLink } from '../ui/HomeLink.tsx'
import { failureText } from '../ui/useAttempt.ts'
import type { Archive } from '../workers/archive.ts'
import type { OpenedRecord } from '../workers/replayEngine.ts'
import { Checked } from './Checked.tsx'
import { FullAnalysis } from './FullAnalysis.tsx'
import type { OwnPage } from './Section.tsx'
import { ShareKey } from './ShareKey.tsx'
import { ShownSection } from './ShownSection.tsx'
import { useWallControl } from './ShowOnWall.tsx'
import { type PowerTitles, TitlesWon } from './TitlesWon.tsx'
import { viewerPower } from './viewerPower.ts'
import '../commands/ownWords.ts'
import './debrief.css'

/** Branches that are simulated in parallel. */
const BRANCHES = 2

/** The debrief of a match that is over: its parts in the order in which a class discusses them. */
export function DebriefPage({ match }: { readonly match: string }) {
  const open = useArchive(match)
  if (typeof open === 'object' && open.opened.kind === 'eventsOnly') return <RecordOnly windows={open.opened.windows} />
  return (
    <main class="debrief">
      <HomeLink look="no-print" />
      <h1>{t('debrief.title')}</h1>
      {open === undefined && <p role="status">{t('replay.opening')}</p>}
      {typeof open === 'string' && (
        <p role="alert" data-test="no-record">
          {open}
        </p>
      )}
      {typeof open === 'object' && open.opened.kind === 'story' && (
        <StoryDebrief match={match} open={open} opened={open.opened} />
      )}
    </main>
  )
}

interface StoryDebriefProps {
  readonly match: string
  readonly open: OpenArchive
  readonly opened: Extract<OpenedRecord, { readonly kind: 'story' }>
}

interface LoadedCards {
  readonly cards: CardFigures
  readonly titles: readonly PowerTitles[]
  /** Absent of a match of other rules: only its figures are told. */
  readonly night: Night | undefined
  /** The viewer's power; undefined for those who only look. */
  readonly me: PowerId | undefined
}

async function loadCards(match: string, { engine }: Archive): Promise<LoadedCards> {
  const cards = await engine.cards()
  const me = viewerPower(
    match,
    cards.powers.map(({ id }) => id),
  )
  return { cards, titles: await engine.titles(), night: await engine.night(me), me }
}

function StoryDebrief({ match, open: { archive }, opened }: StoryDebriefProps) {
  const [findings, setFindings] = useState<LoadedCards | string | undefined>(undefined)
  const shower = useWallControl(match)
  useEffect(() => {
    const load = async () => {
      const loaded = await loadCards(match, archive)
      setSkin(loaded.cards.skin)
      if (opened.toldBy === undefined) archive.prepare(BRANCHES)
      setFindings(loaded)
    }
    load().catch((fault: unknown) => setFindings(failureText(fault)))
    return () => setSkin(undefined)
  }, [archive, opened, match])
  if (findings === undefined) return <p role="status">{t('replay.opening')}</p>
  if (typeof findings === 'string') return <p role="alert">{findings}</p>
  const { cards, titles, night, me } = findings
  const ownTitles = titles.find(({ power }) => power === me)?.titles ?? []
  const own: OwnPage | undefined = opened.toldBy === undefined ? { match, archive, night } : undefined
  return (
    <>
      <OutcomeHeader debrief={cards} />
      {CARD_IDS.map((id) => (
        <ShownSection key={id} id={id} debrief={cards} me={me} own={own} shower={shower} />
      ))}
      <TitlesWon outline={cards} won={titles} me={me} />
      <ShareKey debrief={cards} night={night} titles={ownTitles} />
      <h2 class="full-analysis">{t('debrief.full')}</h2>
      <Gaps opened={opened} />
      <Checked match={match} opened={opened} injections={cards.injections} />
      <p class="ways no-print">
        <a class="button" href={`#/replay/${match}`}>
          {t('replay.title')}
        </a>
      </p>
      <FullAnalysis
        match={match}
        archive={archive}
        me={me}
        own={own}
        shower={shower}
        titles={ownTitles}
        night={night}
      />
    </>
  )
}

function OutcomeHeader({ debrief: { reveal, years, yearsPlayed, scenario } }: { readonly debrief: MatchOutline }) {
  return (
    <header class="outcome-line" data-test="outcome">
      <p class="soft">{t('debrief.played', { scenario: scenarioName(scenario), yearsPlayed, years })}</p>
      {reveal && (
        <>
          <p class={`outcome ${reveal.outcome}`}>{t(`ended.outcome.${reveal.outcome}`)}</p>
          <p>
            {t('ended.worldPoints', { points: reveal.world.points })} ·{' '}
            {labelled(t('ended.dead'), formatMillions(reveal.world.dead))} ·{' '}
            {labelled(t('ended.starved'), formatMillions(reveal.world.starved))}
          </p>
        </>
      )}
    </header>
  )
}
