import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { CHAT_RULES, type ChatRule } from '#shared/protocol/chatRules'
import { addressIn, readCode } from '#shared/protocol/codes'
import type { CreateLobby, LobbyFacts } from '#shared/protocol/lobby'
import { goToLobby, hostLobby, lastName, takeSeatByCode } from '../commands/lobby.ts'
import { listLobbies } from '../net/api.ts'
import { ownZone } from '../text/ownZone.ts'
import { scenarioName, t } from '../text/text.ts'
import { formatMoment } from '../text/times.ts'
import { type Attempts, useAttempt } from '../ui/useAttempt.ts'
import { usePolled } from '../ui/usePolled.ts'
import { QuickPlayForm } from './QuickPlayForm.tsx'
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
      <QuickPlayForm attempts={attempts} />
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
  const [closesAt, setClosesAt] = useState('')
  const [perPower, setPerPower] = useState<1 | 2>(1)
  const isDaily = setup.timeControl === 'slow' && closesAt !== ''
  const dailyClose = isDaily ? { dailyClose: { at: closesAt, zone: ownZone() } } : {}
  const wish = { ...setup, name: name.trim(), chatRule: talk, open, sharedAddress, perPower, ...dailyClose }
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
      {setup.timeControl === 'slow' && <DailyCloseField at={closesAt} onChange={setClosesAt} />}
      <Tick label={t('together.perPower')} checked={perPower === 2} onChange={(two) => setPerPower(two ? 2 : 1)} />
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

/** At which time of day the windows of a slow match close; empty when each has a day. */
function DailyCloseField({ at, onChange }: { readonly at: string; onChange(at: string): void }) {
  return (
    <label>
      {t('together.dailyClose', { zone: ownZone() })}{' '}
      <input
        type="time"
        value={at}
        onInput={({ currentTarget }) => onChange(currentTarget.value)}
        data-test="daily-close"
      />
    </label>
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

/** How often the list of tables is asked for. */
const LIST_MILLISECONDS = 5000

function OpenLobbies() {
  const { value } = usePolled({ ask: listLobbies, milliseconds: LIST_MILLISECONDS, key: 'tables', isAside: true })
  const [tempo, setTempo] = useState('')
  const all = [...(value?.lobbies ?? []), ...(value?.running ?? [])]
  const tempos = [...new Set(all.map(({ timeControl }) => timeControl))]
  if (all.length === 0) return null
  const fits = ({ timeControl }: LobbyFacts) => !tempos.some((each) => each === tempo) || timeControl === tempo
  return (
    <>
      {tempos.length > 1 && (
        <select
          aria-label={t('together.tempo')}
          value={tempo}
          onChange={({ currentTarget }) => setTempo(currentTarget.value)}
          data-test="tempo-filter"
        >
          <option value="">{t('together.anyTempo')}</option>
          {tempos.map((each) => (
            <option key={each} value={each}>
              {t(`timeControl.${each}`)}
            </option>
          ))}
        </select>
      )}
      <ul class="open-tables" aria-label={t('together.tables')}>
        {(value?.lobbies ?? []).filter(fits).map((table) => (
          <WaitingTable key={table.id} table={table} />
        ))}
      </ul>
      <ul class="open-tables" aria-label={t('together.running')} data-test="running-tables">
        {(value?.running ?? []).filter(fits).map((table) => (
          <RunningTable key={table.id} table={table} />
        ))}
      </ul>
    </>
  )
}

interface TableProps {
  readonly table: LobbyFacts
}

function WaitingTable({ table: { id, scenario, timeControl, beginsIn, appointment, seats } }: TableProps) {
  return (
    <li>
      <a href={`#/table/${id}`}>
        {t('together.row', {
          scenario: scenarioName(scenario),
          host: seats.find(({ host }) => host)?.name ?? '–',
          seated: seats.filter(({ name }) => name !== undefined).length,
          seats: seats.length,
        })}
      </a>{' '}
      <small class="soft">
        {t(`timeControl.${timeControl}`)} {beginsIn !== undefined && t('together.beginsIn', { seconds: beginsIn })}
        {appointment && formatMoment(appointment.at)}
      </small>
    </li>
  )
}

/** A match under way: to be watched, and with seats of bots that can be asked for. */
function RunningTable({ table: { id, scenario, timeControl, locked, seats } }: TableProps) {
  const free = seats.filter(({ name }) => name === undefined).length
  return (
    <li>
      <a href={`#/match/${id}`}>{t('together.watch', { scenario: scenarioName(scenario) })}</a>{' '}
      <small class="soft">{t(`timeControl.${timeControl}`)}</small>{' '}
      {free > 0 && !locked && <a href={`#/table/${id}`}>{t('together.botSeats', { free })}</a>}
    </li>
  )
}
