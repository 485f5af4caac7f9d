/** What has begun and is not over, as the database has it: matches that have not ended, lobbies that wait. */
export interface BegunStore {
  countUnfinished(): Promise<number>
  /** Those of these ids. */
  unfinishedAmong(ids: readonly string[]): Promise<ReadonlySet<string>>
}
