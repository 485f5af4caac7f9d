import { ANSWERS, type AnswerChoice, QUIZ_QUESTIONS, type QuestionName } from '#shared/protocol/questions'
import { t } from '../text/text.ts'
import './questions.css'

/** Chosen answers by question. */
export type GivenAnswers = Readonly<Partial<Record<QuestionName, number>>>

interface QuestionsProps {
  readonly given: GivenAnswers
  onAnswer(name: QuestionName, choice: AnswerChoice): void
}

/** The three questions, each with the reason for the right answer once one is given. Texts: part `questions`. */
export function QuizQuestions({ given, onAnswer }: QuestionsProps) {
  return (
    <section class="questions" data-test="questions">
      {QUIZ_QUESTIONS.map(({ name, right }) => {
        const choice = given[name]
        return (
          <fieldset key={name} data-test={`question-${name}`}>
            <legend>{t(`questions.${name}.asks`)}</legend>
            {ANSWERS.map((answer) => (
              <button
                type="button"
                key={answer}
                aria-pressed={choice === answer}
                disabled={choice !== undefined}
                class={choice !== undefined && answer === right ? 'right' : ''}
                onClick={() => onAnswer(name, answer)}
                data-test={`answer-${name}-${answer}`}
              >
                {t(`questions.${name}.answer${answer}`)}
              </button>
            ))}
            {choice !== undefined && (
              <p role="status">
                <strong>{t(choice === right ? 'questions.right' : 'questions.wrong')}</strong>{' '}
                {t(`questions.${name}.because`)}
              </p>
            )}
          </fieldset>
        )
      })}
    </section>
  )
}
