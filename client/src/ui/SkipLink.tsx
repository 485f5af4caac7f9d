import { t } from '../text/text.ts'
import { focusHeading } from './keepFocus.ts'

/** The first stop of every page: over banners and bars to its heading. */
export function SkipLink() {
  return (
    <button type="button" class="skip-link" onClick={focusHeading}>
      {t('page.skip')}
    </button>
  )
}
