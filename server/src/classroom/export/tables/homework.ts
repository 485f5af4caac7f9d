import { type ClassTable, countColumn, isoTime, STUDENT_COLUMN, textColumn, timeColumn } from '../define.ts'

/** Table: every part of homework that the class has. */
export const homework: ClassTable = {
  per: 'class',
  name: 'homework',
  about: 'one part of a task, as one student handed it in; all of it is in the folder homework',
  columns: [
    STUDENT_COLUMN,
    { ...countColumn('task', 'Task of the class, the first is 1'), min: 1 },
    { ...textColumn('kind', 'What was set'), values: ['lesson', 'chair', 'dilemma'] },
    textColumn('details', 'All that was set, as JSON'),
    textColumn('part', 'Part of the task: the scenario of a match, or move'),
    timeColumn('handed_in_at', 'When the class took it'),
  ],
  *rows({ classroom: { tasks = [], handedIn = [] } }) {
    for (const { student, task, part, at } of handedIn) {
      const place = tasks.findIndex(({ id }) => id === task)
      const set = tasks[place]?.set
      const details = JSON.stringify(set)
      yield { student, task: place + 1, kind: set?.kind, details, part, handed_in_at: isoTime(at) }
    }
  },
}
