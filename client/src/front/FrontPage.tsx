import { useEffect, useRef, useState } from 'preact/hooks'
import { playNow, playShortMatch } from '../commands/newMatch.ts'
import { isNewcomer } from '../store/newcomer.ts'
import { fittingStrength, matchResults } from '../store/results.ts'
import { t } from '../text/text.ts'
import { LanguageChoice } from '../ui/LanguageChoice.tsx'
import { type Attempts, useAttempt } from '../ui/useAttempt.ts'
import { FrontFooter } from './FrontFooter.tsx'
import { Globe } from './Globe.tsx'
import { HeldSeats } from './HeldSeats.tsx'
import { HowItPlays } from './HowItPlays.tsx'
import { FITTING, MatchOptions, type MatchWish, strengthOf } from './MatchOptions.tsx'
import { OwnMatch } from './OwnMatch.tsx'
import { Posters } from './Posters.tsx'
import type { FrontPanel } from './panel.ts'
import { ClassSign, FriendsSign, ScalesSign } from './signs.tsx'
import { Together } from './Together.tsx'
import './front.css'

/** The wish that stands in the settings of an own match at first. */
const FIRST_WISH: MatchWish = {
  scenario: 'two-blocs',
  powers: 6,
  years: 10,
  timeControl: 'relaxed',
  strength: FITTING,
}

/** The front page: one key to play, three chapters of history, friends and class; the rest in its footer. @param code a seat transfer code from the address, else empty @param isLost the address leads to no page */
export function FrontPage({ code, isLost }: { readonly code: string; readonly isLost: boolean }) {
  const [panel, setPanel] = useState<FrontPanel | undefined>(code !== '' || isLost ? 'friends' : undefined)
  const toggle = (which: FrontPanel) => setPanel(panel === which ? undefined : which)
  const attempts = useAttempt()
  return (
    <div class="front">
      <Globe />
      <main>
        <LanguageChoice />
        <p class="brand">
          <ScalesSign /> {t('title')}
        </p>
        <h1>
          {(['six', 'missiles', 'nobody'] as const).map((line) => (
            <span key={line} class={line}>
              {t(`front.headline.${line}`)}{' '}
            </span>
          ))}
        </h1>
        {isLost && (
          <p role="alert" data-test="unknown-link">
            {t('front.unknownLink')}
          </p>
        )}
        <FirstKeys attempts={attempts} panel={panel} onToggle={toggle} />
        <Panel which={panel} code={code} />
        <HeldSeats />
        <Posters
          waiting={attempts.waiting}
          onChoose={(match) =>
            void attempts.attempt(() =>
              playNow({ ...match, timeControl: 'relaxed', strength: fittingStrength(matchResults.value) }),
            )
          }
        />
      </main>
      <FrontFooter panel={panel} onToggle={toggle} />
    </div>
  )
}

interface FirstKeysProps {
  readonly attempts: Attempts
  readonly panel: FrontPanel | undefined
  onToggle(which: FrontPanel): void
}

/** *Play*, and the two ways to play with people one knows. A newcomer's first match is the lesson. */
function FirstKeys({ attempts: { failure, waiting, attempt }, panel, onToggle }: FirstKeysProps) {
  const isNew = isNewcomer.value
  const play = () => {
    if (isNew) location.hash = '#/lesson'
    else void attempt(playShortMatch)
  }
  return (
    <div class="first-keys">
      <button type="button" class="primary big" aria-disabled={waiting} onClick={play} data-test="play">
        {waiting ? t('front.starting') : t('front.play')}
      </button>
      <p class="hint">{t(isNew ? 'front.newcomerHint' : 'front.playHint')}</p>
      <p role="alert" class="failure">
        {failure !== '' && t('front.failed', { reason: failure })}
      </p>
      <button
        type="button"
        aria-expanded={panel === 'friends'}
        onClick={() => onToggle('friends')}
        data-test="with-friends"
      >
        <FriendsSign /> {t('front.friends')}
      </button>
      <a class="button" href="#/class" data-test="classroom">
        <ClassSign /> {t('front.classroom')}
      </a>
    </div>
  )
}

/** What was opened, in sight and with the focus. */
function Panel({ which, code }: { readonly which: FrontPanel | undefined; readonly code: string }) {
  const [setup, setSetup] = useState(FIRST_WISH)
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    place.current?.focus({ preventScroll: true })
    place.current?.scrollIntoView({ block: 'nearest' })
  }, [which])
  if (which === undefined) return null
  return (
    <div class="front-panel glass" tabIndex={-1} ref={place}>
      {which === 'friends' && (
        <Together setup={{ ...setup, strength: strengthOf(setup) }} code={code}>
          <MatchOptions setup={setup} onChange={setSetup} />
        </Together>
      )}
      {which === 'own' && <OwnMatch setup={setup} onChange={setSetup} />}
      {which === 'how' && <HowItPlays />}
    </div>
  )
}
