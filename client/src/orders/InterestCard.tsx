import type { Interest } from '#shared/ruleset/forces'
import { t } from '../text/text.ts'

/** The viewer's own interest, which no other player knows. */
export function InterestCard({ interest }: { readonly interest: Interest }) {
  return (
    <details class="interest">
      <summary>
        <span class="faint">{t('interest.title')}</span> <strong>{t(`interest.${interest}.name`)}</strong>
      </summary>
      <p class="soft">{t(`interest.${interest}.text`)}</p>
    </details>
  )
}
