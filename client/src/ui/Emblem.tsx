import { lookOf } from '../theme/tokens.ts'

/** A power's sign in its colour: shape tells those apart whom colour does not. */
export function Emblem({ look }: { readonly look: number }) {
  const { colour, emblem } = lookOf(look)
  return (
    <span class="emblem" style={{ color: colour }} aria-hidden="true">
      {emblem}
    </span>
  )
}
