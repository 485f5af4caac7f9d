import { useState } from 'preact/hooks'
import { isRightAnswer, QUIZ_QUESTIONS } from '#shared/protocol/questions'
import { forgetLocalMatch } from '../store/localMatches.ts'
import { t } from '../text/text.ts'
import { type GivenAnswers, QuizQuestions } from '../ui/QuizQuestions.tsx'
import { CHAPTERS } from './chapters.ts'
import { goTo } from './progress.ts'

/** Three questions about what was just played, each with the reason for its answer. */
export function Quiz() {
  const [given, setGiven] = useState<GivenAnswers>({})
  const answers = Object.entries(given)
  const score = answers.filter(([name, choice]) => isRightAnswer(name, choice)).length
  const done = answers.length === QUIZ_QUESTIONS.length
  const restart = () => {
    for (const { id } of CHAPTERS) forgetLocalMatch(id)
    goTo(0)
  }
  return (
    <main class="quiz">
      <h1>{t('questions.title')}</h1>
      <QuizQuestions given={given} onAnswer={(name, choice) => setGiven({ ...given, [name]: choice })} />
      {done && (
        <section data-test="quiz-score">
          <p class="points">{t('lesson.quiz.score', { score, all: QUIZ_QUESTIONS.length })}</p>
          <p class="ways">
            <a class="button" href="#/">
              {t('lesson.quiz.play')}
            </a>
            <a class="button" href="#/debrief/lesson2">
              {t('replay.debrief')}
            </a>
            <button type="button" onClick={restart} data-test="lesson-restart">
              {t('lesson.quiz.restart')}
            </button>
          </p>
        </section>
      )}
    </main>
  )
}
