import { ANSWERS, QUIZ_QUESTIONS, type QuestionName } from '#shared/protocol/questions'
import { t } from '../text/text.ts'

interface TalliesProps {
  readonly tallies: Readonly<Record<QuestionName, readonly number[]>>
}

/** The number of students for each answer; the right one is marked after the first answer. */
export function Tallies({ tallies }: TalliesProps) {
  return (
    <section class="tallies" aria-label={t('questions.title')} data-test="tallies">
      {QUIZ_QUESTIONS.map(({ name, right }) => {
        const counts = tallies[name]
        const most = Math.max(1, ...counts)
        return (
          <div key={name} class="tally">
            <h2>{t(`questions.${name}.asks`)}</h2>
            {ANSWERS.map((answer) => (
              <p key={answer}>
                <span>
                  {answer === right && counts.some((count) => count > 0) && <strong>✓ </strong>}
                  {t(`questions.${name}.answer${answer}`)}
                </span>
                <meter min={0} max={most} value={counts[answer] ?? 0} aria-label={String(counts[answer] ?? 0)} />
                <strong class="figures" data-test={`tally-${name}-${answer}`}>
                  {counts[answer] ?? 0}
                </strong>
              </p>
            ))}
          </div>
        )
      })}
    </section>
  )
}
