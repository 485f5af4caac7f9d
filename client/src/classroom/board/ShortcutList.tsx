import { useEffect, useRef, useState } from 'preact/hooks'
import type { ClassPhase } from '#shared/protocol/classroom'
import { DEBRIEF_STEPS } from '#shared/protocol/debriefScript'
import { storageGet, storageSet } from '../../device/storage.ts'
import { t } from '../../text/text.ts'
import type { BoardProps } from './boardProps.ts'
import { advanceConfirmation } from './PhaseCommands.tsx'
import { blackOut, sectionOfKey, showSection, showStep } from './script.ts'

const MORE_SECONDS = 30
/** Two digits within so many milliseconds are one number. */
const ONE_NUMBER_MILLISECONDS = 1500

/** Single-key shortcuts of the board; they can be switched off, and never act on typed text. */
export function useShortcuts(part: BoardProps): [boolean, (on: boolean) => void] {
  const [on, setOn] = useState(storageGet('boardKeys') !== 'off')
  // Effects run after the next frame; a key pressed before it must already see what the last key chose.
  const latest = useRef(part)
  latest.current = part
  const typed = useRef<TypedNumber>(NOTHING_TYPED)
  useEffect(() => {
    if (!on) return
    const press = (event: KeyboardEvent) => {
      if (isHandledElsewhere(event)) return
      const act = SHORTCUTS[latest.current.board.phase]?.(latest.current, event, typed)
      if (act === undefined) return
      event.preventDefault()
      act()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [on])
  const change = (next: boolean) => {
    storageSet('boardKeys', next ? 'on' : 'off')
    setOn(next)
  }
  return [on, change]
}

/** What a key does in a phase; undefined where it does nothing. */
type Shortcuts = (part: BoardProps, event: KeyboardEvent, typed: { current: TypedNumber }) => (() => void) | undefined

/** The digits typed last, as a number, and when, in milliseconds as events tell it. */
interface TypedNumber {
  readonly number: number
  readonly at: number
}

const NOTHING_TYPED: TypedNumber = { number: 0, at: Number.NEGATIVE_INFINITY }

/** The number that this digit makes with the one before it, where there are so many; else the digit. */
function numberTyped(digit: number, most: number, typed: { current: TypedNumber }, { timeStamp }: Event): number {
  const longer = typed.current.number * 10 + digit
  const isOne = timeStamp - typed.current.at < ONE_NUMBER_MILLISECONDS && longer <= most
  typed.current = { number: isOne ? longer : digit, at: timeStamp }
  return typed.current.number
}

/** The digit of a key, whatever it types with Shift; undefined for other keys. */
const digitOf = ({ code }: KeyboardEvent): number | undefined => {
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1]
  return digit === undefined ? undefined : Number(digit)
}

const whilePlaying: Shortcuts = ({ board, act, chosen, choose, ask }, event) => {
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
    escape: () => choose(undefined),
  }
  const number = Number(event.key)
  return (
    keys[event.key.toLowerCase()] ??
    (number >= 1 && number <= board.worlds.length ? () => choose(number - 1) : undefined)
  )
}

/** A number chooses a world, a digit with Shift a step of the script (the tenth is on 0), a letter a section. */
const whileDebriefing: Shortcuts = ({ board, act, chosen, choose }, event, typed) => {
  const digit = digitOf(event)
  const at = DEBRIEF_STEPS.findIndex(({ id }) => id === board.wall?.step)
  const step = (place: number) => {
    const found = DEBRIEF_STEPS[place]
    return found && (() => showStep(act, found.id, chosen))
  }
  if (digit !== undefined && event.shiftKey) return step(digit === 0 ? DEBRIEF_STEPS.length - 1 : digit - 1)
  if (digit !== undefined) {
    const number = numberTyped(digit, board.worlds.length, typed, event)
    return number >= 1 && number <= board.worlds.length ? () => choose(number - 1) : undefined
  }
  const keys: Readonly<Record<string, (() => void) | undefined>> = {
    n: step(at + 1),
    p: step(at - 1),
    b: () => blackOut(act, board, chosen),
  }
  const key = event.key.toLowerCase()
  const section = sectionOfKey(key)
  return section === undefined ? keys[key] : () => showSection(act, chosen ?? 0, section)
}

const SHORTCUTS: Partial<Readonly<Record<ClassPhase, Shortcuts>>> = {
  playing: whilePlaying,
  debrief: whileDebriefing,
  over: whileDebriefing,
}

/** Elements that take letters, and those that take only the keys that press them. */
const TYPED_INTO = ['INPUT', 'SELECT', 'TEXTAREA']
const PRESSED = ['BUTTON', 'A', 'SUMMARY']

function isHandledElsewhere({ target, key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey || document.querySelector('dialog[open]') !== null) return true
  if (!(target instanceof HTMLElement)) return false
  return TYPED_INTO.includes(target.tagName) || (PRESSED.includes(target.tagName) && (key === ' ' || key === 'Enter'))
}

interface KeysProps {
  readonly phase: ClassPhase
  readonly on: boolean
  onChange(on: boolean): void
}

/** The list of the shortcuts, and the switch. */
export function ShortcutList({ phase, on, onChange }: KeysProps) {
  return (
    <details class="keys-help">
      <summary>{t('class.keys.title')}</summary>
      <p class="soft">{t(phase === 'debrief' || phase === 'over' ? 'script.keys' : 'class.keys.list')}</p>
      <label>
        <input type="checkbox" checked={on} onChange={(event) => onChange(event.currentTarget.checked)} />{' '}
        {t('class.keys.on')}
      </label>
    </details>
  )
}
