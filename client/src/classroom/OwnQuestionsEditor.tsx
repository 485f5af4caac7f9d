import { LONGEST_QUESTION, OWN_QUESTION_NAMES } from '#shared/protocol/ownQuestions'
import { t } from '../text/text.ts'
import { Choice } from '../ui/Choice.tsx'
import { DRAFT_KINDS, EMPTY_DRAFT, type QuestionDraft } from './questionDrafts.ts'
import './ownQuestions.css'

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
        <DraftFields key={number} draft={draft} number={number} onChange={(part) => change(number, part)} />
      ))}
      <p class="ways">
        {drafts.length < OWN_QUESTION_NAMES.length && (
          <button type="button" onClick={() => onChange([...drafts, EMPTY_DRAFT])} data-test="add-own">
            {t('class.own.add')}
          </button>
        )}
      </p>
    </section>
  )
}

interface DraftFieldsProps {
  readonly draft: QuestionDraft
  readonly number: number
  onChange(part: Partial<QuestionDraft>): void
}

function DraftFields({ draft: { asks, kind, options }, number, onChange }: DraftFieldsProps) {
  const isWritten = kind === 'scale' || kind === 'choice'
  return (
    <fieldset>
      <legend>{t('class.own.number', { n: number + 1 })}</legend>
      <Choice
        label={t('class.own.kind')}
        name={`own-kind-${number + 1}`}
        values={DRAFT_KINDS}
        value={kind}
        text={(each) => t(`class.own.kinds.${each}`)}
        onChoose={(chosen) => onChange({ kind: chosen })}
      />
      {isWritten ? (
        <label>
          <span>{t('class.own.asks')}</span>
          <input
            value={asks}
            maxLength={LONGEST_QUESTION}
            onInput={({ currentTarget: { value } }) => onChange({ asks: value })}
            data-test={`write-own-${number + 1}`}
          />
        </label>
      ) : (
        <p>
          {t(`class.own.predict.${kind}.before`)} <span class="soft">{t('class.own.predictAbout')}</span>
        </p>
      )}
      {kind === 'choice' && (
        <label>
          <span>{t('class.own.options')}</span>
          <textarea
            rows={5}
            value={options}
            onInput={({ currentTarget: { value } }) => onChange({ options: value })}
            data-test={`write-options-${number + 1}`}
          />
        </label>
      )}
    </fieldset>
  )
}
