import {
  type ClassTable,
  countColumn,
  isoTime,
  powerColumn,
  STUDENT_COLUMN,
  textColumn,
  timeColumn,
} from '../define.ts'

const KINDS = ['joined', 'admitted', 'returned', 'placed', 'renamed', 'removed', 'excused', 'gaveToBot'] as const

/** Table: students joining, returning and being placed, and seats given up. */
export const connections: ClassTable = {
  per: 'class',
  name: 'connections',
  about: 'one coming or going: who joined, came back, was placed, and which seat was waited for no more',
  columns: [
    timeColumn('at', 'When'),
    { ...textColumn('kind', 'What'), values: KINDS },
    STUDENT_COLUMN,
    { ...countColumn('world', 'World, from 1'), min: 1 },
    powerColumn('power', 'Power'),
  ],
  *rows({ log }) {
    for (const { entry } of log) {
      if (!KINDS.some((kind) => kind === entry.did)) continue
      yield {
        at: isoTime(entry.at),
        kind: entry.did,
        student: 'student' in entry ? entry.student : undefined,
        world: 'world' in entry ? entry.world + 1 : undefined,
        power: 'power' in entry ? entry.power : undefined,
      }
    }
  },
}
