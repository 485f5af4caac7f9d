import { useEffect, useState } from 'preact/hooks'
import type { HostCommand } from '#shared/protocol/host'
import type { SharedEntry } from '#shared/protocol/sharedScenarios'
import { readShared } from '../net/sharedScenarios.ts'
import { t } from '../text/text.ts'
import { formatMoment } from '../text/times.ts'

const KILOBYTE = 1000

interface SharedListProps {
  readonly token: string
  send(command: HostCommand): Promise<unknown>
}

/** The scenarios that people share on this server, which the host may remove; nothing where there are none. */
export function SharedList({ token, send }: SharedListProps) {
  const [shared, setShared] = useState<readonly SharedEntry[]>([])
  const refresh = () => void readShared(token).then(setShared, () => undefined)
  useEffect(refresh, [token])
  if (shared.length === 0) return null
  return (
    <section data-test="shared-list">
      <h2>{t('host.shared', { n: shared.length })}</h2>
      <ul>
        {shared.map(({ id, name, at, bytes, by }) => (
          <li key={id}>
            <a href={`#/workshop/${id}`}>{name}</a>{' '}
            <span class="faint">
              {t('host.sharedEntry', { date: formatMoment(at), count: Math.ceil(bytes / KILOBYTE) })} {by}
            </span>{' '}
            <button
              type="button"
              onClick={() => void send({ command: 'forgetScenario', scenario: id }).then(refresh)}
              data-test="remove-shared"
            >
              {t('host.removeShared')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
