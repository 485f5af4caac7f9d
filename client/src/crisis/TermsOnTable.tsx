import type { PowerId } from '#shared/ids'
import type { SeenConfrontation } from '#shared/view/observation'
import { t } from '../text/text.ts'

interface TermsOnTableProps {
  readonly crisis: SeenConfrontation
  /** The viewer's power. */
  readonly me: PowerId
}

/** Whose terms lie on the table: theirs, ours, a mediator's. */
export function TermsOnTable({ crisis: { offers, mediated }, me }: TermsOnTableProps) {
  const theirs = offers.find(({ from }) => from !== me)
  const ours = offers.some(({ from }) => from === me)
  if (theirs === undefined && !ours && !mediated) return null
  return (
    <p class="on-table" data-test="on-table">
      {theirs && <strong>{t(theirs.secret ? 'confrontation.offeredSecretly' : 'confrontation.offered')}</strong>}{' '}
      {ours && t('confrontation.weOffered')} {mediated && t('confrontation.mediated')}
    </p>
  )
}
