import '../commands/ownWords.ts'
import { useEffect } from 'preact/hooks'
import type { StudentView } from '#shared/protocol/classroom'
import { goToSeat } from '../commands/classroom.ts'
import { leadOn } from '../device/leadOn.ts'
import { readStudentView, sendAnswer } from '../net/classApi.ts'
import { type Enrolment, enrolmentIn, forgetEnrolment } from '../store/classes.ts'
import { forgetHomework, keepTasks, toldTasks } from '../store/homework.ts'
import { forgetSeat } from '../store/seats.ts'
import { formatList, nameInText, powerName, t } from '../text/text.ts'
import { AskTeacher } from '../ui/AskTeacher.tsx'
import { QuizQuestions } from '../ui/QuizQuestions.tsx'
import { useAttempt } from '../ui/useAttempt.ts'
import { usePolled } from '../ui/usePolled.ts'
import { GuessForm } from './GuessForm.tsx'
import { HomeworkList } from './HomeworkList.tsx'
import { OwnQuestionsForm } from './OwnQuestionsForm.tsx'
import '../ui/page.css'
import './classroom.css'

/** How often the page is polled. */
const POLL_MILLISECONDS = 2000

/** A student's page: waits for the class, answers the questions, and leads to the match when it begins. */
export function StudentPage({ id }: { readonly id: string }) {
  const enrolment = enrolmentIn(id)
  if (enrolment === undefined) {
    leadOn('#/join')
    return null
  }
  return <WaitingRoom enrolment={enrolment} />
}

function WaitingRoom({ enrolment }: { readonly enrolment: Enrolment }) {
  const { id, token, label, words } = enrolment
  const {
    value: mine,
    refusal,
    problem,
    refresh,
  } = usePolled({
    ask: () => readStudentView(id, token),
    milliseconds: POLL_MILLISECONDS,
    key: id,
    onValue: ({ tasks }) => keepTasks(id, tasks),
  })
  const plays = mine?.phase === 'playing' && mine.seat !== undefined && !mine.ended
  useEffect(() => {
    if (mine && plays) goToSeat(enrolment, mine)
  }, [plays, mine?.seat?.match])
  return (
    <main class="page class-page">
      <h1>{t('class.student.in', { label: mine?.label ?? label })}</h1>
      {refusal !== '' ? (
        <RemovedView id={id} failure={refusal} isKeptOut={problem === 'problem.takenOut'} />
      ) : (
        <>
          <section class="invitation words">
            <div>
              <p class="soft">{t('class.student.words')}</p>
              <p class="code" lang="en" translate={false} data-test="own-rejoin-words">
                {words}
              </p>
              <p class="faint">{t('class.student.wordsWhy')}</p>
            </div>
          </section>
          {mine && <PhaseView mine={mine} enrolment={enrolment} refresh={refresh} />}
          <HomeworkList tasks={toldTasks(id)} enrolment={enrolment} />
          {mine && <AskTeacher mine={mine} enrolment={enrolment} refresh={refresh} />}
          {mine?.message && (
            <p class="teacher-message" role="status" data-test="teacher-message">
              {t('class.strip.says')} {mine.message.text}
            </p>
          )}
        </>
      )}
    </main>
  )
}

interface RemovedViewProps {
  readonly id: string
  readonly failure: string
  /** The teacher has taken the student out: this device asks for no other place. */
  readonly isKeptOut: boolean
}

function RemovedView({ id, failure, isKeptOut }: RemovedViewProps) {
  if (isKeptOut) {
    return (
      <p role="alert" data-test="taken-out">
        {failure}
      </p>
    )
  }
  return (
    <>
      <p role="alert">{failure}</p>
      <p class="soft">{t('class.student.gone')}</p>
      <p class="ways">
        <button
          type="button"
          onClick={() => {
            forgetHomework(id)
            forgetEnrolment(id)
            location.hash = '#/join'
          }}
        >
          {t('class.student.joinAgain')}
        </button>
      </p>
    </>
  )
}

interface PhaseViewProps {
  readonly mine: StudentView
  readonly enrolment: Enrolment
  refresh(): void
}

