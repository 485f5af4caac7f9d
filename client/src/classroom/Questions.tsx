import { ANSWERS, QUESTIONS, type QuestionName } from '#shared/protocol/questions'
import { t } from '../text/text.ts'

interface QuestionsProps {
  /** What was answered, by question. */
  readonly answers: Readonly<Partial<Record<QuestionName, number>>>
  onAnswer(name: QuestionName, choice: number): void
}

/** The three questions before play, each with the reason for its answer once it is given. */
export function Questions({ answers, onAnswer }: QuestionsProps) {
  return (
    <section class="class-questions" data-test="questions">
      <h2>{t('class.questions.title')}</h2>
      {QUESTIONS.map(({ name, right }) => {
        const given = answers[name]
        return (
          <fieldset key={name}>
            <legend>{t(`class.questions.${name}.asks`)}</legend>
            {ANSWERS.map((choice) => (
              <button
                type="button"
                key={choice}
                aria-pressed={given === choice}
                disabled={given !== undefined}
                class={given !== undefined && choice === right ? 'right' : ''}
                onClick={() => onAnswer(name, choice)}
                data-test={`answer-${name}-${choice}`}
              >
                {t(`class.questions.${name}.answer${choice}`)}
              </button>
            ))}
            {given !== undefined && (
              <p role="status">
                <strong>{t(given === right ? 'class.questions.right' : 'class.questions.wrong')}</strong>{' '}
                {t(`class.questions.${name}.because`)}
              </p>
            )}
          </fieldset>
        )
      })}
    </section>
  )
}
