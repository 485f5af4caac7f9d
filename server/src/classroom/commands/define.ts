import type { TeacherAnswer, TeacherCommandInput, TeacherCommandName } from '#shared/protocol/classroom'
import type { ClassContext, Refusal } from '../classContext.ts'

/** How a teacher's act is done. Answers with what the act is asked for, or why it cannot be. */
export type TeacherCommandHandler<Name extends TeacherCommandName> = (
  context: ClassContext,
  wish: TeacherCommandInput<Name>,
) => Promise<TeacherAnswer<Name> | Refusal>

export const DONE = { ok: true } as const
