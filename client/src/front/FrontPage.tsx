import { useState } from 'preact/hooks'
import { beginLocalMatch, playNow } from '../commands/newMatch.ts'
import { loadLocalMatch } from '../store/localMatches.ts'
import { t } from '../text/text.ts'
import { LanguageChoice } from '../ui/LanguageChoice.tsx'
import { useAttempt } from '../ui/useAttempt.ts'
import { Globe } from './Globe.tsx'
import { FITTING, MatchOptions, type MatchWish, strengthOf } from './MatchOptions.tsx'
import { OpenRecord } from './OpenRecord.tsx'
import { RunningMatches } from './RunningMatches.tsx'
import { Together } from './Together.tsx'
import './front.css'

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
        <a href="#/check">{t('check.link')}</a> · <a href="#/model">{t('front.model')}</a> ·{' '}
        <a href="#/terms">{t('front.terms')}</a> · <a href="#/mine">{t('front.mine')}</a>
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
  const [setup, setSetup] = useState<MatchWish>({
    scenario: 'two-blocs',
    powers: 6,
    years: 10,
    timeControl: 'relaxed',
    strength: FITTING,
  })
  const chosen = { ...setup, strength: strengthOf(setup) }
  const { failure, waiting, attempt } = useAttempt()
  return (
    <div class="start">
      <button
        type="button"
        class="primary big"
        aria-disabled={waiting}
        onClick={() => void attempt(() => playNow(chosen))}
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
      <MatchOptions setup={setup} onChange={setSetup} />
      <Together setup={chosen} code={code} />
    </div>
  )
}

/** Starts a practice match with the same options on this device alone. */
function practise(wish: MatchWish): void {
  const { timeControl: _, ...setup } = wish
  beginLocalMatch('practice', { ...setup, strength: strengthOf(wish) })
  location.hash = '#/practice'
}
