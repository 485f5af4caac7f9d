import type { TeacherAnswer, TeacherCommandInput, TeacherCommandName } from '#shared/protocol/classroom'
import { sendTeacherCommand } from '../../net/classApi.ts'
import type { Teaching } from '../../store/classes.ts'

/** Does something as the teacher; the answer goes to `take`, a refusal is shown. */
export type BoardCommand = <Name extends TeacherCommandName>(
  name: Name,
  input: TeacherCommandInput<Name>,
  take?: (answer: TeacherAnswer<Name>) => void,
) => void

export const boardCommands =
  ({ id, token }: Teaching, attempt: (task: () => Promise<unknown>) => Promise<void>): BoardCommand =>
  (name, input, take) => {
    void attempt(async () => {
      const answer = await sendTeacherCommand(id, token, name, input)
      take?.(answer)
    })
  }
