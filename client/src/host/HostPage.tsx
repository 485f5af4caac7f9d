import { useEffect, useState } from 'preact/hooks'
import type { HostCommand } from '#shared/protocol/host'
import { LONGEST_ANNOUNCEMENT } from '#shared/protocol/hostRules'
import { loginAsHost, logOutHost, readHostStatus, sendHostCommand } from '../net/hostApi.ts'
import { loadHostToken, saveHostToken } from '../store/hostToken.ts'
import { t } from '../text/text.ts'
import { HomeLink } from '../ui/HomeLink.tsx'
import { LanguageChoice } from '../ui/LanguageChoice.tsx'
import { PasswordField } from '../ui/PasswordField.tsx'
import { useAttempt, useAttemptsInTurn } from '../ui/useAttempt.ts'
import { usePolled } from '../ui/usePolled.ts'
import { HostedMatches } from './HostedMatches.tsx'
import { PlayerReports } from './PlayerReports.tsx'
import { ServerStatus, SilentStatus } from './ServerStatus.tsx'
import { UpkeepSections } from './UpkeepSections.tsx'
import '../ui/page.css'
import './host.css'

const POLL_MILLISECONDS = 2000

/** The host's page: the state of the servers, the matches on them, and the commands of the host. */
export function HostPage() {
  const [token, setToken] = useState(loadHostToken)
  const use = (given: string) => {
    saveHostToken(given)
    setToken(given)
  }
  return (
    <main class="page host-page">
      <HomeLink />
      <LanguageChoice />
      <h1>{t('host.title')}</h1>
      <p class="soft">{t('host.intro')}</p>
      {token === '' ? <LoginForm onEnter={use} /> : <Dashboard token={token} onLeave={() => use('')} key={token} />}
    </main>
  )
}

function LoginForm({ onEnter }: { onEnter(token: string): void }) {
  const [password, setPassword] = useState('')
  const { failure, attempt } = useAttempt()
  return (
    <form
      class="join"
      onSubmit={(event) => {
        event.preventDefault()
        void attempt(async () => onEnter((await loginAsHost(password)).token))
      }}
    >
      <PasswordField
        label={t('host.password')}
        class="name"
        value={password}
        test="host-password"
        onChange={setPassword}
      />
      <button type="submit" class="primary" disabled={password === ''} data-test="host-enter">
        {t('host.enter')}
      </button>
      <p class="faint">{t('host.where')}</p>
      <p role="alert" class="failure" data-test="host-failure">
        {failure}
      </p>
    </form>
  )
}

function Dashboard({ token, onLeave }: { readonly token: string; onLeave(): void }) {
  const {
    value: status,
    refusal,
    refresh,
  } = usePolled({ ask: () => readHostStatus(token), milliseconds: POLL_MILLISECONDS, key: token })
  const { failure, attempt } = useAttemptsInTurn()
  // The token has expired, or the password was changed.
  useEffect(() => {
    if (refusal !== '') onLeave()
  }, [refusal])
  const send = (command: HostCommand) =>
    attempt(JSON.stringify(command), () => sendHostCommand(token, command).then(refresh))
  // This device forgets its token in any case; other devices are logged out by the server alone.
  const leave = () => attempt('leave', () => logOutHost(token, false).finally(onLeave))
  const leaveEverywhere = () => attempt('leave everywhere', () => logOutHost(token, true).then(onLeave))
  return (
    <>
      <p role="alert" class="failure" data-test="host-failure">
        {failure}
      </p>
      {status && (
        <>
          <AnnouncementForm said={status.announcement} send={send} />
          {status.servers.map((server) =>
            'silent' in server ? (
              <SilentStatus key={server.url} server={server} />
            ) : (
              <ServerStatus key={server.url} server={server} hasOthers={status.servers.length > 1} send={send} />
            ),
          )}
          <HostedMatches servers={status.servers} onEnd={(match) => send({ command: 'end', match })} />
          <PlayerReports token={token} send={send} />
          <UpkeepSections token={token} />
        </>
      )}
      <p>
        <button type="button" onClick={() => void leave()} data-test="host-leave">
          {t('host.leave')}
        </button>{' '}
        <button type="button" onClick={() => void leaveEverywhere()} data-test="host-leave-everywhere">
          {t('host.leaveEverywhere')}
        </button>
      </p>
    </>
  )
}

interface AnnouncementFormProps {
  readonly said: string
  send(command: HostCommand): Promise<boolean>
}

function AnnouncementForm({ said, send }: AnnouncementFormProps) {
  const [text, setText] = useState('')
  return (
    <section>
      <h2>{t('host.announceTitle')}</h2>
      <form
        class="join"
        onSubmit={(event) => {
          event.preventDefault()
          void send({ command: 'announce', text }).then((isDone) => isDone && setText(''))
        }}
      >
        <label class="line">
          <span>{t('host.announceLabel')}</span>
          <input
            value={text}
            maxLength={LONGEST_ANNOUNCEMENT}
            autocomplete="off"
            onInput={(event) => setText(event.currentTarget.value)}
            data-test="announcement-text"
          />
        </label>
        <button type="submit" class="primary" disabled={text.trim() === ''} data-test="announce">
          {t('host.announce')}
        </button>
      </form>
      {said !== '' && (
        <p data-test="announced">
          {t('host.said', { text: said })}{' '}
          <button type="button" onClick={() => void send({ command: 'takeBack' })} data-test="take-back">
            {t('host.takeBack')}
          </button>
        </p>
      )}
    </section>
  )
}
