import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { PivotalChoice } from '#shared/debrief/choices'
import type { Debrief, SectionId } from '#shared/debrief/index'
import type { PowerId } from '#shared/ids'
import { RecordOnly } from '../replay/RecordOnly.tsx'
import { Gaps } from '../replay/ReplayBar.tsx'
import { type OpenArchive, useArchive } from '../replay/useArchive.ts'
import { seatFor } from '../store/seats.ts'
import { formatNumber, scenarioName, setSkin, t } from '../text/text.ts'
import { failureText } from '../ui/useAttempt.ts'
import type { OpenedRecord } from '../workers/replayEngine.ts'
import { Checked } from './Checked.tsx'
import { CouldHaveStopped } from './CouldHaveStopped.tsx'
import { Discussion } from './Discussion.tsx'
import { Faces } from './Faces.tsx'
import { Share } from './Share.tsx'
import { ShowOnWall, useWallControl } from './ShowOnWall.tsx'
import { SECTION_VIEWS } from './sections.ts'
import { WhatIf } from './WhatIf.tsx'
import './debrief.css'

/** Views of all sections, each given the whole debrief. */
const sectionViews = Object.entries(SECTION_VIEWS) as readonly (readonly [
  SectionId,
  ComponentType<{ readonly debrief: Debrief; readonly me?: PowerId | undefined }>,
])[]
/** Branches that are simulated in parallel. */
const BRANCHES = 2

/** The debrief of a match that is over: its parts in the order in which a class discusses them. */
export function DebriefPage({ match }: { readonly match: string }) {
  const open = useArchive(match)
  if (typeof open === 'object' && open.opened.kind === 'eventsOnly') return <RecordOnly windows={open.opened.windows} />
  return (
    <main class="debrief">
      <p class="no-print">
        <a href="#/">← {t('table.home')}</a>
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
}

function StoryDebrief({ match, open: { archive }, opened }: StoryDebriefProps) {
  const [findings, setFindings] = useState<LoadedDebrief | string | undefined>(undefined)
  useEffect(() => {
    const load = async () => {
      const debrief = await archive.engine.debrief()
      setSkin(debrief.skin)
      setFindings({ debrief, choices: await archive.engine.choices() })
      if (opened.toldBy === undefined) await archive.prepare(BRANCHES)
    }
    load().catch((fault: unknown) => setFindings(failureText(fault)))
    return () => setSkin(undefined)
  }, [archive, opened])
  if (findings === undefined) return <p role="status">{t('replay.opening')}</p>
  if (typeof findings === 'string') return <p role="alert">{findings}</p>
  const { debrief, choices } = findings
  const me = debrief.powers.find(({ id }) => id === seatFor(match)?.power)?.id
  const shower = useWallControl(match)
  const years = Array.from({ length: debrief.yearsPlayed }, (_, n) => n + 1)
  return (
    <>
      <OutcomeHeader debrief={debrief} />
      <Faces debrief={debrief} me={me} />
      <Gaps opened={opened} />
      <Checked match={match} opened={opened} injections={debrief.injections} />
      <p class="ways no-print">
        <a class="button" href={`#/replay/${match}`}>
          {t('replay.title')}
        </a>
      </p>
      {sectionViews.map(([id, View]) => (
        <div class="on-request" key={id}>
          {shower && <ShowOnWall shower={shower} id={id} />}
          <View debrief={debrief} me={me} />
        </div>
      ))}
      {opened.toldBy === undefined && (
        <section class="debrief-section no-print" data-test="section-whatIf">
          <h2>{t('debrief.whatIf.title')}</h2>
          <p class="says">{t('debrief.whatIf.says')}</p>
          <WhatIf archive={archive} choices={choices} />
          <CouldHaveStopped archive={archive} years={years} />
        </section>
      )}
      <Discussion debrief={debrief} />
      <Share debrief={debrief} match={match} />
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
            {t('unit.million', { n: formatNumber(reveal.world.dead) })} · {t('ended.starved')}:{' '}
            {t('unit.million', { n: formatNumber(reveal.world.starved) })}
          </p>
        </>
      )}
    </header>
  )
}
