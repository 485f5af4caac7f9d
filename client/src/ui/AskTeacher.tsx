import { STUDENT_WISHES, type StudentView } from '#shared/protocol/classroom'
import { sendWish } from '../net/classApi.ts'
import type { Enrolment } from '../store/classes.ts'
import { t } from '../text/text.ts'
import { useAttempt } from './useAttempt.ts'

interface AskTeacherProps {
  readonly mine: StudentView
  readonly enrolment: Enrolment
  refresh(): void
}

/** Asks the teacher for more time, or to come over, without a word. No other student sees it. */
export function AskTeacher({ mine, enrolment: { id, token }, refresh }: AskTeacherProps) {
  const { failure, attempt } = useAttempt()
  const asked = mine.wishes.length > 0
  return (
    <section class="ask-teacher" aria-label={t('class.ask.title')}>
      {STUDENT_WISHES.map((wish) => {
        const on = mine.wishes.includes(wish)
        return (
          <button
            type="button"
            class="quiet"
            key={wish}
            aria-pressed={on}
            onClick={() => void attempt(() => sendWish(id, token, wish, !on).then(refresh))}
            data-test={`ask-${wish}`}
          >
            {t(`class.ask.${wish}`)}
          </button>
        )
      })}
      <small role="status">{asked && t('class.ask.told')}</small>
      {failure !== '' && <small role="alert">{failure}</small>}
    </section>
  )
}
