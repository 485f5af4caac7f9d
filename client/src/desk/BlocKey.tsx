import { blocsOf } from '#shared/view/blocs'
import { observation } from '../store/game.ts'
import { blocName } from '../text/text.ts'
import { blocOutline } from '../theme/blocOutlines.ts'
import './blocKey.css'

/** Which line on the map goes round which bloc of several powers; nothing where no powers share one, and on a phone, which has no room. */
export function BlocKey() {
  const powers = observation.value?.powers ?? []
  const blocs = blocsOf(powers).filter((bloc) => powers.filter((power) => power.bloc === bloc).length > 1)
  if (blocs.length === 0) return null
  return (
    <ul class="bloc-key" data-test="bloc-key">
      {blocs.map((bloc) => (
        <li key={bloc}>
          <svg viewBox="0 0 34 6" aria-hidden="true">
            <path d="M1 3H33" stroke-dasharray={blocOutline(powers, bloc)?.dashes.join(' ')} />
          </svg>
          {blocName(bloc)}
        </li>
      ))}
    </ul>
  )
}