function PhaseView({ mine, enrolment, refresh }: PhaseViewProps) {
  const { id, matches } = enrolment
  const last = mine.seat?.match ?? matches.at(-1)
  return (
    <>
      {mine.practice && <p data-test="practice-badge">{t('class.practice.note')}</p>}
      {mine.phase === 'joining' && (
        <>
          <p role="status" data-test="waiting">
            {t('class.student.waiting', { count: mine.students })}
          </p>
          <Goal />
        </>
      )}
      {mine.group && <OwnGroup group={mine.group} />}
      {mine.phase === 'questions' && <QuizBeforePlay mine={mine} enrolment={enrolment} />}
      {mine.phase === 'playing' && mine.seat === undefined && (
        <p role="status" data-test="no-seat">
          {t(mine.waiting ? 'class.student.notIn' : 'class.student.noSeat')}
        </p>
      )}
      {mine.phase === 'playing' && mine.seat && mine.ended && <p role="status">{t('class.student.others')}</p>}
      {(mine.phase === 'debrief' || mine.phase === 'over') && <p role="status">{t(`class.student.${mine.phase}`)}</p>}
      <AskedForms mine={mine} enrolment={enrolment} refresh={refresh} />
      {mine.seat && (
        <p>{t('class.student.place', { world: mine.seat.world + 1, power: nameInText(mine.seat.power) })}</p>
      )}
      <p class="ways">
        <a href={`#/projector/${id}`}>{t('class.student.projector')}</a>
        <button
          type="button"
          class="quiet"
          onClick={() => {
            for (const match of matches) forgetSeat(match)
            forgetHomework(id)
            forgetEnrolment(id)
            location.hash = '#/'
          }}
          data-test="leave-class"
        >
          {t('class.student.leave')}
        </button>
      </p>
      {last !== undefined && mine.phase !== 'joining' && mine.phase !== 'questions' && (
        <p class="ways">
          <a class="button" href={`#/match/${last}`}>
            {t('class.student.match')}
          </a>
          {mine.revealed && mine.phase !== 'playing' && (
            <a class="button primary" href={`#/debrief/${last}`}>
              {t('class.student.debriefLink')}
            </a>
          )}
        </p>
      )}
    </>
  )
}

/** What the student is asked besides the quiz: the teacher's own questions, and what the others wanted. */
function AskedForms({ mine: { own, guess }, enrolment, refresh }: PhaseViewProps) {
  return (
    <>
      {own && <OwnQuestionsForm own={own} enrolment={enrolment} refresh={refresh} />}
      {guess && <GuessForm guess={guess} enrolment={enrolment} />}
    </>
  )
}

/** Where the student will sit: those of one world move together before it begins. */
function OwnGroup({ group: { world, power, others } }: { readonly group: NonNullable<StudentView['group']> }) {
  const names = others.map((other) => `${formatList(other.labels)} (${powerName(other.power)})`)
  return (
    <p class="own-group" role="status" data-test="own-group">
      <strong>{t('class.group.mine', { world: world + 1, power: powerName(power) })}</strong>{' '}
      {names.length > 0 && t('class.group.with', { others: formatList(names) })}
    </p>
  )
}

/** The three questions before play. */
function QuizBeforePlay({
  mine,
  enrolment: { id, token },
}: {
  readonly mine: StudentView
  readonly enrolment: Enrolment
}) {
  const { failure, attempt } = useAttempt()
  return (
    <>
      <h2>{t('questions.title')}</h2>
      <QuizQuestions
        given={mine.answers}
        onAnswer={(name, choice) => void attempt(() => sendAnswer(id, token, { question: name, choice }))}
      />
      <p role="alert" class="failure">
        {failure}
      </p>
    </>
  )
}

/** What the game is about, in three lines. */
function Goal() {
  return (
    <ul class="goal">
      {(['goal1', 'goal2', 'goal3'] as const).map((key) => (
        <li key={key}>{t(`class.student.${key}`)}</li>
      ))}
    </ul>
  )
}
