import { beginLocalMatch, playNow } from '../commands/newMatch.ts'
import { t } from '../text/text.ts'
import { useAttempt } from '../ui/useAttempt.ts'
import { MatchOptions, type MatchWish, strengthOf } from './MatchOptions.tsx'

interface OwnMatchProps {
  readonly setup: MatchWish
  onChange(setup: MatchWish): void
}

/** A match by the player's own settings: on the server, or on this device alone, where years can be taken back. */
export function OwnMatch({ setup, onChange }: OwnMatchProps) {
  const { failure, waiting, attempt } = useAttempt()
  const start = () => void attempt(() => playNow({ ...setup, strength: strengthOf(setup) }))
  return (
    <section class="own-match" aria-label={t('front.setup')}>
      <h2>{t('front.setup')}</h2>
      <MatchOptions setup={setup} onChange={onChange} />
      <p class="ways">
        <button type="button" class="primary" aria-disabled={waiting} onClick={start} data-test="play-these">
          {waiting ? t('front.starting') : t('front.playThese')}
        </button>{' '}
        <button type="button" onClick={() => practise(setup)} data-test="practise">
          {t('front.practise')}
        </button>{' '}
        <button type="button" onClick={() => practise(setup, [])} data-test="pass-and-play">
          {t('front.passAndPlay')}
        </button>
      </p>
      <p class="faint">{t('front.practiseHint')}</p>
      <p role="alert" class="failure">
        {failure !== '' && t('front.failed', { reason: failure })}
      </p>
    </section>
  )
}

/** Starts a practice match with the same options on this device alone. @param people who share it; those of an empty list say next who they are */
function practise(wish: MatchWish, people?: []): void {
  const { timeControl: _, ...setup } = wish
  beginLocalMatch('practice', { ...setup, strength: strengthOf(wish), ...(people && { people }) })
  location.hash = '#/practice'
}
