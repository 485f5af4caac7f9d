import type { z } from 'zod'
import { moduleOf, type Order, type OrderType } from '#shared/orders/index'
import type { PlayerView } from '#shared/view/observation'

/** What a schema of an order is made of, as far as candidates need to know. */
type Part =
  | { readonly type: 'object'; readonly shape: Readonly<Record<string, z.ZodType>> }
  | { readonly type: 'union'; readonly options: readonly z.ZodType[] }
  | { readonly type: 'array'; readonly element: z.ZodType }
  | { readonly type: 'optional'; readonly innerType: z.ZodType }
  | { readonly type: 'enum'; readonly entries: Readonly<Record<string, string>> }
  | { readonly type: 'literal'; readonly values: readonly unknown[] }
  | { readonly type: 'number' | 'pipe' }

/**
 * Orders of a kind that its author could name, acceptable or not: every value of a field that has a list of them, every power and
 * state of the match, one leg at a time, a lot. For finding out what is not possible and why.
 */
export const candidatesOf = (view: PlayerView, type: OrderType): readonly Order[] =>
  valuesOf(
    moduleOf({ type }).schema,
    [...view.powers, ...view.states].map(({ id }) => id),
  ) as readonly Order[]

/** @param ids of powers and states: what stands for a piece of text */
function valuesOf(schema: z.ZodType, ids: readonly string[]): readonly unknown[] {
  const part = schema.def as unknown as Part
  switch (part.type) {
    case 'object':
      return productOf(Object.entries(part.shape).map(([key, field]) => [key, valuesOf(field, ids)] as const))
    case 'union':
      return part.options.flatMap((option) => valuesOf(option, ids))
    case 'array':
      return valuesOf(part.element, ids).map((value) => [value])
    case 'optional':
      return [undefined, ...valuesOf(part.innerType, ids)]
    case 'enum':
      return Object.values(part.entries)
    case 'literal':
      return part.values
    case 'number':
      return [1]
    case 'pipe':
      return ids
  }
}

/** Every object with one of its values for each field; fields without a value are left out. */
function productOf(fields: readonly (readonly [key: string, values: readonly unknown[]])[]): readonly object[] {
  return fields.reduce<readonly object[]>(
    (made, [key, values]) =>
      made.flatMap((fixed) => values.map((value) => (value === undefined ? fixed : { ...fixed, [key]: value }))),
    [{}],
  )
}
