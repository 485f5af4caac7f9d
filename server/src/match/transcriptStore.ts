/** What is shown of ended matches when their rules are gone: one line of a file each (shared/src/transcript). */
export interface TranscriptStore {
  /** Writes the line of a match, empty where there can be none. Only the first counts; durable when it resolves. */
  save(match: string, line: string): Promise<void>
  /** The line of a match; undefined when none was written. */
  find(match: string): Promise<string | undefined>
  /** Ids of ended matches of these rules without a line. */
  missing(rulesVersion: number): Promise<readonly string[]>
}
