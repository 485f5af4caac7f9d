import type { MatchRecord } from '#shared/match/matchRecord'
import { printRecord } from '#shared/match/recordText'
import type { MatchStore } from '../match/matchStore.ts'
import type { TranscriptStore } from '../match/transcriptStore.ts'

/** Where the parts of a file are kept. */
export interface RecordFileDeps {
  readonly store: Pick<MatchStore, 'record'>
  readonly transcriptStore: TranscriptStore
}

/** A match as a file: its record, and what is shown of it when its rules are gone. Undefined without such a match. */
export async function recordFile(
  { store, transcriptStore }: RecordFileDeps,
  match: string,
): Promise<string | undefined> {
  const record = await store.record(match)
  return record && (await fileOfRecord(transcriptStore, match, record))
}

/** The file of a match whose record is at hand. */
export async function fileOfRecord(
  transcriptStore: TranscriptStore,
  match: string,
  record: MatchRecord,
): Promise<string> {
  return printRecord(record) + ((await transcriptStore.find(match)) ?? '')
}
