import type { TestOptions } from 'vitest'
import { needs } from './needs.ts'
import { type PostgresServer, postgresPrograms, startPostgres } from './postgres.ts'
import { temporaryFolder } from './servers.ts'

/** Where a database of one kind stands while tests run: `begin` gives its address, and `end` takes it away. */
export interface DatabasePlace {
  readonly name: string
  readonly options: TestOptions
  begin(): Promise<string>
  end(): Promise<void>
}

/** A place for each kind of database; PostgreSQL is skipped with a reason where it is not installed. */
export function databasePlaces(): readonly DatabasePlace[] {
  const folder = temporaryFolder()
  const programs = postgresPrograms()
  let postgres: PostgresServer | undefined
  return [
    { name: 'SQLite', options: {}, begin: async () => folder.database, end: async () => folder.remove() },
    {
      name: 'PostgreSQL',
      options: needs('PostgreSQL'),
      async begin() {
        postgres = await startPostgres(programs!)
        return postgres.address
      },
      end: async () => await postgres?.stop(),
    },
  ]
}
