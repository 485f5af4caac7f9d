import { t } from '../../text/text.ts'
import { Dialog } from '../../ui/Dialog.tsx'

/** A question before something that cannot be undone, with the label of the button that does it. */
export interface ConfirmPrompt {
  readonly text: string
  readonly key: string
  onYes(): void
}

/** Asks before something that cannot be undone. */
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
