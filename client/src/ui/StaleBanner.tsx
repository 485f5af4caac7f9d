import { stalest } from '../store/freshness.ts'
import { t } from '../text/text.ts'
import { formatTime } from '../text/times.ts'
import './banner.css'

/** Says above any page that what it shows is out of date, for as long as it is. */
export function StaleBanner() {
  const facts = stalest.value
  return (
    <div role="status" data-test="stale">
      {facts !== undefined && (
        <p class="stale">
          {facts.since === undefined
            ? t('stale.never', { why: facts.why })
            : t('stale.since', { time: formatTime(facts.since), why: facts.why })}
        </p>
      )}
    </div>
  )
}
