import type { TeacherCommandName } from '#shared/protocol/classroom'
import type { TeacherCommandHandler } from './define.ts'
import { changeTalk, giveToBot, injectEvents, sendMessage, showNames, watchAs } from './events.ts'
import { assignTask, withdrawTask } from './homework.ts'
import {
  beginDebrief,
  beginRound,
  closeClass,
  endPractice,
  formGroups,
  lockSeating,
  nextRound,
  planRound,
  reopenClass,
  revealInterests,
  showOnWall,
  showQuestions,
} from './phases.ts'
import {
  admitStudents,
  answerWishes,
  giveTime,
  issueRejoinWords,
  muteStudent,
  placeStudent,
  promoteStudent,
  releaseName,
  removeStudent,
  renameStudent,
} from './students.ts'
import { closeWindows, extendClocks, pauseClocks, resumeClocks } from './time.ts'

/** Everything a teacher can do, by name: its message is in shared/src/protocol/classroom.ts, its handler in this folder. */
export const TEACHER_COMMAND_HANDLERS: { readonly [Name in TeacherCommandName]: TeacherCommandHandler<Name> } = {
  form: formGroups,
  place: placeStudent,
  admit: admitStudents,
  rename: renameStudent,
  remove: removeStudent,
  talk: changeTalk,
  mute: muteStudent,
  giveTime,
  heard: answerWishes,
  showNames,
  release: releaseName,
  promote: promoteStudent,
  newWords: issueRejoinWords,
  lock: lockSeating,
  ask: showQuestions,
  assign: assignTask,
  withdraw: withdrawTask,
  begin: beginRound,
  endPractice,
  plan: planRound,
  pause: pauseClocks,
  resume: resumeClocks,
  extend: extendClocks,
  advance: closeWindows,
  say: sendMessage,
  inject: injectEvents,
  giveToBot,
  lookAs: watchAs,
  show: showOnWall,
  reveal: revealInterests,
  debrief: beginDebrief,
  nextRound,
  close: closeClass,
  reopen: reopenClass,
}
