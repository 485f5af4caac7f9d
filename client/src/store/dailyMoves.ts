import { CRISIS_MOVES, type CrisisMove } from '#shared/ruleset/vocabulary'
import { storageGet, storageSet } from '../device/storage.ts'

/** Days or dilemmas whose move is kept on this device. */
const MOST = 60

const kept = (): Record<string, string> => {
  try {
    const read: unknown = JSON.parse(storageGet('daily') ?? '{}')
    return typeof read === 'object' && read !== null ? { ...read } : {}
  } catch {
    return {}
  }
}

/** What was chosen on this device in a crisis, by its name; undefined where nothing was. */
export function moveOf(crisis: string): CrisisMove | undefined {
  const move = kept()[crisis]
  return CRISIS_MOVES.find((each) => each === move)
}

/** Keeps what was chosen: a page that is loaded again shows what came of it, not the question. */
export function keepMove(crisis: string, move: CrisisMove): void {
  const all = Object.entries({ ...kept(), [crisis]: move })
  storageSet('daily', JSON.stringify(Object.fromEntries(all.slice(-MOST))))
}
