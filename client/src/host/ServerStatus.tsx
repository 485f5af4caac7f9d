import type { HostCommand, HostedServer, SilentServer } from '#shared/protocol/host'
import { formatNumber, t } from '../text/text.ts'
import { formatClock } from '../text/times.ts'
import { FigureList } from '../ui/FigureList.tsx'

const MEGABYTE = 1_000_000

interface ServerStatusProps {
  readonly server: HostedServer
  /** Other servers take new matches while this one drains. */
  readonly hasOthers: boolean
  send(command: HostCommand): Promise<unknown>
}

/** The state of one server, and the button that drains it. */
export function ServerStatus({ server, hasOthers, send }: ServerStatusProps) {
  const { url, draining } = server
  return (
    <section data-test={`server-${url}`}>
      <h2>{hasOthers ? t('host.server', { url }) : t('host.load')}</h2>
      {server.missing !== undefined && (
        <p class="failure" role="alert" data-test="missing">
          {t('host.missing', { part: server.missing })}
        </p>
      )}
      <Vitals server={server} />
      <p class="soft" role="status">
        {t(`host.${draining ? 'draining' : 'drainAbout'}${hasOthers ? 'Beside' : ''}`)}
      </p>
      <p>
        <button
          type="button"
          class={draining ? 'primary' : 'danger'}
          onClick={() => void send({ command: draining ? 'undrain' : 'drain', server: url })}
          data-test={draining ? 'undrain' : 'drain'}
        >
          {draining ? t('host.undrain') : t('host.drain')}
        </button>
      </p>
    </section>
  )
}

/** A server that does not answer. */
export function SilentStatus({ server: { url } }: { readonly server: SilentServer }) {
  return (
    <section data-test={`server-${url}`}>
      <h2>{t('host.server', { url })}</h2>
      <p role="status">{t('host.silent')}</p>
    </section>
  )
}

function Vitals({ server }: { readonly server: HostedServer }) {
  const { load, versions, connections, classes } = server
  const rows = [
    ['memory', t('host.memoryValue', { megabytes: Math.round(load.rss / MEGABYTE) })],
    ['lag', t('host.lagValue', { milliseconds: load.lag })],
    ['cpu', t('host.cpuValue', { percent: Math.round(load.cpu * 100) })],
    ['uptime', formatClock(load.uptime * 1000)],
    ['lines', t('host.linesValue', connections)],
    ['classes', formatNumber(classes)],
    ['versions', t('host.versionsValue', versions)],
  ] as const
  return (
    <FigureList rows={rows.map(([name, value]) => [t(`host.${name}`), value] as const)} look="vitals" test="vitals" />
  )
}
