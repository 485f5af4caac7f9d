import { useState } from 'preact/hooks'
import { ANSWERS, QUESTIONS } from '#shared/protocol/questions'
import { forgetHere } from '../store/practice.ts'
import { t } from '../text/text.ts'
import { CHAPTERS } from './chapters.ts'
import { goTo } from './progress.ts'

/** Three questions about what was just lived through, each with the reason for its answer. */
export function Quiz() {
  const [given, setGiven] = useState<readonly (number | undefined)[]>(QUESTIONS.map(() => undefined))
  const answer = (question: number, choice: number) => setGiven(given.with(question, choice))
  const score = QUESTIONS.filter(({ right }, n) => given[n] === right).length
  const done = given.every((choice) => choice !== undefined)
  const restart = () => {
    for (const { id } of CHAPTERS) forgetHere(id)
    goTo(0)
  }
  return (
    <main class="quiz">
      <h1>{t('lesson.quiz.title')}</h1>
      {QUESTIONS.map(({ name, right }, n) => (
        <fieldset key={name} data-test={`question-${name}`}>
          <legend>{t(`lesson.quiz.${name}.asks`)}</legend>
          {ANSWERS.map((choice) => (
            <button
              type="button"
              key={choice}
              aria-pressed={given[n] === choice}
              disabled={given[n] !== undefined}
              class={given[n] !== undefined && choice === right ? 'right' : ''}
              onClick={() => answer(n, choice)}
              data-test={`answer-${name}-${choice}`}
            >
              {t(`lesson.quiz.${name}.answer${choice}`)}
            </button>
          ))}
          {given[n] !== undefined && (
            <p role="status">
              <strong>{t(given[n] === right ? 'lesson.quiz.right' : 'lesson.quiz.wrong')}</strong>{' '}
              {t(`lesson.quiz.${name}.because`)}
            </p>
          )}
        </fieldset>
      ))}
      {done && (
        <section data-test="quiz-score">
          <p class="points">{t('lesson.quiz.score', { score, all: QUESTIONS.length })}</p>
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
