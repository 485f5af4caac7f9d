import { useState } from 'preact/hooks'
import type { ScenarioEntry } from '#shared/protocol/system'
import { type LobbyTimeControl, TIME_CONTROLS } from '#shared/ruleset/vocabulary'
import { beginLocalMatch, playNow } from '../commands/newMatch.ts'
import { listScenarios } from '../net/api.ts'
import { loadLocalMatch } from '../store/localMatches.ts'
import { scenarioName, scenarioNote, scenarioSummary, t } from '../text/text.ts'
import { Choice } from '../ui/Choice.tsx'
import { LanguageChoice } from '../ui/LanguageChoice.tsx'
import { useAttempt } from '../ui/useAttempt.ts'
import { Globe } from './Globe.tsx'
import { OpenRecord } from './OpenRecord.tsx'
import { RunningMatches } from './RunningMatches.tsx'
import { Together } from './Together.tsx'
import './front.css'

const YEARS = [5, 6, 10, 16] as const
const POWERS = [2, 3, 4, 5, 6, 7, 8] as const

/** The front page: start a match, play with others, go on. @param code a seat transfer code from the address, else empty @param isLost the address leads to no page */
export function FrontPage({ code, isLost }: { readonly code: string; readonly isLost: boolean }) {
  return (
    <main class="front">
      <Globe />
      <header>
        <h1>{t('title')}</h1>
        <p class="pitch">{t('front.pitch')}</p>
        <LanguageChoice />
      </header>
      {isLost && (
        <p role="alert" data-test="unknown-link">
          {t('front.unknownLink')}
        </p>
      )}
      <Start code={code} />
      <RunningMatches />
      <OpenRecord />
      <p class="faint">
        <a href="#/check">{t('check.link')}</a> · <a href="#/model">{t('front.model')}</a>
      </p>
      <section class="how" aria-label={t('front.how')}>
        <h2>{t('front.how')}</h2>
        <ul>
          {(['how1', 'how2', 'how3', 'how4'] as const).map((key) => (
            <li key={key}>{t(`front.${key}`)}</li>
          ))}
        </ul>
      </section>
    </main>
  )
}

/** Starts a match with one click; the options are folded. */
function Start({ code }: { readonly code: string }) {
  const [setup, setSetup] = useState<NewMatchSetup>({
    scenario: 'two-blocs',
    powers: 6,
    years: 10,
    timeControl: 'relaxed',
  })
  const { failure, waiting, attempt } = useAttempt()
  return (
    <div class="start">
      <button
        type="button"
        class="primary big"
        aria-disabled={waiting}
        onClick={() => void attempt(() => playNow(setup))}
        data-test="play"
      >
        {waiting ? t('front.starting') : t('front.play')}
      </button>
      <p class="hint">{t('front.playHint')}</p>
      <p role="alert" class="failure">
        {failure !== '' && t('front.failed', { reason: failure })}
      </p>
      <p class="beginnings">
        <a class="button" href="#/lesson" data-test="lesson">
          {t('front.lesson')}
        </a>{' '}
        <a class="button" href="#/class" data-test="classroom">
          {t('front.classroom')}
        </a>{' '}
        <button type="button" onClick={() => practise(setup)} data-test="practise">
          {t('front.practise')}
        </button>{' '}
        {loadLocalMatch('practice') && (
          <a href="#/practice" data-test="resume-practice">
            {t('front.resumePractice')}
          </a>
        )}
      </p>
      <NewMatchOptions setup={setup} onChange={setSetup} />
      <Together setup={setup} code={code} />
    </div>
  )
}

/** Starts a practice match with the same options on this device alone. */
function practise({ scenario, powers, years }: NewMatchSetup): void {
  beginLocalMatch('practice', { scenario, powers, years })
  location.hash = '#/practice'
}

interface NewMatchSetup {
  readonly scenario: string
  readonly powers: number
  readonly years: number
  readonly timeControl: LobbyTimeControl
}

function NewMatchOptions({ setup, onChange }: { readonly setup: NewMatchSetup; onChange(setup: NewMatchSetup): void }) {
  const { scenario, powers, years, timeControl } = setup
  const [known, setKnown] = useState<readonly ScenarioEntry[]>([])
  const entryOf = (id: string) => known.find((entry) => entry.id === id)
  const seatsOf = (id: string) => entryOf(id)?.seats ?? POWERS
  const load = () => {
    if (known.length === 0) listScenarios().then(setKnown, () => undefined)
  }
  const chooseScenario = (id: string) => {
    const seats = seatsOf(id)
    const fitting = seats.includes(powers) ? powers : Math.max(...seats)
    onChange({ ...setup, scenario: id, powers: fitting, years: entryOf(id)?.years ?? years })
  }
  return (
    <details onToggle={load}>
      <summary data-test="settings-of-match">{t('front.setup')}</summary>
      <div class="setup">
        <Choice
          label={t('front.scenario')}
          values={known.length > 0 ? known.map(({ id }) => id) : [scenario]}
          value={scenario}
          onChoose={chooseScenario}
          name="scenario"
          text={(id) => scenarioName(id)}
        />
        <Choice
          label={t('front.powers')}
          values={seatsOf(scenario)}
          value={powers}
          onChoose={(chosen) => onChange({ ...setup, powers: chosen })}
          name="powers"
        />
        <Choice
          label={t('front.years')}
          values={YEARS}
          value={years}
          onChoose={(chosen) => onChange({ ...setup, years: chosen })}
          name="years"
        />
        <Choice
          label={t('front.timeControl')}
          values={TIME_CONTROLS}
          value={timeControl}
          onChoose={(chosen) => onChange({ ...setup, timeControl: chosen })}
          name="timeControl"
          text={(value) => t(`timeControl.${value}`)}
        />
      </div>
      <ScenarioAbout scenario={scenario} />
    </details>
  )
}

/** The summary of a scenario, and the content note for teachers. */
function ScenarioAbout({ scenario }: { readonly scenario: string }) {
  return (
    <>
      <p class="soft">{scenarioSummary(scenario)}</p>
      <p class="faint" data-test="content-note">
        {scenarioNote(scenario)}
      </p>
    </>
  )
}
