import { useState } from 'preact/hooks'
import { copyText } from '../device/copyText.ts'
import { canPassOn, passOn } from '../device/passOn.ts'
import { t } from '../text/text.ts'

interface ShareLinkProps {
  readonly link: string
  readonly title: string
}

/** Copies a link; where the device has a way of its own to pass links on, offers that too. */
export function ShareLink({ link, title }: ShareLinkProps) {
  const [copied, setCopied] = useState<boolean | undefined>(undefined)
  return (
    <>
      <button type="button" onClick={() => void copyText(link).then(setCopied)} data-test="copy-link">
        {t(copied ? 'table.copied' : 'table.copy')}
      </button>
      {canPassOn() && (
        <>
          {' '}
          <button type="button" onClick={() => passOn(link, title)} data-test="share-native">
            {t('table.share')}
          </button>
        </>
      )}
      <span role="status">{copied === false && t('table.copyYourself')}</span>
    </>
  )
}
