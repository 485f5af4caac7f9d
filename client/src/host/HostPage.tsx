import { useEffect, useState } from 'preact/hooks'
import type { HostCommand } from '#shared/protocol/host'
import { LONGEST_ANNOUNCEMENT } from '#shared/protocol/hostRules'
import { loginAsHost, logOutHost, readHostStatus, sendHostCommand } from '../net/hostApi.ts'
import { beginSignOn, signOffThere } from '../net/signOn.ts'
import { isBySignOn, loadStaffToken, noteSignOn, saveStaffToken } from '../store/staffToken.ts'
import { t } from '../text/text.ts'
import { HomeLink } from '../ui/HomeLink.tsx'
import { LanguageChoice } from '../ui/LanguageChoice.tsx'
import { PasswordField } from '../ui/PasswordField.tsx'
import { useAttempt, useAttemptsInTurn } from '../ui/useAttempt.ts'
import { usePolled } from '../ui/usePolled.ts'
import { useSignOn } from '../ui/useSignOn.ts'
import { HostedMatches } from './HostedMatches.tsx'
import { PlayerReports } from './PlayerReports.tsx'
import { ServerStatus, SilentStatus } from './ServerStatus.tsx'
import { SharedList } from './SharedList.tsx'
import { UpkeepSections } from './UpkeepSections.tsx'
import '../ui/page.css'
import './host.css'

const POLL_MILLISECONDS = 2000

/** The host's page: the state of the servers, the matches on them, and the commands of the host. */
export function HostPage() {
  const [token, setToken] = useState(() => loadStaffToken('host'))
  const use = (given: string) => {
    saveStaffToken('host', given)
    noteSignOn('host', false)
    setToken(given)
  }
  return (
    <main class="page host-page">
      <HomeLink />
      <LanguageChoice />
      <h1>{t('host.title')}</h1>
      <p class="soft">{t('host.intro')}</p>
      {token === '' ? (
        <LoginForm onEnter={use} onSignedOn={setToken} />
      ) : (
        <Dashboard token={token} onLeave={() => use('')} key={token} />
      )}
    </main>
  )
}

interface LoginFormProps {
  onEnter(token: string): void
  onSignedOn(token: string): void
}

function LoginForm({ onEnter, onSignedOn }: LoginFormProps) {
  const [password, setPassword] = useState('')
  const { failure, attempt } = useAttempt()
  const signOn = useSignOn('host', onSignedOn)
  return (
    <form
      class="join"
      onSubmit={(event) => {
        event.preventDefault()
        void attempt(async () => onEnter((await loginAsHost(password)).token))
      }}
    >
      {signOn.isOffered && (
        <p class="sign-on">
          <button type="button" class="primary" onClick={() => beginSignOn('host')} data-test="sign-on">
            {t('host.signOn')}
          </button>
        </p>
      )}
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
        {failure || signOn.failure}
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
  /** What follows a logout: asked for before it, because a poll that is refused meanwhile forgets the token too. */
  const leaving = () => {
    const wasBySignOn = isBySignOn('host')
    return () => {
      onLeave()
      if (wasBySignOn) signOffThere()
    }
  }
  const leave = () => attempt('leave', () => logOutHost(token, false).finally(leaving()))
  const leaveEverywhere = () => attempt('leave everywhere', () => logOutHost(token, true).then(leaving()))
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
          <SharedList token={token} send={send} />
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
