import type { TeacherActName, TeacherWish } from '#shared/protocol/classroom'
import { teacherAct } from '../../net/classApi.ts'
import type { Teaching } from '../../store/classes.ts'

/** Does something as the teacher; what it answers goes to `take`. What is refused is shown. */
export type Act = <Name extends TeacherActName>(
  name: Name,
  wish: TeacherWish<Name>,
  take?: (answer: unknown) => void,
) => void

export const actsFor =
  ({ id, token }: Teaching, attempt: (task: () => Promise<unknown>) => Promise<void>): Act =>
  (name, wish, take) => {
    void attempt(async () => {
      const answer = await teacherAct(id, token, name, wish)
      take?.(answer)
    })
  }
