import type { Ruleset } from '#shared/ruleset/ruleset'

/** Names of all numbers in a chapter, a table or a list, as in `rulesetVariant`: "name", "row.column", "list.place". */
type NumberNames<Table> = Table extends readonly (infer Item)[]
  ? Item extends number
    ? `${number}`
    : `${number}.${NumberNames<Item>}`
  : {
      [Name in keyof Table & string]: Table[Name] extends number
        ? Name
        : Table[Name] extends string | boolean | undefined
          ? never
          : `${Name}.${NumberNames<Table[Name]>}`
    }[keyof Table & string]

/** Name of one number of the rules: "chapter.name", "table.row.column". */
export type RulesetNumber = NumberNames<Omit<Ruleset, 'version'>>

/** A function of the rules, by its file below `shared/src` and its name: "resolve/phases/tension.ts#settleTension". */
export type SwitchedFunction = `${'resolve' | 'analysis'}/${string}.ts#${string}`

/**
 * What an experiment's verdict must not survive: one number of the rules set otherwise, or one exported function of `resolve/` or
 * `analysis/` switched off, so that it does nothing and `returns` a fixed value (nothing, if left out). Calls from within the
 * function's own file are not switched. Never bots, metrics or expectations: those belong to the experiment.
 */
export type Mutation =
  | { readonly number: RulesetNumber; readonly value: number }
  | { readonly off: SwitchedFunction; readonly returns?: number | boolean | readonly [] }

/** How a mutation is named on the command line, in results and in documents. */
export function mutationName(mutation: Mutation): string {
  if ('number' in mutation) return `${mutation.number} = ${mutation.value}`
  const { off, returns } = mutation
  return returns === undefined ? `${off} off` : `${off} returns ${JSON.stringify(returns)}`
}
