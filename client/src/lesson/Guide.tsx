import { beginLocalMatch } from '../commands/newMatch.ts'
import { playerView } from '../store/game.ts'
import { t } from '../text/text.ts'
import type { Chapter } from './chapters.ts'

interface GuideProps {
  readonly chapter: Chapter
  onNext(): void
}

/** Above the war room: what to look at now, and why it is so. */
export function Guide({ chapter, onNext }: GuideProps) {
  const view = playerView.value
  if (view === undefined) return <aside class="guide" aria-label={t('lesson.title')} />
  const moment = chapter.moment(view)
  const ended = view.window.kind === 'ended'
  const again = () => {
    beginLocalMatch(chapter.id, chapter.match)
    location.reload()
  }
  return (
    <aside class="guide" aria-label={t('lesson.title')} aria-live="polite" data-test="guide" data-moment={moment}>
      <p>{t(`lesson.${moment}.text`)}</p>
      <details key={moment}>
        <summary>{t('lesson.why')}</summary>
        <p class="soft">
          {t(`lesson.${moment}.why`)}{' '}
          <a href="#/model" target="_blank" rel="noopener">
            {t('lesson.model')}
          </a>
        </p>
      </details>
      {ended && (
        <p class="ways">
          <button type="button" class="primary" onClick={onNext} data-test="lesson-next">
            {t('lesson.next')}
          </button>{' '}
          <button type="button" onClick={again} data-test="lesson-again">
            {t('lesson.again')}
          </button>
        </p>
      )}
    </aside>
  )
}
