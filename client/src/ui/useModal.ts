import type { RefObject } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

/** The reference for a dialog that is open from its first drawing. The browser keeps the focus inside, and closes it on Escape. */
export function useModal(): RefObject<HTMLDialogElement | null> {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return dialog
}

/** A modal over the war room that stays until it is put away; then the focus goes to the heading of the room. */
export function useScene(onPutAway: () => void) {
  const dialog = useModal()
  // Not back to what had the focus: on the key that ended the year, an Enter still held would end the next one.
  const putAway = () => {
    onPutAway()
    document.getElementById('room')?.focus()
  }
  return { dialog, putAway }
}
