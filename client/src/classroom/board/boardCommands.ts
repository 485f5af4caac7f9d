import type { TeacherAnswer, TeacherCommandInput, TeacherCommandName } from '#shared/protocol/classroom'
import { sendTeacherCommand } from '../../net/classApi.ts'
import type { TeacherAccess } from '../../store/classes.ts'

/** Sends a command of the teacher; the reply goes to `onReply`, a refusal is shown. */
export type BoardCommand = <Name extends TeacherCommandName>(
  name: Name,
  input: TeacherCommandInput<Name>,
  onReply?: (reply: TeacherAnswer<Name>) => void,
) => void

/** The commands of a class's teacher. @param attempt runs a call and shows its refusal */
export const boardCommands =
  (
    { id, token }: TeacherAccess,
    attempt: (what: string, task: () => Promise<unknown>) => Promise<unknown>,
  ): BoardCommand =>
  (name, input, onReply) => {
    void attempt(JSON.stringify([name, input]), async () => {
      const reply = await sendTeacherCommand(id, token, name, input)
      onReply?.(reply)
    })
  }
