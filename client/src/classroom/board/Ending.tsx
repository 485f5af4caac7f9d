import { useState } from 'preact/hooks'
import { deleteClass, fetchExport } from '../../net/classApi.ts'
import { classTemplate, forgetTeacherAccess, type TeacherAccess } from '../../store/classes.ts'
import { t } from '../../text/text.ts'
import { formatDay } from '../../text/times.ts'
import { saveFile } from '../../ui/saveFile.ts'
import { useAttempt } from '../../ui/useAttempt.ts'
import type { BoardProps } from './boardProps.ts'

/** Exports a class, closes it or takes it up again, or deletes it with everything about it. */
export function EndingPanel({ board, act, ask, teaching }: BoardProps & { readonly teaching: TeacherAccess }) {
  const { failure, waiting, attempt } = useAttempt()
  const { id, token } = teaching
  const [withWords, setWithWords] = useState(false)
  const save = (withNames: boolean) =>
    attempt(async () => {
      const marks = `${withNames ? '-names' : ''}${withWords ? '-words' : ''}`
      saveFile(`balance-${board.code}${marks}.zip`, await fetchExport(id, token, withNames, withWords))
    })
  return (
    <details class="ending">
      <summary data-test="ending">{t('class.ending.title')}</summary>
      <div>
        <button type="button" aria-disabled={waiting} onClick={() => void save(false)} data-test="export">
          {t('class.ending.export')}
        </button>
        <button type="button" aria-disabled={waiting} onClick={() => void save(true)} data-test="export-names">
          {t('class.ending.exportNames')}
        </button>
        <label>
          <input
            type="checkbox"
            checked={withWords}
            onChange={(event) => setWithWords(event.currentTarget.checked)}
            data-test="export-words"
          />{' '}
          {t('moderate.exportWords')}
        </label>
        <ClosingKey board={board} act={act} ask={ask} />
        <button
          type="button"
          onClick={() => {
            classTemplate.value = board.setup
            location.hash = '#/class'
          }}
          data-test="class-like-this"
        >
          {t('class.preset.like')}
        </button>
        <Deletion ask={ask} teaching={teaching} />
        {board.expiresAt !== undefined && (
          <p class="faint">{t('class.ending.expires', { date: formatDay(board.expiresAt) })}</p>
        )}
        <p role="alert" class="failure">
          {failure}
        </p>
      </div>
    </details>
  )
}

/** Closes the class, or takes it up again. */
function ClosingKey({ board, act, ask }: Pick<BoardProps, 'board' | 'act' | 'ask'>) {
  if (board.phase === 'over') {
    return (
      <button type="button" onClick={() => act('reopen', {})} data-test="reopen-class">
        {t('class.ending.reopen')}
      </button>
    )
  }
  const close = () =>
    ask({ text: t('class.ending.closeAsk'), key: t('class.ending.close'), onYes: () => act('close', {}) })
  return (
    <button type="button" onClick={close} data-test="close-class">
      {t('class.ending.close')}
    </button>
  )
}

/** Deletes the class at once. */
function Deletion({ ask, teaching: { id, token } }: Pick<BoardProps, 'ask'> & { readonly teaching: TeacherAccess }) {
  const { failure, attempt } = useAttempt()
  const remove = () =>
    attempt(async () => {
      await deleteClass(id, token)
      forgetTeacherAccess(id)
      location.hash = '#/class'
    })
  return (
    <>
      <button
        type="button"
        class="danger"
        onClick={() =>
          ask({
            text: t('class.ending.deleteAsk'),
            key: t('class.ending.delete'),
            onYes: () => void remove(),
          })
        }
        data-test="delete-class"
      >
        {t('class.ending.delete')}
      </button>
      <p role="alert" class="failure">
        {failure}
      </p>
    </>
  )
}
