import { observation, role } from '../store/game.ts'
import { t } from '../text/text.ts'

/** Says that the match of a class has ended and its secrets are not open yet; nothing at any other time. */
export function SealedNote() {
  const view = observation.value
  if (view?.window.kind !== 'ended' || view.reveal !== undefined || role.value === 'replay') return null
  return (
    <p class="watching" role="status" data-test="sealed">
      {t('ended.sealed')}
    </p>
  )
}
