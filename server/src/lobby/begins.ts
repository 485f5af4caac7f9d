import { isFree, type Lobby } from './lobby.ts'
import { canDraw, isDrawing, withDraw } from './luckDraw.ts'

/** Whether a table begins without its host: its draw has waited long enough, its time has come, or every seat of a quick one is taken. */
export function isDueToBegin(table: Lobby, now: number): boolean {
  if (table.started) return false
  if (table.draw !== undefined) return !isDrawing(table, now)
  return table.begins !== undefined && (now >= table.begins || !table.seats.some(isFree))
}

/** The table as it begins: where people have given hashes of shares, they draw first. */
export const beginning = (table: Lobby, now: number): Lobby =>
  table.draw === undefined && !table.started && canDraw(table) ? withDraw(table, now) : table
