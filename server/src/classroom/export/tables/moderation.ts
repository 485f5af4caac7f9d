import type { ClassAuditEvent } from '../../classAuditEvent.ts'
import {
  type ClassTable,
  countColumn,
  isoTime,
  STUDENT_COLUMN,
  type TableRow,
  textColumn,
  timeColumn,
} from '../define.ts'

const KINDS = ['renamed', 'removed', 'muted', 'unmuted', 'reported', 'talk', 'namesShown'] as const

/** Table: what was done about words and names. */
export const moderation: ClassTable = {
  per: 'class',
  name: 'moderation',
  about: 'one thing done about words or names: a report, a word taken, a name changed, a student taken out',
  columns: [
    timeColumn('at', 'When'),
    { ...textColumn('act', 'What'), values: KINDS },
    {
      ...STUDENT_COLUMN,
      about: 'Pseudonym of the student it was done to, or who reported; NA when it was done to all',
    },
    { ...countColumn('world', 'World, from 1; NA when it was done to all, or to one student'), min: 1 },
    countColumn('number', 'Place of the message in what was said in that world, from 0; see messages.csv'),
    textColumn('rule', 'What may be said from then on: off, phrases, free'),
  ],
  *rows({ log }) {
    for (const { entry } of log) if (KINDS.some((kind) => kind === entry.did)) yield rowOf(entry)
  },
}

function rowOf(entry: ClassAuditEvent): TableRow {
  const worlds = 'worlds' in entry ? entry.worlds : 'world' in entry ? [entry.world] : []
  return {
    at: isoTime(entry.at),
    act: entry.did,
    student: 'student' in entry ? entry.student : undefined,
    world: worlds.length === 1 ? worlds[0]! + 1 : undefined,
    number: entry.did === 'reported' ? entry.number : undefined,
    rule: entry.did === 'talk' ? entry.rule : undefined,
  }
}
