import { useState } from 'preact/hooks'
import type { HostedMatch, HostStatus } from '#shared/protocol/host'
import { scenarioName, t } from '../text/text.ts'
import { TableScroller } from '../ui/TableScroller.tsx'

interface HostedMatchesProps {
  readonly servers: HostStatus['servers']
  onEnd(match: string): Promise<unknown>
}

const COLUMNS = ['match', 'scenario', 'year', 'window', 'seats', 'there', 'timeControl'] as const

/** Every match in memory, with a button that ends it after a confirmation. */
export function HostedMatches({ servers, onEnd }: HostedMatchesProps) {
  const [asked, setAsked] = useState('')
  const matches = servers.flatMap((server) =>
    'silent' in server ? [] : server.matches.map((match) => ({ ...match, at: server.url })),
  )
  const isSpread = servers.length > 1
  return (
    <section>
      <h2>{t('host.matches', { n: matches.length })}</h2>
      {matches.length === 0 ? (
        <p class="soft">{t('host.none')}</p>
      ) : (
        <TableScroller label={t('host.matches', { n: matches.length })}>
          <table>
            <thead>
              <tr>
                {[...COLUMNS, ...(isSpread ? (['at'] as const) : [])].map((key) => (
                  <th key={key} scope="col">
                    {t(`host.${key}`)}
                  </th>
                ))}
                <td />
              </tr>
            </thead>
            <tbody>
              {matches.map((match) => (
                <Row
                  key={match.id}
                  match={match}
                  at={isSpread ? match.at : undefined}
                  asked={asked === match.id}
                  onAsk={(isAsked) => setAsked(isAsked ? match.id : '')}
                  onEnd={() => void onEnd(match.id)}
                />
              ))}
            </tbody>
          </table>
        </TableScroller>
      )}
    </section>
  )
}

interface RowProps {
  readonly match: HostedMatch
  /** Address of the server that plays it; undefined where there is only one server. */
  readonly at: string | undefined
  readonly asked: boolean
  onAsk(isAsked: boolean): void
  onEnd(): void
}

function Row({ match, at, asked, onAsk, onEnd }: RowProps) {
  const { id, scenario, year, years, window, human, away, bot, connected, timeControl, inClass } = match
  return (
    <tr data-test={`hosted-${id}`}>
      <th scope="row" class="id">
        {id}
        {inClass && <small class="soft"> {t('host.ofClass')}</small>}
      </th>
      <td>{scenarioName(scenario)}</td>
      <td class="figures">
        {year}/{years}
      </td>
      <td>{t(`bar.window.${window}`)}</td>
      <td class="figures">
        {human} · {away} · {bot}
      </td>
      <td class="figures">{connected}</td>
      <td>{t(`timeControl.${timeControl}`)}</td>
      {at !== undefined && <td>{at}</td>}
      <td>
        {window !== 'ended' && !asked && (
          <button type="button" onClick={() => onAsk(true)} data-test={`end-${id}`}>
            {t('host.end')}
          </button>
        )}
        {window !== 'ended' && asked && (
          <>
            <button type="button" class="danger" onClick={onEnd} data-test={`sure-${id}`}>
              {t('host.sure')}
            </button>{' '}
            <button type="button" onClick={() => onAsk(false)}>
              {t('host.keep')}
            </button>
          </>
        )}
      </td>
    </tr>
  )
}
