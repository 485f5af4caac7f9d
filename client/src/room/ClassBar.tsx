import { useEffect, useState } from 'preact/hooks'
import type { StudentView } from '#shared/protocol/classroom'
import { goToSeat } from '../commands/classroom.ts'
import { leadOn } from '../device/leadOn.ts'
import { readStudentView } from '../net/classApi.ts'
import type { Enrolment } from '../store/classes.ts'
import { matchFacts, matchId } from '../store/game.ts'
import { matchEnrolment, studentView } from '../store/matchClass.ts'
import { fetchTexts, t } from '../text/text.ts'
import { AskTeacher } from '../ui/AskTeacher.tsx'
import { usePolled } from '../ui/usePolled.ts'
import './classStrip.css'

/** How often the strip asks the server for the teacher's messages. */
const POLL_MILLISECONDS = 2500

/** In a match of a class: the teacher's message, whether the clock is paused, and the way to the next phase. */
export function ClassBar() {
  const enrolment = matchEnrolment.value
  return enrolment === undefined ? null : <Strip enrolment={enrolment} />
}

function Strip({ enrolment }: { readonly enrolment: Enrolment }) {
  const {
    value: mine,
    refusal,
    problem,
    refresh,
  } = usePolled({
    ask: () => readStudentView(enrolment.id, enrolment.token),
    milliseconds: POLL_MILLISECONDS,
    key: enrolment.id,
  })
  useEffect(() => {
    studentView.value = mine
  }, [mine])
  const [lastRead, setLastRead] = useState(0)
  useEffect(() => void fetchTexts('class'), [])
  useEffect(() => {
    if (mine === undefined) return
    const elsewhere = mine.phase === 'playing' && !mine.ended && mine.seat && mine.seat.match !== matchId.value
    if (elsewhere) goToSeat(enrolment, mine)
    else if (mine.phase === 'questions' || isAsked(mine)) leadOn(`#/student/${enrolment.id}`)
  }, [mine?.phase, mine?.seat?.match, mine?.ended, mine && isAsked(mine)])
  const { message } = mine ?? {}
  return (
    <div class="class-strip" role="status" data-test="class-strip">
      {refusal !== '' && (
        <p>
          {problem === 'problem.takenOut' ? (
            refusal
          ) : (
            <>
              {t('class.strip.gone')} <a href="#/join">{t('class.student.joinAgain')}</a>
            </>
          )}
        </p>
      )}
      {mine?.practice && (
        <p class="standing" data-test="practice-badge">
          {t('class.practice.note')}
        </p>
      )}
      {matchFacts.value.paused && <p class="standing">❚❚ {t('class.strip.paused')}</p>}
      {message && message.number > lastRead && (
        <p data-test="teacher-message">
          <strong>{t('class.strip.says')}</strong> {message.text}{' '}
          <button type="button" class="quiet" onClick={() => setLastRead(message.number)}>
            {t('class.strip.read')}
          </button>
        </p>
      )}
      {mine?.phase === 'playing' && <AskTeacher mine={mine} enrolment={enrolment} refresh={refresh} />}
      {mine?.phase === 'joining' && <p>{t('class.strip.next')}</p>}
    </div>
  )
}

/** The debrief has begun, and the student has not guessed what the others wanted. */
const isAsked = ({ phase, revealed, guess }: StudentView): boolean =>
  phase === 'debrief' && !revealed && guess !== undefined && guess.given === undefined
