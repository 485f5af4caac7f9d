import { useEffect, useState } from 'preact/hooks'
import { type NoticeWay, type NoticeWays, WEBHOOK_FORMATS, type WebhookFormat } from '#shared/protocol/notices'
import {
  confirmMail,
  noticeWaysFor,
  stopTelling,
  type ToldPlace,
  tellByMail,
  tellByPush,
  tellByWebhook,
} from '../commands/notices.ts'
import { type ToldMatch, toldMatches } from '../store/toldMatches.ts'
import { t } from '../text/text.ts'
import { useAttempt } from '../ui/useAttempt.ts'

interface NoticeSectionProps {
  readonly place: ToldPlace
  /** What is told. */
  readonly about: string
}

/** How the player is told with the page closed; nothing where the server has no way, or none for this match or table. */
export function NoticeSection({ place, about }: NoticeSectionProps) {
  const { id, begun } = place
  const [offered, setOffered] = useState<NoticeWays>({ ways: [] })
  useEffect(() => {
    noticeWaysFor({ id, begun }).then(setOffered, () => undefined)
  }, [id, begun])
  if (offered.ways.length === 0) return null
  return (
    <section data-test="notices">
      <h3>{t('notices.title')}</h3>
      <p class="soft">{about}</p>
      {offered.ways.map((way) => (
        <Way key={way} place={place} way={way} pushKey={offered.pushKey} />
      ))}
    </section>
  )
}

interface WayProps {
  readonly place: ToldPlace
  readonly way: NoticeWay
  readonly pushKey: string | undefined
}

/** One way: how to begin it, or that it is on and how to end it. */
function Way({ place, way, pushKey }: WayProps) {
  const { failure, attempt } = useAttempt()
  const told = toldMatches.value.find((each) => each.match === place.id && each.way === way)
  const begin = (task: () => Promise<unknown>) => void attempt(task)
  return (
    <div class="way">
      {told && (
        <p>
          {t(told.confirmed ? `notices.${way}On` : 'notices.codeSent')}{' '}
          <button type="button" class="quiet" onClick={() => begin(() => stopTelling(told))} data-test={`stop-${way}`}>
            {t('notices.stop')}
          </button>
        </p>
      )}
      {told && !told.confirmed && <CodeForm told={told} begin={begin} />}
      {!told && way === 'push' && <PushKey place={place} pushKey={pushKey ?? ''} begin={begin} />}
      {!told && way === 'webhook' && <WebhookForm place={place} begin={begin} />}
      {!told && way === 'mail' && <MailForm place={place} begin={begin} />}
      <p role="alert" class="failure">
        {failure}
      </p>
    </div>
  )
}

/** Chat programs by their own names. */
const FORMAT_NAMES: Partial<Record<WebhookFormat, string>> = {
  discord: 'Discord',
  slack: 'Slack',
  mattermost: 'Mattermost',
  ntfy: 'ntfy',
}

type Begin = (task: () => Promise<unknown>) => void

function PushKey({
  place,
  pushKey,
  begin,
}: {
  readonly place: ToldPlace
  readonly pushKey: string
  readonly begin: Begin
}) {
  const [isRefused, setRefused] = useState(false)
  const tell = async () => setRefused(!(await tellByPush(place, pushKey)))
  return (
    <p>
      <button type="button" onClick={() => begin(tell)} data-test="tell-push">
        {t('notices.push')}
      </button>{' '}
      {isRefused && <span role="status">{t('notices.pushRefused')}</span>}
    </p>
  )
}

function WebhookForm({ place, begin }: { readonly place: ToldPlace; readonly begin: Begin }) {
  const [url, setUrl] = useState('')
  const [format, setFormat] = useState<WebhookFormat>('discord')
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        begin(() => tellByWebhook(place, url, format))
      }}
    >
      <label>
        {t('notices.webhook')}{' '}
        <input type="url" required value={url} onInput={({ currentTarget }) => setUrl(currentTarget.value)} />
      </label>{' '}
      <label>
        {t('notices.format')}{' '}
        <select value={format} onChange={({ currentTarget }) => setFormat(currentTarget.value as WebhookFormat)}>
          {WEBHOOK_FORMATS.map((each) => (
            <option key={each} value={each}>
              {FORMAT_NAMES[each] ?? t('notices.program')}
            </option>
          ))}
        </select>
      </label>{' '}
      <button type="submit" data-test="tell-webhook">
        {t('notices.tell')}
      </button>
    </form>
  )
}

function MailForm({ place, begin }: { readonly place: ToldPlace; readonly begin: Begin }) {
  const [address, setAddress] = useState('')
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        begin(() => tellByMail(place, address))
      }}
    >
      <label>
        {t('notices.mail')}{' '}
        <input
          type="email"
          required
          autocomplete="email"
          value={address}
          onInput={({ currentTarget }) => setAddress(currentTarget.value)}
        />
      </label>{' '}
      <button type="submit" data-test="tell-mail">
        {t('notices.tell')}
      </button>
    </form>
  )
}

function CodeForm({ told, begin }: { readonly told: ToldMatch; readonly begin: Begin }) {
  const [code, setCode] = useState('')
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        begin(() => confirmMail(told, code))
      }}
    >
      <label>
        {t('notices.code')}{' '}
        <input
          required
          autocomplete="one-time-code"
          value={code}
          onInput={({ currentTarget }) => setCode(currentTarget.value)}
        />
      </label>{' '}
      <button type="submit" data-test="confirm-mail">
        {t('notices.confirm')}
      </button>
    </form>
  )
}
