import { printRecord } from '#shared/match/recordText'
import type { MatchStore } from '../match/matchStore.ts'

/** A match as a file: its record, and what is shown of it when its rules are gone. Undefined without such a match. */
export async function recordFile(
  store: Pick<MatchStore, 'record' | 'transcript'>,
  match: string,
): Promise<string | undefined> {
  const record = await store.record(match)
  return record === undefined ? undefined : printRecord(record) + ((await store.transcript(match)) ?? '')
}
