import { isLocalOnly } from '../net/home.ts'
import { t } from '../text/text.ts'

/** Beside links that only this machine could follow: a note on how to get links for others. */
export function LocalOnlyNote() {
  return isLocalOnly() ? (
    <p class="failure" role="note" data-test="out-of-reach">
      {t('front.outOfReach')}
    </p>
  ) : null
}
