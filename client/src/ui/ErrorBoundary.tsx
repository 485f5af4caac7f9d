import type { ComponentChildren } from 'preact'
import { useErrorBoundary } from 'preact/hooks'
import { t } from '../text/text.ts'

/** A panel that throws is replaced by a message and a button that renders it again; the others stay. */
export function ErrorBoundary({ children }: { readonly children: ComponentChildren }) {
  const [fault, tryAgain] = useErrorBoundary((problem) => console.error(problem))
  if (fault === undefined) return <>{children}</>
  return (
    <p role="alert" class="panel-error">
      {t('panel.failed')}{' '}
      <button type="button" onClick={tryAgain}>
        {t('panel.again')}
      </button>
    </p>
  )
}
