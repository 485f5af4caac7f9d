import { chmodSync, type Dirent, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Rights that no one but a file's own user has. */
const OWN_USER_ONLY = 0o600
/** Rights that are taken off every file and folder this process makes: those of the group, and of all others. */
const OF_OTHERS = 0o077

/**
 * From now on what this process writes is read by its own user only: databases and their copies hold the secrets of all
 * matches. Called first by every program that writes them.
 */
export const keepFilesToOwnUser = (): void => void process.umask(OF_OTHERS)

/** Closes a file that an earlier version made to all other users; what belongs to another user stays as it is. */
export function closeToOthers(file: string): void {
  try {
    chmodSync(file, OWN_USER_ONLY)
  } catch {
    // On file systems without rights, and for files of another user, there is nothing to do.
  }
}

/** Closes every file of a folder to all other users; links and folders in it stay as they are, and what is no folder too. */
export function closeFilesToOthers(folder: string): void {
  for (const entry of entriesOf(folder)) if (entry.isFile()) closeToOthers(join(folder, entry.name))
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch {
    // It is not there, or belongs to another user.
    return []
  }
}
