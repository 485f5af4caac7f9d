import { lookOf } from '../theme/tokens.ts'

/** A power's emblem in its colour: the shape tells powers apart without colours. @param look index of the power's look */
export function Emblem({ look }: { readonly look: number }) {
  const { colour, emblem } = lookOf(look)
  return (
    <span class="emblem" style={{ color: colour }} aria-hidden="true">
      {emblem}
    </span>
  )
}
