import { useState } from 'preact/hooks'
import type { ScenarioEntry } from '#shared/protocol/system'
import { type LobbyTimeControl, TIME_CONTROLS } from '#shared/ruleset/vocabulary'
import { beginLocalMatch } from '../commands/beginLocalMatch.ts'
import { playNow } from '../commands/playNow.ts'
import { listScenarios } from '../net/api.ts'
import { LanguageChoice } from '../panels/LanguageChoice.tsx'
import { reasonOf } from '../panels/useAttempt.ts'
import { loadLocalMatch } from '../store/localMatches.ts'
import { scenarioNote, t } from '../text/text.ts'
import { Choice } from './Choice.tsx'
import { Globe } from './Globe.tsx'
import { OpenRecord } from './OpenRecord.tsx'
import { Running } from './Running.tsx'
import { Together } from './Together.tsx'
import './front.css'

const YEARS = [5, 6, 10, 16] as const
const POWERS = [2, 3, 4, 5, 6, 7, 8] as const

/** @param code with which somebody came: their seat's, from another device */
export function FrontPage({ code }: { readonly code: string }) {
  return (
    <main class="front">
      <Globe />
      <header>
        <h1>{t('title')}</h1>
        <p class="pitch">{t('front.pitch')}</p>
        <LanguageChoice />
      </header>
      <Start code={code} />
      <Running />
      <OpenRecord />
      <p class="faint">
        <a href="#/check">{t('check.link')}</a> · <a href="#/model">{t('front.model')}</a>
      </p>
      <section class="how" aria-label={t('front.how')}>
        <h2>{t('front.how')}</h2>
        <ul>
          {['how1', 'how2', 'how3', 'how4'].map((key) => (
            <li key={key}>{t(`front.${key}`)}</li>
          ))}
        </ul>
      </section>
    </main>
  )
}

/** One click to a match; the settings are there for those who look. */
function Start({ code }: { readonly code: string }) {
  const [wish, setWish] = useState<Wish>({ scenario: 'two-blocs', powers: 6, years: 10, timeControl: 'relaxed' })
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState('')
  const play = async () => {
    setBusy(true)
    setFailure('')
    try {
      await playNow(wish)
    } catch (fault) {
      setFailure(t('front.failed', { reason: reasonOf(fault) }))
      setBusy(false)
    }
  }
  return (
    <div class="start">
      <button type="button" class="primary big" onClick={() => void play()} disabled={busy} data-test="play">
        {busy ? t('front.starting') : t('front.play')}
      </button>
      <p class="hint">{t('front.playHint')}</p>
      <p role="alert" class="failure">
        {failure}
      </p>
      <p class="beginnings">
        <a class="button" href="#/lesson" data-test="lesson">
          {t('front.lesson')}
        </a>{' '}
        <a class="button" href="#/class" data-test="classroom">
          {t('front.classroom')}
        </a>{' '}
        <button type="button" onClick={() => practise(wish)} data-test="practise">
          {t('front.practise')}
        </button>{' '}
        {loadLocalMatch('practice') && (
          <a href="#/practice" data-test="resume-practice">
            {t('front.resumePractice')}
          </a>
        )}
      </p>
      <Settings wish={wish} onChange={setWish} />
      <Together wish={wish} code={code} />
    </div>
  )
}

/** The same settings on this device alone: with undo, and the bots' reasons. */
function practise({ scenario, powers, years }: Wish): void {
  beginLocalMatch('practice', { scenario, powers, years })
  location.hash = '#/practice'
}

interface Wish {
  readonly scenario: string
  readonly powers: number
  readonly years: number
  readonly timeControl: LobbyTimeControl
}

function Settings({ wish, onChange }: { readonly wish: Wish; onChange(wish: Wish): void }) {
  const { scenario, powers, years, timeControl } = wish
  const [known, setKnown] = useState<readonly ScenarioEntry[]>([])
  const entryOf = (id: string) => known.find((entry) => entry.id === id)
  const seatsOf = (id: string) => entryOf(id)?.seats ?? POWERS
  const load = () => {
    if (known.length === 0) listScenarios().then(setKnown, () => undefined)
  }
  const chooseScenario = (id: string) => {
    const seats = seatsOf(id)
    const fitting = seats.includes(powers) ? powers : Math.max(...seats)
    onChange({ ...wish, scenario: id, powers: fitting, years: entryOf(id)?.years ?? years })
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
          text={(id) => t(`scenario.${id}.name`)}
        />
        <Choice
          label={t('front.powers')}
          values={seatsOf(scenario)}
          value={powers}
          onChoose={(chosen) => onChange({ ...wish, powers: chosen })}
          name="powers"
        />
        <Choice
          label={t('front.years')}
          values={YEARS}
          value={years}
          onChoose={(chosen) => onChange({ ...wish, years: chosen })}
          name="years"
        />
        <Choice
          label={t('front.timeControl')}
          values={TIME_CONTROLS}
          value={timeControl}
          onChoose={(chosen) => onChange({ ...wish, timeControl: chosen })}
          name="timeControl"
          text={(value) => t(`timeControl.${value}`)}
        />
      </div>
      <About scenario={scenario} />
    </details>
  )
}

/** What a scenario is, and what to know before it is put in front of a class. */
function About({ scenario }: { readonly scenario: string }) {
  return (
    <>
      <p class="soft">{t(`scenario.${scenario}.summary`)}</p>
      <p class="faint" data-test="content-note">
        {scenarioNote(scenario)}
      </p>
    </>
  )
}
