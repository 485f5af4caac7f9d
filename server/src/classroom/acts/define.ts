import type { TeacherActName, TeacherWish } from '#shared/protocol/classroom'
import type { Desk, Refused } from '../desk.ts'

/** How a teacher's act is done. Answers with what the act is asked for, or why it cannot be. */
export type Perform<Name extends TeacherActName> = (desk: Desk, wish: TeacherWish<Name>) => Promise<object | Refused>

export const DONE = { ok: true } as const
