import type { Debrief } from '#shared/debrief/index'
import { loadRecord } from '../commands/records.ts'
import { Archive } from '../workers/archive.ts'

/** The debrief of a match that is over, worked out on this device from its record. */
export async function readDebrief(match: string): Promise<Debrief> {
  const archive = new Archive(await loadRecord(match))
  try {
    await archive.open()
    return await archive.engine.debrief()
  } finally {
    archive.close()
  }
}
