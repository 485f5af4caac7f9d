import { useEffect, useState } from 'preact/hooks'
import type { PivotalChoice } from '#shared/debrief/choices'
import { CARD_IDS, type Debrief, SECTION_IDS, type SectionId } from '#shared/debrief/index'
import type { PowerId } from '#shared/ids'
import { t } from '../text/text.ts'
import { failureText } from '../ui/useAttempt.ts'
import type { Archive, RemoteReplayEngine } from '../workers/archive.ts'
import { CouldHaveStopped } from './CouldHaveStopped.tsx'
import { Discussion } from './Discussion.tsx'
import type { OwnPage } from './Section.tsx'
import { Share } from './Share.tsx'
import type { ShareKeyProps } from './ShareKey.tsx'
import { ShownSection } from './ShownSection.tsx'
import type { WallControl } from './ShowOnWall.tsx'
import { WhatIf } from './WhatIf.tsx'

interface FullAnalysisProps extends Pick<ShareKeyProps, 'night' | 'titles'> {
  readonly match: string
  readonly archive: Archive
  readonly me: PowerId | undefined
  /** Absent of a match that cannot be played on. */
  readonly own: OwnPage | undefined
  readonly shower: WallControl | undefined
}

interface Analysis {
  readonly debrief: Debrief
  /** The viewer's own first. */
  readonly choices: readonly PivotalChoice[]
}

const CARDS: readonly SectionId[] = CARD_IDS

async function loadAnalysis(engine: RemoteReplayEngine, me: PowerId | undefined): Promise<Analysis> {
  const debrief = await engine.debrief()
  const choices = await engine.choices()
  const isOwn = ({ power }: PivotalChoice) => Number(power === me)
  return { debrief, choices: choices.toSorted((a, b) => isOwn(b) - isOwn(a)) }
}

/** Every figure of a match, below its three cards and worked out after them. */
export function FullAnalysis({ match, archive, me, own, shower, night, titles }: FullAnalysisProps) {
  const [analysis, setAnalysis] = useState<Analysis | string | undefined>(undefined)
  useEffect(() => {
    loadAnalysis(archive.engine, me).then(setAnalysis, (fault: unknown) => setAnalysis(failureText(fault)))
  }, [archive, me])
  if (analysis === undefined) return <p role="status">{t('replay.opening')}</p>
  if (typeof analysis === 'string') return <p role="alert">{analysis}</p>
  const { debrief, choices } = analysis
  const years = Array.from({ length: debrief.yearsPlayed }, (_, n) => n + 1)
  return (
    <>
      {SECTION_IDS.filter((id) => !CARDS.includes(id)).map((id) => (
        <ShownSection key={id} id={id} debrief={debrief} me={me} own={own} shower={shower} />
      ))}
      {own && (
        <section class="debrief-section no-print" data-test="section-whatIf">
          <h2>{t('debrief.whatIf.title')}</h2>
          <p class="says">{t('debrief.whatIf.says')}</p>
          <WhatIf archive={archive} choices={choices} />
          <CouldHaveStopped archive={archive} years={years} />
        </section>
      )}
      <Discussion debrief={debrief} />
      <Share debrief={debrief} match={match} night={night} titles={titles} />
    </>
  )
}
