import { wornSkin } from '../text/text.ts'
import { ICONS, type IconName } from './icons.ts'

/** Units of the signs that are drawn as lines. */
const STROKED = 24

/** A sign beside words that say the same: hidden from screen readers. */
export function Icon({ name }: { readonly name: IconName }) {
  const { size, path } = ICONS[name]
  const isStroked = size === STROKED
  return (
    <svg class="icon" viewBox={`0 0 ${size} ${size}`} aria-hidden="true">
      <path
        d={path}
        fill={isStroked ? 'none' : 'currentColor'}
        {...(isStroked
          ? { stroke: 'currentColor', 'stroke-width': 2, 'stroke-linecap': 'round', 'stroke-linejoin': 'round' }
          : {})}
      />
    </svg>
  )
}

/** Signs of another age, in the place of the usual ones of these types of orders. */
const SKIN_SIGNS: Readonly<Record<string, Readonly<Record<string, IconName>>>> = { mobilisation: { strike: 'attack' } }

/** The sign of a type of order, in the age that is played; that of a statement for one without. */
export const iconOf = (type: string): IconName =>
  SKIN_SIGNS[wornSkin.value ?? '']?.[type] ?? (Object.hasOwn(ICONS, type) ? (type as IconName) : 'statement')
