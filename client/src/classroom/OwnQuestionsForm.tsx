import { type AskedOwn, OWN_QUESTION_NAMES, type OwnQuestionName } from '#shared/protocol/ownQuestions'
import { sendAnswer } from '../net/classApi.ts'
import type { Enrolment } from '../store/classes.ts'
import { t } from '../text/text.ts'
import { useAttempt } from '../ui/useAttempt.ts'
import { askingText, optionTexts } from './ownWords.ts'
import '../ui/questions.css'

interface OwnQuestionsFormProps {
  readonly own: AskedOwn
  readonly enrolment: Enrolment
  refresh(): void
}

/** The teacher's own questions, before the first match and after a match; an answer can be changed while it is asked. */
export function OwnQuestionsForm({ own, enrolment: { id, token }, refresh }: OwnQuestionsFormProps) {
  const { moment, questions, given } = own
  const { failure, attempt } = useAttempt()
  const answer = (question: OwnQuestionName, choice: number) =>
    void attempt(() => sendAnswer(id, token, { question, choice, moment })).then(refresh)
  return (
    <section class="questions" data-test="own-questions" data-moment={moment}>
      <h2>{t('class.own.title')}</h2>
      <p class="soft">{t(moment === 'before' ? 'class.own.aboutBefore' : 'class.own.aboutAfter')}</p>
      {questions.map((question, number) => {
        const name = OWN_QUESTION_NAMES[number]!
        const choice = given[name]
        return (
          <fieldset key={name} data-test={name}>
            <legend>{askingText(question, moment)}</legend>
            {question.kind === 'scale' && <p class="faint">{t('class.own.scaleEnds')}</p>}
            {optionTexts(question).map((option, place) => (
              <button
                type="button"
                key={option}
                aria-pressed={choice === place}
                onClick={() => answer(name, place)}
                data-test={`${name}-${place}`}
              >
                {option}
              </button>
            ))}
            {choice !== undefined && <p role="status">{t('class.own.kept')}</p>}
          </fieldset>
        )
      })}
      <p role="alert" class="failure">
        {failure}
      </p>
    </section>
  )
}
