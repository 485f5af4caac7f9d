import type { TeacherActName } from '#shared/protocol/classroom'
import type { Perform } from './define.ts'
import { giveToBot, inject, lookAs, reveal, say } from './events.ts'
import { ask, begin, close, debrief, form, lock, nextRound } from './phases.ts'
import { giveWords, place, promote, remove, rename } from './students.ts'
import { advance, extend, pause, resume } from './time.ts'

/** Everything a teacher can do, by name: its message is in shared/src/protocol/classroom.ts, its doing in this folder. */
export const PERFORM: { readonly [Name in TeacherActName]: Perform<Name> } = {
  form,
  place,
  rename,
  remove,
  promote,
  newWords: giveWords,
  lock,
  ask,
  begin,
  pause,
  resume,
  extend,
  advance,
  say,
  inject,
  giveToBot,
  lookAs,
  reveal,
  debrief,
  nextRound,
  close,
}
