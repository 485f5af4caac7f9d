import type { Application, Request, RequestHandler, Response } from 'express'
import { printRecord } from '#shared/match/recordText'
import {
  answerSchema,
  createClassSchema,
  enrolSchema,
  returnSchema,
  TEACHER_COMMANDS,
  type TeacherCommandName,
} from '#shared/protocol/classroom'
import { RULESET } from '#shared/ruleset/ruleset'
import type { Scenario } from '#shared/scenario/schema'
import { problem } from '#shared/view/phrase'
import type { Classes } from '../classroom/classes.ts'
import type { ClassStore } from '../classroom/classStore.ts'
import { exportClass } from '../classroom/export/exportClass.ts'
import type { ChatStore } from '../match/chatStore.ts'
import type { MatchStore } from '../match/matchStore.ts'
import { answer, bodyOf } from '../web/answer.ts'
import type { CreateRateLimiter } from '../web/rateLimiter.ts'
import { refuse } from '../web/refuse.ts'
import { requireClassMember, requireStudent, requireTeacher } from './requireClassRole.ts'
import { teacherAuth } from './teacherAuth.ts'

/** Wrong codes a minute that everybody together may try: millions would be needed to guess one. */
const WRONG_CODES_PER_MINUTE = 1000
/** Students of one class who may come back by their words in a minute, a whole lecture after a power cut. */
const RETURNS_PER_MINUTE = 300

export interface ClassRoutesDeps {
  readonly classes: Classes
  readonly store: MatchStore
  readonly classStore: ClassStore
  readonly chatStore: ChatStore
  readonly scenarios: ReadonlyMap<string, Scenario>
  /** What whoever opens a class must know; undefined lets everybody. */
  readonly teacherPassword: string | undefined
  /** Makes what limits callers. */
  readonly createRateLimiter: CreateRateLimiter
}

/** The classroom. Looking at an invitation takes no place: only a POST does. */
export function addClassRoutes(app: Application, deps: ClassRoutesDeps, mayMake: RequestHandler): void {
  const { classes } = deps
  const mayErr = deps.createRateLimiter('wrong codes', WRONG_CODES_PER_MINUTE)
  const mayTry = deps.createRateLimiter('returns', RETURNS_PER_MINUTE)
  const isShut = teacherAuth(deps.teacherPassword, deps.createRateLimiter)
  app.get('/j/:code', (request, response) => {
    // Relative: a proxy may lead here below a path that only the browser knows.
    response.redirect(302, `../#/join/${encodeURIComponent(String(request.params.code))}`)
  })
  app.get('/api/classes/code/:code', async (request, response) => {
    const door = await classes.invitation(String(request.params.code))
    if (door !== undefined) response.set('cache-control', 'no-store').json(door)
    else if (await mayErr('everybody')) refuse(response, 404, problem('noSuchClass'))
    else refuse(response, 429, problem('tooManyRequests'))
  })
  app.post('/api/classes', mayMake, (request, response) =>
    answer(
      createClassSchema,
      request,
      response,
      async ({ password, ...setup }) => {
        const shut = await isShut(password, request.ip ?? '')
        return shut === undefined ? await classes.create(setup) : { problem: shut }
      },
      201,
    ),
  )
  app.post('/api/classes/:id/students', (request, response) =>
    answer(enrolSchema, request, response, (wish) => classes.enrol(idOf(request), wish), 201),
  )
  app.post('/api/classes/:id/return', async (request, response) => {
    const wish = bodyOf(returnSchema, request, response)
    if (wish === undefined) return
    if (!(await mayTry(idOf(request)))) return refuse(response, 429, problem('tooManyRequests'))
    const back = await classes.rejoin(idOf(request), wish.words)
    if ('problem' in back) refuse(response, 422, back.problem)
    else response.json(back)
  })
  addStudentRoutes(app, classes)
  addTeacherRoutes(app, deps)
  app.get(
    '/api/classes/:id/projection',
    requireClassMember(classes, async (id, _visitor, _request, response) => {
      response.set('cache-control', 'no-store').json(await classes.projection(id))
    }),
  )
}

function addStudentRoutes(app: Application, classes: Classes): void {
  app.get(
    '/api/classes/:id/me',
    requireStudent(classes, async (id, { student }, _request, response) => {
      response.set('cache-control', 'no-store').json(await classes.studentView(id, student.id))
    }),
  )
  app.post(
    '/api/classes/:id/answers',
    requireStudent(classes, (id, { student }, request, response) =>
      answer(answerSchema, request, response, ({ question, choice }) =>
        classes.answer(id, student.id, question, choice),
      ),
    ),
  )
}

function addTeacherRoutes(app: Application, deps: ClassRoutesDeps): void {
  const { classes, store } = deps
  app.get(
    '/api/classes/:id/board',
    requireTeacher(classes, async (id, _visitor, _request, response) => {
      response.set('cache-control', 'no-store').json(await classes.board(id))
    }),
  )
  app.post(
    '/api/classes/:id/acts',
    requireTeacher(classes, (id, _visitor, request, response) => act(classes, id, request, response)),
  )
  app.get(
    '/api/classes/:id/worlds/:match/record',
    requireTeacher(classes, async (id, _visitor, request, response) => {
      const match = String(request.params.match)
      const classroom = await classes.classroomOf(id)
      const isOurs = classroom?.rounds.some(({ worlds }) => worlds.some((world) => world.match === match)) ?? false
      const record = isOurs ? await store.record(match) : undefined
      if (record === undefined) return refuse(response, 404, problem('noSuchMatch'))
      response.type('application/jsonl').set('cache-control', 'no-store').send(printRecord(record))
    }),
  )
  app.get(
    '/api/classes/:id/export.zip',
    requireTeacher(classes, async (id, _visitor, request, response) => {
      const classroom = await classes.classroomOf(id)
      if (classroom === undefined) return refuse(response, 404, problem('noSuchClass'))
      const zip = await exportClass({ ...deps, classroom, ruleset: RULESET, withNames: request.query.names === '1' })
      response.attachment(`balance-${classroom.code}.zip`).type('application/zip').send(zip)
    }),
  )
  app.delete(
    '/api/classes/:id',
    requireTeacher(classes, async (id, _visitor, _request, response) => {
      await classes.remove(id)
      response.json({ ok: true })
    }),
  )
}

async function act(classes: Classes, id: string, request: Request, response: Response): Promise<void> {
  const { act: name, ...message } = (request.body ?? {}) as { readonly act?: unknown }
  if (!isTeacherAct(name)) return refuse(response, 400, problem('malformedRequest', { field: 'act' }))
  const done = await classes.dispatch(id, name, message)
  if ('problem' in done) refuse(response, 422, done.problem as ReturnType<typeof problem>)
  else response.json(done)
}

const isTeacherAct = (name: unknown): name is TeacherCommandName =>
  typeof name === 'string' && Object.hasOwn(TEACHER_COMMANDS, name)

const idOf = (request: Request): string => String(request.params.id)
