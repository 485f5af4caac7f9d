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

/** The sign of a type of order; that of a statement for one without. */
export const iconOf = (type: string): IconName => (Object.hasOwn(ICONS, type) ? (type as IconName) : 'statement')
