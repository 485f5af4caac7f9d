import type { CompiledQuery, Kysely } from 'kysely'
import type { Tables } from './tables.ts'
import type { SqlStatement } from './write.ts'

/** Stands for a value while a statement is compiled. */
class Place {
  readonly name: string

  constructor(name: string) {
    this.name = name
  }
}

/**
 * A statement that is compiled once for each database and then given its values: what is written at every order and every
 * closing is always the same but for these.
 * @param build makes it of what `value` hands out in place of each value
 */
export function compiledOnce<Values extends object>(
  build: (
    database: Kysely<Tables>,
    value: <Name extends string & keyof Values>(name: Name) => Values[Name],
  ) => CompiledQuery,
): (database: Kysely<Tables>, values: Values) => SqlStatement {
  const compiled = new WeakMap<Kysely<Tables>, SqlStatement>()
  return (database, values) => {
    let known = compiled.get(database)
    if (known === undefined) {
      known = build(database, (name) => new Place(name) as never)
      compiled.set(database, known)
    }
    const { sql, parameters } = known
    return {
      sql,
      parameters: parameters.map((each) => (each instanceof Place ? values[each.name as keyof Values] : each)),
    }
  }
}
