import type { LobbyFacts } from '#shared/protocol/lobby'
import { publicAddress } from '../net/home.ts'
import { scenarioName, t } from '../text/text.ts'
import { LocalOnlyNote } from '../ui/LocalOnlyNote.tsx'
import { QrCode } from '../ui/QrCode.tsx'
import { ShareLink } from '../ui/ShareLink.tsx'

/** The link, the code to read out, and the link as a QR code. */
export function Invitation({ table }: { readonly table: LobbyFacts }) {
  const link = `${publicAddress()}t/${table.code}`
  return (
    <section class="invitation" aria-label={t('table.invite')}>
      <QrCode link={link} />
      <div>
        <p class="soft">{t('table.code')}</p>
        <p class="code" data-test="code">
          {table.code}
        </p>
        <p class="link">{link}</p>
        <LocalOnlyNote />
        <ShareLink link={link} title={scenarioName(table.scenario)} />
      </div>
    </section>
  )
}
