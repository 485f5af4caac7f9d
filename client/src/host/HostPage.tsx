import { useEffect, useState } from 'preact/hooks'
import type { HostCommand } from '#shared/protocol/host'
import { LONGEST_ANNOUNCEMENT } from '#shared/protocol/hostRules'
import { usePolled } from '../classroom/usePolled.ts'
import { loginAsHost, readHostStatus, sendHostCommand } from '../net/hostApi.ts'
import { LanguageChoice } from '../panels/LanguageChoice.tsx'
import { PasswordField } from '../panels/PasswordField.tsx'
import { useAttempt } from '../panels/useAttempt.ts'
import { loadHostToken, saveHostToken } from '../store/hostToken.ts'
import { t } from '../text/text.ts'
import { HostedMatches } from './HostedMatches.tsx'
import { Server, Silent } from './Server.tsx'
import '../front/table.css'
import './host.css'

const LOOK_MILLISECONDS = 2000

/** For whoever runs the servers: how they do, what is played, and the few things that can be done about it. */
export function HostPage() {
  const [token, setToken] = useState(loadHostToken)
  const use = (given: string) => {
    saveHostToken(given)
    setToken(given)
  }
  return (
    <main class="table-page host-page">
      <p>
        <a href="#/">← {t('table.home')}</a>
      </p>
      <LanguageChoice />
      <h1>{t('host.title')}</h1>
      <p class="soft">{t('host.intro')}</p>
      {token === '' ? <Door onEnter={use} /> : <Desk token={token} onLeave={() => use('')} key={token} />}
    </main>
  )
}

function Door({ onEnter }: { onEnter(token: string): void }) {
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

function Desk({ token, onLeave }: { readonly token: string; onLeave(): void }) {
  const { value: status, failure: away, gone, look } = usePolled(() => readHostStatus(token), LOOK_MILLISECONDS, token)
  const { failure, attempt } = useAttempt()
  // The token has ended, or the password is another one.
  useEffect(() => {
    if (gone) onLeave()
  }, [gone])
  const act = (wish: HostCommand) => attempt(() => sendHostCommand(token, wish).then(look))
  return (
    <>
      <p role="alert" class="failure" data-test="host-failure">
        {failure || away}
      </p>
      {status && (
        <>
          <Announcing said={status.announcement} act={act} />
          {status.servers.map((server) =>
            'silent' in server ? (
              <Silent key={server.url} server={server} />
            ) : (
              <Server key={server.url} server={server} hasOthers={status.servers.length > 1} act={act} />
            ),
          )}
          <HostedMatches servers={status.servers} onEnd={(match) => act({ command: 'end', match })} />
        </>
      )}
      <p>
        <button type="button" onClick={onLeave} data-test="host-leave">
          {t('host.leave')}
        </button>
      </p>
    </>
  )
}

interface AnnouncingProps {
  readonly said: string
  act(wish: HostCommand): Promise<void>
}

function Announcing({ said, act }: AnnouncingProps) {
  const [text, setText] = useState('')
  return (
    <section>
      <h2>{t('host.announceTitle')}</h2>
      <form
        class="join"
        onSubmit={(event) => {
          event.preventDefault()
          void act({ command: 'announce', text }).then(() => setText(''))
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
          <button type="button" onClick={() => void act({ command: 'takeBack' })} data-test="take-back">
            {t('host.takeBack')}
          </button>
        </p>
      )}
    </section>
  )
}
