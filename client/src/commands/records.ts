import { keptRecord } from '../device/records.ts'
import { fetchRecord } from '../net/api.ts'
import { fetchWorldRecord } from '../net/classApi.ts'
import { teacherAccessForMatch } from '../store/classes.ts'
import { isLocalMatch, tellableRecord } from '../store/localMatches.ts'
import { SAMPLE_WORLDS, sampleRecord } from './sampleClass.ts'

/** Stands in addresses for the file that was opened on this device. */
export const OPENED_FILE = 'file'
/** Largest file that is read, in bytes. */
const LONGEST_FILE = 16_000_000

let opened: string | undefined

/** Reads a file for `recordOf('file')`. Files too large for a record are not read. */
export async function openFile(file: Blob): Promise<void> {
  opened = file.size > LONGEST_FILE ? '' : await file.text()
}

/** True for matches that only this device has: sharing one means sending its record to the server. */
export const isOnThisDevice = (match: string): boolean => match === OPENED_FILE || isLocalMatch(match)

/** The record of a match of the server, of this device, or of the opened file; empty when there is none. @throws ApiError */
export async function loadRecord(match: string): Promise<string> {
  if (SAMPLE_WORLDS.includes(match)) return await sampleRecord(match)
  if (isLocalMatch(match)) return tellableRecord(match)
  if (match === OPENED_FILE) return opened ?? ''
  const own = await keptRecord(match)
  if (own !== undefined) return own
  const teaching = teacherAccessForMatch(match)
  return teaching ? await fetchWorldRecord(teaching.id, teaching.token, match) : await fetchRecord(match)
}
