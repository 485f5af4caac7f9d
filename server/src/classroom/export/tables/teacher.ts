import { type ClassTable, countColumn, isoTime, textColumn, timeColumn } from '../define.ts'

const KINDS = [
  'phase',
  'paused',
  'resumed',
  'extended',
  'advanced',
  'told',
  'injected',
  'gaveToBot',
  'lookedAs',
  'revealed',
  'practised',
  'planned',
  'assigned',
  'withdrawn',
  'reopened',
] as const

/** Table: everything the teacher did. */
export const teacher: ClassTable = {
  per: 'class',
  name: 'teacher',
  about: 'one thing the teacher did to one world, or to all',
  columns: [
    timeColumn('at', 'When'),
    { ...textColumn('act', 'What'), values: KINDS },
    { ...countColumn('world', 'World, from 1; NA when it was done to all, or to the class'), min: 1 },
    textColumn('details', 'All of it, as JSON'),
  ],
  *rows({ log }) {
    for (const { entry } of log) {
      if (!KINDS.some((kind) => kind === entry.did)) continue
      const { at, ...details } = entry
      const worlds = 'worlds' in entry ? entry.worlds : 'world' in entry ? [entry.world] : []
      yield {
        at: isoTime(at),
        act: entry.did,
        world: worlds.length === 1 ? worlds[0]! + 1 : undefined,
        details: JSON.stringify(details),
      }
    }
  },
}
