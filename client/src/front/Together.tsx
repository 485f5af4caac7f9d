import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { CHAT_RULES, type ChatRule } from '#shared/protocol/chatRules'
import { addressIn, readCode } from '#shared/protocol/codes'
import type { CreateLobby, LobbyFacts } from '#shared/protocol/lobby'
import { goToLobby, hostLobby, lastName, takeSeatByCode } from '../commands/lobby.ts'
import { listLobbies } from '../net/api.ts'
import { scenarioName, t } from '../text/text.ts'
import { type Attempts, useAttempt } from '../ui/useAttempt.ts'
import '../ui/page.css'

/** Lengths that tell codes apart: of a seat transfer, of a class; a lobby's lies between. */
const SEAT_CODE_LENGTH = 8
const CLASS_CODE_LENGTH = 5

type LobbySetup = Omit<CreateLobby, 'name' | 'open' | 'talk'>

interface TogetherProps {
  readonly setup: LobbySetup
  /** A code that came with the address, else empty. */
  readonly code: string
  /** The choices of the setup; they stand folded. */
  readonly children: ComponentChildren
}

/** Playing with others: join by a code, host a lobby with this setup, or pick an open one. */
export function Together({ setup, code: given, children }: TogetherProps) {
  const [code, setCode] = useState(given)
  const attempts = useAttempt()
  const { failure, waiting, attempt } = attempts
  return (
    <section class="together" aria-label={t('together.title')}>
      <h2>{t('together.title')}</h2>
      <form
        class="join"
        onSubmit={(event) => {
          event.preventDefault()
          void attempt(() => follow(code))
        }}
      >
        <label>
          <span class="unseen">{t('together.code')}</span>
          <input
            value={code}
            placeholder={t('together.code')}
            autocapitalize="characters"
            onInput={(event) => setCode(event.currentTarget.value)}
            class="typed-code"
            data-test="join-code"
          />
        </label>
        <button type="submit" disabled={code.trim().length < 4} aria-disabled={waiting} data-test="join">
          {t('together.join')}
        </button>
      </form>
      <HostForm setup={setup} attempts={attempts}>
        {children}
      </HostForm>
      <OpenLobbies />
      <p role="alert" class="failure">
        {failure}
      </p>
    </section>
  )
}

/** Goes where a link leads, or a code, by its length. */
async function follow(typed: string): Promise<void> {
  const address = addressIn(typed)
  const code = readCode(typed)
  if (address !== undefined) {
    location.hash = address
    return
  }
  if (code.length >= SEAT_CODE_LENGTH) await takeSeatByCode(code)
  else if (code.length === CLASS_CODE_LENGTH) location.hash = `#/join/${code}`
  else await goToLobby(code)
}

interface HostFormProps {
  readonly setup: LobbySetup
  readonly children: ComponentChildren
  readonly attempts: Attempts
}

function HostForm({ setup, children, attempts: { waiting, attempt } }: HostFormProps) {
  const [name, setName] = useState(lastName())
  const [open, setOpen] = useState(false)
  const [sharedAddress, setSharedAddress] = useState(false)
  const [talk, setTalk] = useState<ChatRule>('phrases')
  const wish = { ...setup, name: name.trim(), chatRule: talk, open, sharedAddress }
  return (
    <section class="hosting" aria-label={t('together.host')}>
      <h2>{t('together.host')}</h2>
      <p class="soft">{t('together.hostHint')}</p>
      <label class="join">
        <span class="unseen">{t('table.name')}</span>
        <input
          value={name}
          maxLength={24}
          placeholder={t('table.name')}
          onInput={(event) => setName(event.currentTarget.value)}
          data-test="host-name"
        />
      </label>
      <label>
        <span>{t('together.talk')}</span>{' '}
        <select
          value={talk}
          onChange={(event) => setTalk(CHAT_RULES.find((rule) => rule === event.currentTarget.value) ?? 'phrases')}
          data-test="talk-rule"
        >
          {CHAT_RULES.map((rule) => (
            <option key={rule} value={rule}>
              {t(`together.talkRule.${rule}`)}
            </option>
          ))}
        </select>
      </label>
      <details>
        <summary>{t('together.settings')}</summary>
        {children}
      </details>
      <Tick label={t('together.open')} checked={open} onChange={setOpen} />
      {open && <Tick label={t('together.sharedAddress')} checked={sharedAddress} onChange={setSharedAddress} />}
      <p>
        <button
          type="button"
          disabled={name.trim() === ''}
          aria-disabled={waiting}
          onClick={() => void attempt(() => hostLobby(wish))}
          data-test="host"
        >
          {t('together.make')}
        </button>
      </p>
    </section>
  )
}

interface TickProps {
  readonly label: string
  readonly checked: boolean
  onChange(checked: boolean): void
}

function Tick({ label, checked, onChange }: TickProps) {
  return (
    <label>
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} /> {label}
    </label>
  )
}

function OpenLobbies() {
  const [tables, setTables] = useState<readonly LobbyFacts[]>([])
  useEffect(() => {
    listLobbies().then(setTables, () => undefined)
  }, [])
  if (tables.length === 0) return null
  return (
    <ul class="open-tables" aria-label={t('together.tables')}>
      {tables.map(({ id, scenario, seats: places }) => (
        <li key={id}>
          <a href={`#/table/${id}`}>
            {t('together.row', {
              scenario: scenarioName(scenario),
              host: places.find(({ host }) => host)?.name ?? '–',
              seated: places.filter(({ name }) => name !== undefined).length,
              seats: places.length,
            })}
          </a>
        </li>
      ))}
    </ul>
  )
}
