import { isOutOfReach } from '../net/home.ts'
import { t } from '../text/text.ts'

/** Beside links that only the machine itself could follow, says how to get others. */
export function OutOfReach() {
  return isOutOfReach() ? (
    <p class="failure" role="note" data-test="out-of-reach">
      {t('front.outOfReach')}
    </p>
  ) : null
}
