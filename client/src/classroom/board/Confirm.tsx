import { t } from '../../text/text.ts'
import { Dialog } from '../../ui/Dialog.tsx'

/** Something that cannot be undone, and what it would do. */
export interface ConfirmPrompt {
  readonly text: string
  readonly key: string
  onYes(): void
}

/** Asks before it does what cannot be undone. */
export function Confirm({ question, onClose }: { readonly question: ConfirmPrompt; onClose(): void }) {
  return (
    <Dialog title={t('class.board.sure')} closeText={t('class.board.no')} onClose={onClose}>
      <p>{question.text}</p>
      <p class="ways">
        <button
          type="button"
          class="danger"
          onClick={() => {
            question.onYes()
            onClose()
          }}
          data-test="confirm"
        >
          {question.key}
        </button>
      </p>
    </Dialog>
  )
}
