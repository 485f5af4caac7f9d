import { useState } from 'preact/hooks'
import type { BackupEntry, Newest, Upkeep, Verification } from '#shared/protocol/upkeep'
import { askNewestVersion, checkAllMatches, makeBackup, readUpkeep } from '../net/hostApi.ts'
import { labelled } from '../text/labelled.ts'
import { formatList, formatNumber, t } from '../text/text.ts'
import { formatMoment } from '../text/times.ts'
import { FigureList } from '../ui/FigureList.tsx'
import { useAttemptsInTurn } from '../ui/useAttempt.ts'
import { usePolled } from '../ui/usePolled.ts'
import { ForgetForm } from './ForgetForm.tsx'
import { HostLogTable } from './HostLogTable.tsx'

const POLL_MILLISECONDS = 3000
const MEGABYTE = 1_000_000
const GIGABYTE = 1000 * MEGABYTE

/** Database, disk and backups, with keys that look after them; deleting; and the log of the host's acts. */
export function UpkeepSections({ token }: { readonly token: string }) {
  const { value, refresh } = usePolled({
    ask: () => readUpkeep(token),
    milliseconds: POLL_MILLISECONDS,
    key: token,
    isAside: true,
  })
  if (value === undefined) return null
  return (
    <>
      <UpkeepSection token={token} upkeep={value} refresh={refresh} />
      <ForgetForm token={token} backups={value} onDone={refresh} />
      <HostLogTable acts={value.acts} />
    </>
  )
}

interface SectionProps {
  readonly token: string
  readonly upkeep: Upkeep
  refresh(): void
}

function UpkeepSection({ token, upkeep, refresh }: SectionProps) {
  const { failure, attempt } = useAttemptsInTurn()
  const [told, setTold] = useState('')
  const [newest, setNewest] = useState<Newest | undefined>(undefined)
  const { backups, backingUp, verifying, canAskNewest } = upkeep
  const press = (what: string, task: () => Promise<unknown>) => {
    setTold('')
    void attempt(what, task).then(refresh)
  }
  return (
    <section data-test="upkeep">
      <h2>{t('host.upkeep')}</h2>
      <FigureList rows={rowsOf(upkeep)} look="vitals" test="upkeep-figures" />
      <p class="keys">
        <button
          type="button"
          aria-disabled={backingUp}
          onClick={() =>
            press('backUp', async () => setTold(t('host.backedUp', { name: (await makeBackup(token)).name })))
          }
          data-test="back-up"
        >
          {t('host.backUp')}
        </button>
        <button
          type="button"
          aria-disabled={verifying}
          onClick={() => press('verify', () => checkAllMatches(token))}
          data-test="verify-all"
        >
          {t('host.verify')}
        </button>
        {canAskNewest && (
          <button
            type="button"
            onClick={() => press('askNewest', async () => setNewest(await askNewestVersion(token)))}
            data-test="ask-newest"
          >
            {t('host.askNewest')}
          </button>
        )}
      </p>
      <p role="status" data-test="upkeep-told">
        {backingUp ? t('host.backingUp') : verifying ? t('host.verifying') : told}
      </p>
      <p role="alert" class="failure" data-test="upkeep-failure">
        {failure}
      </p>
      <p class="soft">{canAskNewest ? t('host.newestAbout') : t('host.newestOff')}</p>
      {newest && <NewestVersion newest={newest} />}
      {backups.length > 0 && <BackupList upkeep={upkeep} />}
    </section>
  )
}

function BackupList({ upkeep: { backups, backupCount, backupKeep } }: { readonly upkeep: Upkeep }) {
  return (
    <details>
      <summary>{t('host.backups', { n: backupCount })}</summary>
      <ul>
        {backups.map((backup) => (
          <li key={backup.name}>{labelled(backup.name, sizeText(backup.bytes))}</li>
        ))}
      </ul>
      <p class="soft">{t('host.backupKeep', { n: backupKeep })}</p>
    </details>
  )
}

function NewestVersion({ newest: { version, newest, isNewer, page } }: { readonly newest: Newest }) {
  return (
    <p data-test="newest">
      {isNewer ? t('host.newer', { version, newest }) : t('host.newestIsOurs', { version })}{' '}
      {isNewer && page !== undefined && (
        <a href={page} rel="noopener noreferrer" target="_blank">
          {t('host.newestPage')}
        </a>
      )}
    </p>
  )
}

function rowsOf({ database, disk, backups, verified }: Upkeep): readonly (readonly [string, string])[] {
  const { kind, bytes = 0 } = database
  return [
    [t('host.database'), kind === 'memory' ? t('host.databaseKind.memory') : sizedDatabase(kind, bytes)],
    [t('host.disk'), t('host.diskValue', { free: sizeText(disk.free), total: sizeText(disk.total) })],
    [t('host.lastBackup'), backups[0] === undefined ? t('host.never') : backupText(backups[0])],
    [t('host.verified'), verified === undefined ? t('host.never') : verifiedText(verified)],
  ]
}

const sizedDatabase = (kind: 'file' | 'postgres', bytes: number): string =>
  t(`host.databaseKind.${kind}`, { size: sizeText(bytes) })

const sizeText = (bytes: number): string =>
  bytes < 10 * GIGABYTE
    ? t('host.memoryValue', {
        megabytes: bytes < 10 * MEGABYTE ? Math.ceil(bytes / 100_000) / 10 : Math.round(bytes / MEGABYTE),
      })
    : t('host.gigabytes', { n: formatNumber(Math.round(bytes / GIGABYTE)) })

const backupText = ({ at, bytes, maker }: BackupEntry): string =>
  t('host.backupValue', { date: formatMoment(at), size: sizeText(bytes), maker: t(`host.maker.${maker}`) })

function verifiedText({ at, over, goingOn, foreign, broken, fault }: Verification): string {
  const date = formatMoment(at)
  if (fault !== undefined) return t('host.verifiedFault', { date, why: fault })
  if (broken.length > 0) return t('host.verifiedBroken', { date, list: formatList(broken) })
  const well = t('host.verifiedWell', { date, count: over + goingOn })
  return foreign === 0 ? well : t('host.verifiedBoth', { well, foreign: t('host.verifiedForeign', { count: foreign }) })
}
