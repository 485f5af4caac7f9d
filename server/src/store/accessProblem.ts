import { accessSync, constants, existsSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { SQLITE_SIDE_FILES } from './sqliteFile.ts'

/** A place this user may not write to, in words, and what mends it. */
export interface AccessProblem {
  readonly why: string
  readonly mend: string
}

/** What keeps this user from writing to a SQLite file, its folder and what lies beside it; undefined when nothing does. */
export function accessProblem(file: string): AccessProblem | undefined {
  const folder = nearestFolder(file)
  const files = ['', ...SQLITE_SIDE_FILES, '.lock'].map((side) => file + side).filter((path) => existsSync(path))
  const closed = mayUse(folder, constants.W_OK | constants.X_OK)
    ? files.find((path) => !mayUse(path, constants.R_OK | constants.W_OK))
    : folder
  return closed === undefined ? undefined : told(closed, folder)
}

/** The folder of a file, or the nearest above it that is there. */
export function nearestFolder(file: string): string {
  let folder = dirname(resolve(file))
  while (!existsSync(folder)) folder = dirname(folder)
  return folder
}

function mayUse(path: string, how: number): boolean {
  try {
    accessSync(path, how)
    return true
  } catch {
    return false
  }
}

function told(closed: string, folder: string): AccessProblem {
  const user = process.getuid?.()
  const owner = statSync(closed).uid
  if (user === undefined || user === owner)
    return { why: `this user may not write to ${closed}`, mend: 'let it write there' }
  return {
    why: `user ${user} may not write to ${closed}, which belongs to user ${owner}`,
    mend: `chown -R ${user} ${folder} (in a container: the folder or volume that is mounted there)`,
  }
}
