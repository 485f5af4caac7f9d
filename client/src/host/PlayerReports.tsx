import { useEffect, useState } from 'preact/hooks'
import type { HostCommand } from '#shared/protocol/host'
import type { LobbyFacts } from '#shared/protocol/lobby'
import type { PlayerReport } from '#shared/protocol/reports'
import { listLobbies } from '../net/api.ts'
import { readReports } from '../net/hostApi.ts'
import { labelled } from '../text/labelled.ts'
import { formatList, scenarioName, t } from '../text/text.ts'
import { formatMoment } from '../text/times.ts'

interface ReportsProps {
  readonly token: string
  send(command: HostCommand): Promise<unknown>
}

/** What players have reported about each other, and the tables on the front page, which the host may close. */
export function PlayerReports({ token, send }: ReportsProps) {
  const [reports, setReports] = useState<readonly PlayerReport[]>([])
  const [tables, setTables] = useState<readonly LobbyFacts[]>([])
  const refresh = () => {
    readReports(token).then(setReports, () => undefined)
    listLobbies().then(
      ({ lobbies }) => setTables(lobbies),
      () => undefined,
    )
  }
  useEffect(refresh, [token])
  const act = (command: HostCommand) => void send(command).then(refresh)
  return (
    <section>
      <h2>{t('host.reports', { n: reports.length })}</h2>
      {reports.map(({ id, at, match, name, reason, words }) => (
        <article key={id} data-test="report">
          <p>
            {t('host.report', {
              date: formatMoment(at),
              name,
              match,
              reason: t(`conduct.reason.${reason}`),
            })}{' '}
            <button type="button" onClick={() => act({ command: 'forgetReport', report: id })}>
              {t('host.forgetReport')}
            </button>
          </p>
          <ul>
            {words.map((said, nth) => (
              <li key={nth}>{said.how === 'text' ? said.text : t(`talk.phrase.${said.phrase}`, { power: '…' })}</li>
            ))}
          </ul>
        </article>
      ))}
      <h2>{t('host.tables', { n: tables.length })}</h2>
      <ul>
        {tables.map(({ id, scenario, seats }) => (
          <li key={id}>
            {labelled(scenarioName(scenario), formatList(seats.flatMap(({ name = [] }) => name)))}{' '}
            <button
              type="button"
              onClick={() => act({ command: 'closeLobby', lobby: id })}
              data-test="host-close-table"
            >
              {t('table.close')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
