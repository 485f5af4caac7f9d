import { t } from '../text/text.ts'
import '../ui/page.css'

/** Stands in for a page whose files could not be fetched. */
export function FailedPage({ again }: { again(): void }) {
  return (
    <main class="page" data-test="page-failed">
      <h1>{t('page.failed')}</h1>
      <p role="alert">{t('page.failedWhy')}</p>
      <p>
        <button type="button" class="primary" onClick={again} data-test="page-again">
          {t('page.again')}
        </button>{' '}
        <a href="#/">{t('table.home')}</a>
      </p>
    </main>
  )
}
