import { useState } from 'preact/hooks'
import type { LobbyFacts } from '#shared/protocol/lobby'
import { publicAddress } from '../net/home.ts'
import { t } from '../text/text.ts'
import { LocalOnlyNote } from '../ui/LocalOnlyNote.tsx'
import { QrCode } from '../ui/QrCode.tsx'

/** The link, the code to read out, and the link as a QR code. */
export function Invitation({ table }: { readonly table: LobbyFacts }) {
  const [copied, setCopied] = useState(false)
  const link = `${publicAddress()}#/table/${table.id}`
  const copy = () => {
    navigator.clipboard?.writeText(link).then(
      () => setCopied(true),
      () => undefined,
    )
  }
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
        <button type="button" onClick={copy}>
          {t(copied ? 'table.copied' : 'table.copy')}
        </button>
      </div>
    </section>
  )
}
