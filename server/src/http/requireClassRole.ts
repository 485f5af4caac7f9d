import type { Request, RequestHandler, Response } from 'express'
import { problem } from '#shared/view/phrase'
import type { Classes, ClassPrincipal } from '../classroom/classes.ts'
import { bearerOf } from '../web/bearer.ts'
import { refuse } from '../web/refuse.ts'

type Answer<Who> = (id: string, visitor: Who, request: Request, response: Response) => void | Promise<void>
type RoleOf = ClassPrincipal['role']

/**
 * Lets those in whose token (`Authorization: Bearer TOKEN`) makes them one of these in the class a path names as `:id`. A
 * token opens its own class and nothing else; every refusal sounds the same.
 */
function admitToClass<Role extends RoleOf>(
  classes: Classes,
  roles: readonly Role[],
  answer: Answer<Extract<ClassPrincipal, { readonly role: Role }>>,
): RequestHandler {
  return async (request, response) => {
    const id = String(request.params.id)
    const token = bearerOf(request)
    const visitor = token === undefined ? undefined : await classes.authenticate(id, token)
    if (visitor === undefined || !roles.some((role) => role === visitor.role)) {
      return refuse(response, 403, problem('wrongToken'))
    }
    await answer(id, visitor as Extract<ClassPrincipal, { readonly role: Role }>, request, response)
  }
}

export const requireTeacher = (classes: Classes, answer: Answer<{ readonly role: 'teacher' }>): RequestHandler =>
  admitToClass(classes, ['teacher'], answer as never)

/** What the projector shows everybody in the class may have on their own device. */
export const requireClassMember = (classes: Classes, answer: Answer<ClassPrincipal>): RequestHandler =>
  admitToClass(classes, ['projector', 'teacher', 'student'], answer as never)

export const requireStudent = (
  classes: Classes,
  answer: Answer<Extract<ClassPrincipal, { readonly role: 'student' }>>,
): RequestHandler => admitToClass(classes, ['student'], answer)
