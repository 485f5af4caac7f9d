import { formatList, t } from '../../text/text.ts'
import type { BoardProps } from './boardProps.ts'

/** Students who came after the round had begun: they see nothing until the teacher lets them in, all with one button. */
export function Newcomers({ board, act }: BoardProps) {
  const waiting = board.students.filter((student) => student.waiting)
  if (waiting.length === 0) return null
  return (
    <section class="newcomers" aria-label={t('class.newcomers.title')} data-test="newcomers">
      <p role="status">
        <strong>{t('class.newcomers.waiting', { count: waiting.length })}</strong>{' '}
        {formatList(waiting.map(({ label }) => label))}
      </p>
      <p class="soft">{t('class.newcomers.why')}</p>
      <p class="ways">
        <button type="button" class="primary" onClick={() => act('admit', {})} data-test="admit-all">
          {t('class.newcomers.admitAll', { count: waiting.length })}
        </button>
      </p>
    </section>
  )
}
