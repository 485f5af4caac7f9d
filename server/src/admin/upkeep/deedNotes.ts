import type { Logger } from 'pino'
import type { HOST_COMMANDS } from '#shared/protocol/host'
import type { HOST_DEEDS } from '#shared/protocol/upkeep'
import type { Clock } from '../../lib/clock.ts'
import type { HostLog, HostLogEntry } from '../../store/sqlHostLog.ts'

/** An act of the host, by its name in the log. */
export interface NotedDeed extends Omit<HostLogEntry, 'at' | 'failed'> {
  readonly act: keyof typeof HOST_COMMANDS | (typeof HOST_DEEDS)[number]
}

/** Writes down what the host does. */
export interface DeedNotes {
  /**
   * Notes an act, durably, and only then carries it out; where that is refused or fails, a second line says so. What is
   * announced is in no line: it may name people.
   */
  note<Result extends object>(act: NotedDeed, carryOut: () => Result | Promise<Result>): Promise<Result>
}

/** What the noting of acts needs of the rest of the server. */
export interface DeedNotesDeps {
  readonly hostLog: HostLog
  readonly clock: Clock
  readonly log: Logger
}

/** Creates the noting of the host's acts: in the database, and in the log of the server. */
export function createDeedNotes({ hostLog, clock, log }: DeedNotesDeps): DeedNotes {
  return {
    async note(act, carryOut) {
      await hostLog.add({ at: clock.now(), ...act })
      let isDone = false
      try {
        const result = await carryOut()
        isDone = !('problem' in result)
        return result
      } finally {
        log.warn({ ...act, done: isDone }, 'an act of the host')
        if (!isDone) await hostLog.add({ at: clock.now(), ...act, failed: true })
      }
    },
  }
}
