import { LONGEST_QUESTION, OWN_QUESTION_NAMES, type OwnQuestion } from '#shared/protocol/ownQuestions'
import { cleanText } from '#shared/protocol/personName'
import { t } from '../text/text.ts'

/** A question while the teacher writes it: the options one a line. */
export interface QuestionDraft {
  readonly asks: string
  readonly kind: OwnQuestion['kind']
  readonly options: string
}

/** Drafts of questions that are written already. */
export const draftsOf = (questions: readonly OwnQuestion[]): readonly QuestionDraft[] =>
  questions.map((question) => ({
    asks: question.asks,
    kind: question.kind,
    options: question.kind === 'choice' ? question.options.join('\n') : '',
  }))

/** The questions that the drafts with words make. */
export const questionsOf = (drafts: readonly QuestionDraft[]): OwnQuestion[] =>
  drafts
    .filter(({ asks }) => cleanText(asks) !== '')
    .map(({ asks, kind, options }) =>
      kind === 'scale'
        ? { kind, asks }
        : { kind, asks, options: options.split('\n').filter((line) => cleanText(line) !== '') },
    )

interface EditorProps {
  readonly drafts: readonly QuestionDraft[]
  onChange(drafts: readonly QuestionDraft[]): void
}

/** The teacher writes questions that the class answers before the first match and after it. */
export function OwnQuestionsEditor({ drafts, onChange }: EditorProps) {
  const change = (number: number, part: Partial<QuestionDraft>) =>
    onChange(drafts.map((draft, each) => (each === number ? { ...draft, ...part } : draft)))
  return (
    <section class="own-editor" aria-label={t('class.own.write')}>
      <h2>{t('class.own.write')}</h2>
      <p class="soft">{t('class.own.writeAbout')}</p>
      {drafts.map((draft, number) => (
        <fieldset key={number}>
          <legend>{t('class.own.number', { n: number + 1 })}</legend>
          <label class="roster">
            <span>{t('class.own.asks')}</span>
            <input
              value={draft.asks}
              maxLength={LONGEST_QUESTION}
              onInput={({ currentTarget: { value } }) => change(number, { asks: value })}
              data-test={`write-own-${number + 1}`}
            />
          </label>
          <label class="practice-choice">
            <input
              type="checkbox"
              checked={draft.kind === 'choice'}
              onChange={({ currentTarget: { checked } }) => change(number, { kind: checked ? 'choice' : 'scale' })}
              data-test={`write-choice-${number + 1}`}
            />{' '}
            {t('class.own.choice')}
          </label>
          {draft.kind === 'choice' && (
            <label class="roster">
              <span>{t('class.own.options')}</span>
              <textarea
                rows={5}
                value={draft.options}
                onInput={({ currentTarget: { value } }) => change(number, { options: value })}
                data-test={`write-options-${number + 1}`}
              />
            </label>
          )}
        </fieldset>
      ))}
      <p class="ways">
        {drafts.length < OWN_QUESTION_NAMES.length && (
          <button
            type="button"
            onClick={() => onChange([...drafts, { asks: '', kind: 'scale', options: '' }])}
            data-test="add-own"
          >
            {t('class.own.add')}
          </button>
        )}
      </p>
    </section>
  )
}
