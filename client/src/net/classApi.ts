import type { Board, ClassTalk, Projection } from '#shared/protocol/classBoard'
import type {
  ClassCreated,
  ClassInvitation,
  CreateClass,
  Enrolled,
  Rehearse,
  StudentView,
  StudentWish,
  TeacherAnswer,
  TeacherCommandInput,
  TeacherCommandName,
} from '#shared/protocol/classroom'
import type { HandedIn } from '#shared/protocol/homework'
import type { RouteBody } from '#shared/protocol/routes'
import type { Guess, WallView } from '#shared/protocol/wall'
import { call, callFor } from './call.ts'

/** Calls about classes. Each throws an ApiError when the server refuses or cannot be reached. */

/** Makes a class. @param token of a teacher who has signed on, if one has */
export const createClass = (body: CreateClass, token?: string): Promise<ClassCreated> =>
  call('POST /api/v1/classes', { body, token })

/** Makes a class of simulated students. @param token of a teacher who has signed on, if one has */
export const beginRehearsal = (body: Rehearse, token?: string): Promise<ClassCreated> =>
  call('POST /api/v1/rehearsals', { body, token })

/** What the code of a class tells before joining. */
export const readInvitation = (code: string): Promise<ClassInvitation> =>
  call('GET /api/v1/classes/code/:code', { params: { code: code.trim() } })

/** Joins a class; resolves with the student's token. */
export const enrol = (id: string, label: string | undefined): Promise<Enrolled> =>
  call('POST /api/v1/classes/:id/students', { params: { id }, body: label === undefined ? {} : { label } })

/** Comes back to a class with four words. */
export const rejoinClass = (id: string, words: string): Promise<Enrolled> =>
  call('POST /api/v1/classes/:id/rejoin', { params: { id }, body: { words } })

/** A student's own place in the class. */
export const readStudentView = (id: string, token: string): Promise<StudentView> =>
  call('GET /api/v1/classes/:id/me', { params: { id }, token })

/** Sends a student's answer to a question. */
export const sendAnswer = (id: string, token: string, body: RouteBody<'POST /api/v1/classes/:id/answers'>) =>
  call('POST /api/v1/classes/:id/answers', { params: { id }, token, body })

/** Asks the teacher for something, or takes that back. */
export const sendWish = (id: string, token: string, wish: StudentWish, on: boolean) =>
  call('POST /api/v1/classes/:id/wishes', { params: { id }, token, body: { wish, on } })

/** Hands in a part of homework. */
export const sendWork = (id: string, token: string, task: string, body: string): Promise<HandedIn> =>
  call('POST /api/v1/classes/:id/tasks/:task/work', { params: { id, task }, token, body })

/** The teacher's board of a class. */
export const readBoard = (id: string, token: string): Promise<Board> =>
  call('GET /api/v1/classes/:id/board', { params: { id }, token })

/** The projector's view of a class. */
export const readProjection = (id: string, token: string): Promise<Projection> =>
  call('GET /api/v1/classes/:id/projection', { params: { id }, token })

/** What was said in all worlds of a class, for its teacher. */
export const readTalk = (id: string, token: string): Promise<ClassTalk> =>
  call('GET /api/v1/classes/:id/talk', { params: { id }, token })

/** Reports the nth message a student could read to the teacher. */
export const reportWord = (id: string, token: string, number: number) =>
  call('POST /api/v1/classes/:id/reports', { params: { id }, token, body: { number } })

/** What is on the wall of a class in its debrief, with its figures. */
export const readWall = (id: string, token: string): Promise<WallView> =>
  call('GET /api/v1/classes/:id/wall', { params: { id }, token })

/** Sends what a student guesses that the others wanted. */
export const sendGuess = (id: string, token: string, body: Guess) =>
  call('POST /api/v1/classes/:id/guesses', { params: { id }, token, body })

/** Does something as the teacher; resolves with what the command is asked for. */
export async function sendTeacherCommand<Name extends TeacherCommandName>(
  id: string,
  token: string,
  command: Name,
  input: TeacherCommandInput<Name>,
): Promise<TeacherAnswer<Name>> {
  const body = { command, ...input } as unknown as RouteBody<'POST /api/v1/classes/:id/commands'>
  return (await call('POST /api/v1/classes/:id/commands', { params: { id }, token, body })) as TeacherAnswer<Name>
}

/** The record of a world so far, the truth of it, for its teacher. */
export const fetchWorldRecord = (id: string, token: string, match: string): Promise<string> =>
  callFor('GET /api/v1/classes/:id/worlds/:match/record', { params: { id, match }, token }, (response) =>
    response.text(),
  )

/** Deletes a class and everything about it. */
export const deleteClass = (id: string, token: string) => call('DELETE /api/v1/classes/:id', { params: { id }, token })

/** The export as a file. */
export async function fetchExport(id: string, token: string, withNames: boolean, withWords: boolean): Promise<Blob> {
  const flag = (on: boolean) => (on ? ('1' as const) : ('0' as const))
  const query = { names: flag(withNames), words: flag(withWords) }
  const input = { params: { id }, query, token }
  return await callFor('GET /api/v1/classes/:id/export.zip', input, (response) => response.blob())
}
