import { useState } from 'preact/hooks'
import { t } from '../text/text.ts'

interface ShareLinkProps {
  readonly link: string
  readonly title: string
}

/** Copies a link; where the device has a way of its own to pass links on, offers that too. */
export function ShareLink({ link, title }: ShareLinkProps) {
  const [copied, setCopied] = useState(false)
  const copy = () => {
    navigator.clipboard?.writeText(link).then(
      () => setCopied(true),
      () => undefined,
    )
  }
  return (
    <>
      <button type="button" onClick={copy}>
        {t(copied ? 'table.copied' : 'table.copy')}
      </button>
      {'share' in navigator && (
        <>
          {' '}
          <button
            type="button"
            // A person who thinks better of it has refused nothing that need be said.
            onClick={() => void navigator.share({ title, url: link }).catch(() => undefined)}
            data-test="share-native"
          >
            {t('table.share')}
          </button>
        </>
      )}
    </>
  )
}
