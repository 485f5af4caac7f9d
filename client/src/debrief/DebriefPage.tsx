import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { PivotalChoice } from '#shared/debrief/choices'
import { type Debrief, SECTION_IDS, type SectionId } from '#shared/debrief/index'
import type { Night } from '#shared/debrief/night'
import type { PowerId } from '#shared/ids'
import { RecordOnly } from '../replay/RecordOnly.tsx'
import { Gaps } from '../replay/ReplayBar.tsx'
import { type OpenArchive, useArchive } from '../replay/useArchive.ts'
import { formatMillions, scenarioName, setSkin, t } from '../text/text.ts'
import { BackArrow } from '../ui/BackArrow.tsx'
import { failureText } from '../ui/useAttempt.ts'
import type { Archive } from '../workers/archive.ts'
import type { OpenedRecord } from '../workers/replayEngine.ts'
import { Checked } from './Checked.tsx'
import { CouldHaveStopped } from './CouldHaveStopped.tsx'
import { Discussion } from './Discussion.tsx'
import type { OwnPage, SectionPart } from './Section.tsx'
import { Share } from './Share.tsx'
import { ShareKey } from './ShareKey.tsx'
import { ShowOnWall, useWallControl } from './ShowOnWall.tsx'
import { SECTION_VIEWS } from './sections.ts'
import { type PowerTitles, TitlesWon } from './TitlesWon.tsx'
import { viewerPower } from './viewerPower.ts'
import { WhatIf } from './WhatIf.tsx'
import '../commands/ownWords.ts'
import './debrief.css'

/** What the view of any section takes. */
type WholePart = Omit<SectionPart<SectionId>, 'debrief'> & { readonly debrief: Debrief }
/** The sections that tell the match as a story, before the full analysis. */
const CARDS: readonly SectionId[] = ['faces', 'night', 'choice']
/** Branches that are simulated in parallel. */
const BRANCHES = 2

/** The debrief of a match that is over: its parts in the order in which a class discusses them. */
export function DebriefPage({ match }: { readonly match: string }) {
  const open = useArchive(match)
  if (typeof open === 'object' && open.opened.kind === 'eventsOnly') return <RecordOnly windows={open.opened.windows} />
  return (
    <main class="debrief">
      <p class="no-print">
        <a href="#/">
          <BackArrow /> {t('table.home')}
        </a>
      </p>
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

interface LoadedDebrief {
  readonly debrief: Debrief
  readonly choices: readonly PivotalChoice[]
  readonly titles: readonly PowerTitles[]
  /** Absent of a match of other rules: only its figures are told. */
  readonly night: Night | undefined
  /** The viewer's power; undefined for those who only look. */
  readonly me: PowerId | undefined
}

async function loadDebrief(match: string, { engine }: Archive): Promise<LoadedDebrief> {
  const debrief = await engine.debrief()
  const me = viewerPower(
    match,
    debrief.powers.map(({ id }) => id),
  )
  const choices = await engine.choices()
  const isOwn = ({ power }: PivotalChoice) => Number(power === me)
  return {
    debrief,
    choices: choices.toSorted((a, b) => isOwn(b) - isOwn(a)),
    titles: await engine.titles(),
    night: await engine.night(me),
    me,
  }
}

function StoryDebrief({ match, open: { archive }, opened }: StoryDebriefProps) {
  const [findings, setFindings] = useState<LoadedDebrief | string | undefined>(undefined)
  useEffect(() => {
    const load = async () => {
      const loaded = await loadDebrief(match, archive)
      setSkin(loaded.debrief.skin)
      if (opened.toldBy === undefined) archive.prepare(BRANCHES)
      setFindings(loaded)
    }
    load().catch((fault: unknown) => setFindings(failureText(fault)))
    return () => setSkin(undefined)
  }, [archive, opened, match])
  if (findings === undefined) return <p role="status">{t('replay.opening')}</p>
  if (typeof findings === 'string') return <p role="alert">{findings}</p>
  const { debrief, choices, titles, night, me } = findings
  const ownTitles = titles.find(({ power }) => power === me)?.titles ?? []
  const shower = useWallControl(match)
  const own: OwnPage | undefined = opened.toldBy === undefined ? { match, archive, night } : undefined
  const shown = (id: SectionId) => {
    const View = SECTION_VIEWS[id] as ComponentType<WholePart>
    return (
      <div class="on-request" key={id}>
        {shower && <ShowOnWall shower={shower} id={id} />}
        <View debrief={debrief} me={me} own={own} />
      </div>
    )
  }
  const years = Array.from({ length: debrief.yearsPlayed }, (_, n) => n + 1)
  return (
    <>
      <OutcomeHeader debrief={debrief} />
      {CARDS.map(shown)}
      <TitlesWon outline={debrief} won={titles} me={me} />
      <ShareKey debrief={debrief} night={night} titles={ownTitles} />
      <h2 class="full-analysis">{t('debrief.full')}</h2>
      <Gaps opened={opened} />
      <Checked match={match} opened={opened} injections={debrief.injections} />
      <p class="ways no-print">
        <a class="button" href={`#/replay/${match}`}>
          {t('replay.title')}
        </a>
      </p>
      {SECTION_IDS.filter((id) => !CARDS.includes(id)).map(shown)}
      {opened.toldBy === undefined && (
        <section class="debrief-section no-print" data-test="section-whatIf">
          <h2>{t('debrief.whatIf.title')}</h2>
          <p class="says">{t('debrief.whatIf.says')}</p>
          <WhatIf archive={archive} choices={choices} />
          <CouldHaveStopped archive={archive} years={years} />
        </section>
      )}
      <Discussion debrief={debrief} />
      <Share debrief={debrief} match={match} night={night} titles={ownTitles} />
    </>
  )
}

function OutcomeHeader({ debrief: { reveal, years, yearsPlayed, scenario } }: { readonly debrief: Debrief }) {
  return (
    <header class="outcome-line" data-test="outcome">
      <p class="soft">{t('debrief.played', { scenario: scenarioName(scenario), yearsPlayed, years })}</p>
      {reveal && (
        <>
          <p class={`outcome ${reveal.outcome}`}>{t(`ended.outcome.${reveal.outcome}`)}</p>
          <p>
            {t('ended.worldPoints', { points: reveal.world.points })} · {t('ended.dead')}:{' '}
            {formatMillions(reveal.world.dead)} · {t('ended.starved')}: {formatMillions(reveal.world.starved)}
          </p>
        </>
      )}
    </header>
  )
}
