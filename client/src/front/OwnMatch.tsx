import { playNow, practise } from '../commands/newMatch.ts'
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
  const practiseThese = (people?: []) => {
    const { timeControl: _, ...rest } = setup
    void attempt(() => practise({ ...rest, strength: strengthOf(setup), ...(people && { people }) }))
  }
  return (
    <section class="own-match" aria-label={t('front.setup')}>
      <h2>{t('front.setup')}</h2>
      <MatchOptions setup={setup} onChange={onChange} />
      <p class="ways">
        <button type="button" class="primary" aria-disabled={waiting} onClick={start} data-test="play-these">
          {waiting ? t('front.starting') : t('front.playThese')}
        </button>{' '}
        <button type="button" onClick={() => practiseThese()} data-test="practise">
          {t('front.practise')}
        </button>{' '}
        <button type="button" onClick={() => practiseThese([])} data-test="pass-and-play">
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
