import { count, type ExportTable, power, STUDENT_COLUMN, text, time, written } from '../define.ts'

const KINDS = ['joined', 'admitted', 'returned', 'placed', 'renamed', 'removed', 'excused', 'gaveToBot'] as const

export const connections: ExportTable = {
  name: 'connections',
  about: 'one coming or going: who joined, came back, was placed, and which seat was waited for no more',
  columns: [
    time('at', 'When'),
    { ...text('kind', 'What'), values: KINDS },
    STUDENT_COLUMN,
    { ...count('world', 'World, from 1'), min: 1 },
    power('power', 'Power'),
  ],
  *rows({ log }) {
    for (const { entry } of log) {
      if (!KINDS.some((kind) => kind === entry.did)) continue
      yield {
        at: written(entry.at),
        kind: entry.did,
        student: 'student' in entry ? entry.student : undefined,
        world: 'world' in entry ? entry.world + 1 : undefined,
        power: 'power' in entry ? entry.power : undefined,
      }
    }
  },
}
