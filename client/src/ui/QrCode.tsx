import { renderSVG } from 'uqr'
import { t } from '../text/text.ts'

/** A link as a QR code. */
export function QrCode({ link }: { readonly link: string }) {
  return <img alt={t('table.qr')} src={`data:image/svg+xml,${encodeURIComponent(renderSVG(link))}`} />
}
