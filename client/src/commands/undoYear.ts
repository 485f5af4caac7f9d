import { currentConnection } from './openMatch.ts'

/** Takes the year back, in a match nobody else plays. */
export async function undoYear(): Promise<void> {
  await currentConnection()?.undoYear()
}
