import { z } from 'zod'
import { type DilemmaMove, MOVE_FORMAT } from '#shared/homework/dilemmaMove'
import { CRISIS_MOVES } from '#shared/ruleset/vocabulary'

const moveSchema = z.strictObject({
  format: z.literal(MOVE_FORMAT),
  rulesVersion: z.int().min(1),
  dilemma: z.int().min(1),
  move: z.enum(CRISIS_MOVES),
})

/** Reads what `printDilemmaMove` wrote; undefined for any other text. Never throws. */
export function readDilemmaMove(text: string): DilemmaMove | undefined {
  try {
    const read = moveSchema.safeParse(JSON.parse(text))
    return read.success ? read.data : undefined
  } catch {
    return undefined
  }
}
