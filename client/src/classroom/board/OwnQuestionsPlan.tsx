import { useState } from 'preact/hooks'
import { t } from '../../text/text.ts'
import { OwnQuestionsEditor } from '../OwnQuestionsEditor.tsx'
import { draftsOf, writtenQuestions } from '../questionDrafts.ts'
import type { BoardProps } from './boardProps.ts'

/** The teacher's own questions while a round is prepared: they can be changed until the class is asked or has answered. */
export function OwnQuestionsPlan({ board, act }: Pick<BoardProps, 'board' | 'act'>) {
  const { setup, own, phase } = board
  const [drafts, setDrafts] = useState(() => draftsOf(setup.ownQuestions ?? []))
  const [saved, setSaved] = useState(false)
  const fixed = own?.fixed === true
  return (
    <details class="own-plan">
      <summary data-test="own-plan">
        {t('class.own.write')} ({setup.ownQuestions?.length ?? 0})
      </summary>
      {fixed || phase === 'questions' ? (
        <p data-test="own-fixed">{t(fixed ? 'class.own.fixed' : 'class.own.shown')}</p>
      ) : (
        <>
          <OwnQuestionsEditor
            drafts={drafts}
            onChange={(next) => {
              setSaved(false)
              setDrafts(next)
            }}
          />
          <button
            type="button"
            onClick={() => act('plan', { ownQuestions: writtenQuestions(drafts) }, () => setSaved(true))}
            data-test="save-own"
          >
            {t('class.own.save')}
          </button>
          <p role="status">{saved && t('class.own.saved')}</p>
        </>
      )}
    </details>
  )
}
