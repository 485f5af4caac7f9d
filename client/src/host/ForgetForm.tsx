import { useEffect, useRef, useState } from 'preact/hooks'
import type { HostCommand } from '#shared/protocol/host'
import type { Upkeep } from '#shared/protocol/upkeep'
import { sendHostCommand } from '../net/hostApi.ts'
import { t } from '../text/text.ts'
import { formatMoment } from '../text/times.ts'
import { useAttempt } from '../ui/useAttempt.ts'

interface ForgetFormProps {
  readonly token: string
  readonly backups: Pick<Upkeep, 'backups' | 'backupCount'>
  onDone(): void
}

const KINDS = ['match', 'class'] as const
type Kind = (typeof KINDS)[number]

/** Deletes a match or a class, after a question that says what goes and what stays. */
export function ForgetForm({ token, backups, onDone }: ForgetFormProps) {
  const [text, setText] = useState('')
  const [asked, setAsked] = useState<Kind | undefined>(undefined)
  const [told, setTold] = useState('')
  const { failure, waiting, attempt } = useAttempt()
  const input = useRef<HTMLInputElement>(null)
  const id = text.trim()
  const write = (written: string) => {
    setText(written)
    setAsked(undefined)
    setTold('')
  }
  const close = () => {
    setAsked(undefined)
    input.current?.focus()
  }
  const forget = async () => {
    const command: HostCommand =
      asked === 'match' ? { command: 'forgetMatch', match: id } : { command: 'forgetClass', classroom: id }
    if (await attempt(() => sendHostCommand(token, command))) {
      setText('')
      setTold(forgottenText(backups))
      onDone()
    }
    close()
  }
  return (
    <section data-test="forget">
      <h2>{t('host.forgetTitle')}</h2>
      <form class="join" onSubmit={(event) => event.preventDefault()}>
        <label class="line">
          <span>{t('host.forgetLabel')}</span>
          <input
            ref={input}
            value={text}
            maxLength={40}
            autocomplete="off"
            spellcheck={false}
            onInput={(event) => write(event.currentTarget.value)}
            data-test="forget-id"
          />
        </label>
        <Keys disabled={id === ''} onAsk={setAsked} />
      </form>
      {asked !== undefined && (
        <Question kind={asked} id={id} waiting={waiting} onForget={() => void forget()} onKeep={close} />
      )}
      <p role="status" data-test="forgotten">
        {told}
      </p>
      <p role="alert" class="failure" data-test="forget-failure">
        {failure}
      </p>
    </section>
  )
}

interface KeysProps {
  readonly disabled: boolean
  onAsk(kind: Kind): void
}

/** A key for each kind of thing that can be deleted. */
const Keys = ({ disabled, onAsk }: KeysProps) => (
  <>
    {KINDS.map((kind) => (
      <button type="button" key={kind} disabled={disabled} onClick={() => onAsk(kind)} data-test={`forget-${kind}`}>
        {t(kind === 'match' ? 'host.forgetMatch' : 'host.forgetClass')}
      </button>
    ))}
  </>
)

interface QuestionProps {
  readonly kind: Kind
  readonly id: string
  readonly waiting: boolean
  onForget(): void
  onKeep(): void
}

/** Asks before anything is deleted; the key that keeps it has the focus. */
function Question({ kind, id, waiting, onForget, onKeep }: QuestionProps) {
  const keep = useRef<HTMLButtonElement>(null)
  useEffect(() => keep.current?.focus(), [])
  return (
    <div role="alertdialog" aria-label={t('host.forgetTitle')} aria-describedby="forget-sure" data-test="forget-sure">
      <p id="forget-sure">{t(kind === 'match' ? 'host.forgetMatchSure' : 'host.forgetClassSure', { id })}</p>
      <p class="keys">
        <button type="button" class="danger" aria-disabled={waiting} onClick={onForget} data-test="forget-do">
          {t('host.forgetDo')}
        </button>
        <button type="button" onClick={onKeep} ref={keep} data-test="forget-not">
          {t('host.keep')}
        </button>
      </p>
    </div>
  )
}

function forgottenText({ backups, backupCount }: Pick<Upkeep, 'backups' | 'backupCount'>): string {
  const [newest] = backups
  if (newest === undefined) return t('host.forgottenAll')
  return t('host.forgotten', { n: backupCount, date: formatMoment(newest.at) })
}
