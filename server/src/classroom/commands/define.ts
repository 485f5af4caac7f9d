import type { TeacherAnswer, TeacherCommandInput, TeacherCommandName } from '#shared/protocol/classroom'
import type { Failure } from '../../lib/failure.ts'
import type { ClassContext } from '../classContext.ts'

/** How a teacher's act is done. Answers with what the act is asked for, or why it cannot be. */
export type TeacherCommandHandler<Name extends TeacherCommandName> = (
  context: ClassContext,
  wish: TeacherCommandInput<Name>,
) => Promise<TeacherAnswer<Name> | Failure>

/** The answer of a command that returns nothing but success. */
export const DONE = { ok: true } as const
