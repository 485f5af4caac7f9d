import type { HostDeed } from '#shared/protocol/upkeep'
import { labelText, t } from '../text/text.ts'
import { formatMoment } from '../text/times.ts'
import { TableScroller } from '../ui/TableScroller.tsx'

/** What the host has done, the newest first. */
export function HostLogTable({ acts }: { readonly acts: readonly HostDeed[] }) {
  const hasNames = acts.some(({ by }) => by !== undefined)
  return (
    <section data-test="host-log">
      <h2>{t('host.acts')}</h2>
      <p class="soft">{t('host.actsAbout')}</p>
      <TableScroller label={t('host.acts')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('host.actAt')}</th>
              <th scope="col">{t('host.actWhat')}</th>
              <th scope="col">{t('host.actOn')}</th>
              {hasNames && <th scope="col">{t('host.actBy')}</th>}
            </tr>
          </thead>
          <tbody>
            {acts.map((act) => (
              <tr key={act.number}>
                <th scope="row" class="figures">
                  {formatMoment(act.at)}
                </th>
                <td>{whatText(act)}</td>
                <td class="id">{act.about ?? ''}</td>
                {hasNames && <td>{act.by ?? ''}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroller>
    </section>
  )
}

/** An act in words; one that only a later version knows, by its name. */
function whatText({ act, failed }: HostDeed): string {
  const what = labelText(`host.act.${act}`)
  return failed ? t('host.actFailed', { what }) : what
}
