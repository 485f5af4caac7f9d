import type { TeacherCommandInput, TeacherCommandName } from '#shared/protocol/classroom'
import { sendTeacherCommand } from '../../net/classApi.ts'
import type { Teaching } from '../../store/classes.ts'

/** Does something as the teacher; what it answers goes to `take`. What is refused is shown. */
export type BoardCommand = <Name extends TeacherCommandName>(
  name: Name,
  wish: TeacherCommandInput<Name>,
  take?: (answer: unknown) => void,
) => void

export const boardCommands =
  ({ id, token }: Teaching, attempt: (task: () => Promise<unknown>) => Promise<void>): BoardCommand =>
  (name, wish, take) => {
    void attempt(async () => {
      const answer = await sendTeacherCommand(id, token, name, wish)
      take?.(answer)
    })
  }
