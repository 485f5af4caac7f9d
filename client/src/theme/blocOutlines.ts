import { blocsOf } from '#shared/view/blocs'

/** A line round the lands of a bloc: its dashes in CSS pixels, none for one that is whole. By shape, not colour: colours tell powers. */
export interface BlocOutline {
  readonly bloc: string
  readonly dashes: readonly number[]
}

const DASHES: readonly (readonly number[])[] = [[], [8, 5], [2, 5], [12, 4, 2, 4]]

/** How a bloc is outlined among these powers; undefined where no two of them share a bloc. */
export function blocOutline(powers: readonly { readonly bloc: string }[], bloc: string): BlocOutline | undefined {
  const place = blocsOf(powers).indexOf(bloc)
  return place < 0 ? undefined : { bloc, dashes: DASHES[place % DASHES.length] ?? [] }
}
