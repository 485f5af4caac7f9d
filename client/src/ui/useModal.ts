import type { RefObject } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { focusHeadingOf, focusRoom } from './keepFocus.ts'

/** The reference for a dialog that is open from its first drawing. The browser keeps the focus inside, and closes it on Escape. */
export function useModal(): RefObject<HTMLDialogElement | null> {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return dialog
}

/**
 * A modal over the war room that stays until it is put away. The focus goes to its heading, and afterwards to the heading of what
 * the room asks: on a key, an Enter still held from the window before would put the scene away unread.
 */
export function useScene(onPutAway: () => void) {
  const dialog = useModal()
  useEffect(() => focusHeadingOf(dialog.current), [])
  const putAway = () => {
    onPutAway()
    focusRoom()
  }
  return { dialog, putAway }
}
