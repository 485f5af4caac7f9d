import type { ComponentChildren } from 'preact'
import { useModal } from './useModal.ts'
import './dialog.css'

interface DialogProps {
  readonly title: string
  readonly closeText: string
  readonly children: ComponentChildren
  onClose(): void
}

/** A modal dialog. The browser's own element keeps the focus inside and closes on Escape. */
export function Dialog({ title, closeText, children, onClose }: DialogProps) {
  const dialog = useModal()
  return (
    <dialog ref={dialog} class="dialog" aria-label={title} onClose={onClose}>
      <header>
        <h2>{title}</h2>
        <button type="button" class="quiet" onClick={() => dialog.current?.close()}>
          {closeText}
        </button>
      </header>
      {children}
    </dialog>
  )
}
