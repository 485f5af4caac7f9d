import { useEffect, useState } from 'preact/hooks'
import { storageGet, storageSet } from '../../device/storage.ts'
import { t } from '../../text/text.ts'
import type { BoardProps } from './boardProps.ts'
import { advanceConfirmation } from './PhaseCommands.tsx'

const MORE_SECONDS = 30

/** Single-key shortcuts of the board; they can be switched off, and never act on typed text. */
export function useShortcuts({ board, act, chosen, choose, ask }: BoardProps): [boolean, (on: boolean) => void] {
  const [on, setOn] = useState(storageGet('boardKeys') !== 'off')
  useEffect(() => {
    if (!on || board.phase !== 'playing') return
    const where = chosen === undefined ? {} : { world: chosen }
    const paused = board.worlds
      .filter(({ world }) => chosen === undefined || world === chosen)
      .every((each) => each.paused)
    const keys: Readonly<Record<string, () => void>> = {
      ' ': () => act(paused ? 'resume' : 'pause', where),
      '+': () => act('extend', { ...where, seconds: MORE_SECONDS }),
      a: () => ask(advanceConfirmation(act, chosen)),
      m: () => document.querySelector<HTMLInputElement>('[data-test=message]')?.focus(),
      0: () => choose(undefined),
      Escape: () => choose(undefined),
    }
    const press = (event: KeyboardEvent) => {
      if (isHandledElsewhere(event)) return
      const number = Number(event.key)
      const key = keys[event.key.toLowerCase()] ?? keys[event.key]
      if (key === undefined && !(number >= 1 && number <= board.worlds.length)) return
      event.preventDefault()
      if (key === undefined) choose(number - 1)
      else key()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [on, board, chosen])
  const change = (next: boolean) => {
    storageSet('boardKeys', next ? 'on' : 'off')
    setOn(next)
  }
  return [on, change]
}

/** Elements that handle keys themselves. */
const HANDLE_KEYS = ['INPUT', 'SELECT', 'TEXTAREA', 'BUTTON', 'A', 'SUMMARY']

function isHandledElsewhere({ target, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey || document.querySelector('dialog[open]') !== null) return true
  return target instanceof HTMLElement && HANDLE_KEYS.includes(target.tagName)
}

interface KeysProps {
  readonly on: boolean
  onChange(on: boolean): void
}

/** The list of the shortcuts, and the switch. */
export function ShortcutList({ on, onChange }: KeysProps) {
  return (
    <details class="keys-help">
      <summary>{t('class.keys.title')}</summary>
      <p class="soft">{t('class.keys.list')}</p>
      <label>
        <input type="checkbox" checked={on} onChange={(event) => onChange(event.currentTarget.checked)} />{' '}
        {t('class.keys.on')}
      </label>
    </details>
  )
}
