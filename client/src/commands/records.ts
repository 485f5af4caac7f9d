import { fetchRecord } from '../net/api.ts'
import { fetchWorldRecord } from '../net/classApi.ts'
import { teachingAt } from '../store/classes.ts'
import { isLocalMatch, loadLocalMatch } from '../store/localMatches.ts'

/** Stands in an address for the file that was opened here. */
export const OPENED_FILE = 'file'
/** Longest file looked into, in bytes. */
const LONGEST_FILE = 16_000_000

let opened: string | undefined

/** Takes in a file's text, for `recordOf('file')`. Files too long to be records are not read. */
export async function openFile(file: Blob): Promise<void> {
  opened = file.size > LONGEST_FILE ? '' : await file.text()
}

/** True of matches only this device has: others are led to them by giving the server the record. */
export const isOnThisDevice = (match: string): boolean => match === OPENED_FILE || isLocalMatch(match)

/** The record of a match of this server, of this device, or of the opened file; empty when there is none. @throws Refused */
export async function recordOf(match: string): Promise<string> {
  if (isLocalMatch(match)) {
    const found = loadLocalMatch(match)
    return found && 'kept' in found ? found.kept.text : ''
  }
  if (match === OPENED_FILE) return opened ?? ''
  const teaching = teachingAt(match)
  return teaching ? await fetchWorldRecord(teaching.id, teaching.token, match) : await fetchRecord(match)
}
