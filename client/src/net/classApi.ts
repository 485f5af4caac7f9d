import type {
  Board,
  ClassCreated,
  ClassInvitation,
  CreateClass,
  Enrolled,
  Projection,
  StudentView,
  TeacherCommandInput,
  TeacherCommandName,
} from '#shared/protocol/classroom'
import { bearer, call, fetchText, post, postAs } from './api.ts'

const path = (id: string, what = ''): string => `api/classes/${encodeURIComponent(id)}${what}`

export const createClass = (wish: CreateClass): Promise<ClassCreated> => call('api/classes', post(wish))
export const readInvitation = (code: string): Promise<ClassInvitation> =>
  call(`api/classes/code/${encodeURIComponent(code.trim())}`)
export const enrol = (id: string, label: string | undefined): Promise<Enrolled> =>
  call(path(id, '/students'), post(label === undefined ? {} : { label }))
export const rejoinClass = (id: string, words: string): Promise<Enrolled> => call(path(id, '/return'), post({ words }))

/** A student's own place in the class. */
export const readStudentView = (id: string, token: string): Promise<StudentView> =>
  call(path(id, '/me'), { headers: bearer(token) })
export const sendAnswer = (id: string, token: string, question: string, choice: number): Promise<{ ok: true }> =>
  postAs(token, path(id, '/answers'), { question, choice })

export const readBoard = (id: string, token: string): Promise<Board> =>
  call(path(id, '/board'), { headers: bearer(token) })
export const readProjection = (id: string, token: string): Promise<Projection> =>
  call(path(id, '/projection'), { headers: bearer(token) })

/** What a teacher does; answered with what the act is asked for. */
export const sendTeacherCommand = <Name extends TeacherCommandName, Answer = { ok: true }>(
  id: string,
  token: string,
  act: Name,
  wish: TeacherCommandInput<Name>,
): Promise<Answer> => postAs(token, path(id, '/acts'), { act, ...wish })

/** The record of a world so far, the truth of it, for its teacher. */
export const fetchWorldRecord = (id: string, token: string, match: string): Promise<string> =>
  fetchText(path(id, `/worlds/${encodeURIComponent(match)}/record`), { headers: bearer(token) })

/** Deletes a class and everything about it. */
export const deleteClass = (id: string, token: string): Promise<{ ok: true }> =>
  call(path(id), { method: 'DELETE', headers: bearer(token) })

/** The export as a file. */
export async function fetchExport(id: string, token: string, withNames: boolean): Promise<Blob> {
  const response = await fetch(path(id, `/export.zip${withNames ? '?names=1' : ''}`), { headers: bearer(token) })
  if (!response.ok) throw new Error(String(response.status))
  return await response.blob()
}
