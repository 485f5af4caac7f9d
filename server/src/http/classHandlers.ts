import type { Request } from 'express'
import { LIMITS } from '#shared/protocol/limits'
import type { CLASS_ROUTES } from '#shared/protocol/routes/classes'
import { RULESET } from '#shared/ruleset/ruleset'
import type { Scenario } from '#shared/scenario/schema'
import type { Classes } from '../classroom/classes.ts'
import type { ClassStore } from '../classroom/classStore.ts'
import { exportClass } from '../classroom/export/exportClass.ts'
import type { Homework } from '../classroom/homeworkIntake.ts'
import type { Rehearsals } from '../classroom/rehearsal/rehearsals.ts'
import { keepAnswer, keepGuess, keepWish } from '../classroom/studentActs.ts'
import { keepReport } from '../classroom/talk.ts'
import { FairQueue } from '../lib/fairQueue.ts'
import type { ChatStore } from '../match/chatStore.ts'
import type { MatchStore } from '../match/matchStore.ts'
import type { FindSealReason } from '../match/seal.ts'
import type { TranscriptStore } from '../match/transcriptStore.ts'
import { recordFile } from '../records/recordFile.ts'
import { bearerOf } from '../web/bearer.ts'
import { callerKey } from '../web/callerAddress.ts'
import type { RateLimiters } from '../web/rateLimiter.ts'
import { type Refused, refused } from '../web/refuse.ts'
import type { RouteRules } from '../web/registerRoutes.ts'
import type { RouteHandlers } from '../web/routeHandlers.ts'
import type { AccessGrants } from './access.ts'
import type { TeacherAuth } from './teacherAuth.ts'

/** What the class handlers need of the rest of the server. */
export interface ClassHandlersDeps {
  readonly classes: Classes
  readonly rehearsals: Pick<Rehearsals, 'begin'>
  readonly homework: Homework
  readonly store: MatchStore
  readonly transcriptStore: TranscriptStore
  readonly classStore: ClassStore
  readonly chatStore: ChatStore
  /** Why a match shows no secrets yet. */
  readonly sealReason: FindSealReason
  readonly scenarios: ReadonlyMap<string, Scenario>
  /** Why the caller may open no class. */
  readonly refuseTeacher: TeacherAuth
  readonly limiters: RateLimiters
  /** Whether the caller may begin something, and what it has begun: a round begins a match for each of its worlds. */
  readonly beginnings: Pick<RouteRules, 'mayBegin' | 'onBegun'>
}

/** Exports of one address that may wait: each plays a whole class again, so one is made at a time. */
const MOST_EXPORTS_WAITING = 3

const noSuchClass = refused(404, 'noSuchClass')

/** Handlers of the routes of classes. */
export function classHandlers(deps: ClassHandlersDeps): RouteHandlers<typeof CLASS_ROUTES, AccessGrants> {
  const { classes, refuseTeacher, beginnings } = deps
  const refuseRound = roundGuard(deps)
  return {
    'GET /api/v1/classes/code/:code': async ({ params: { code } }) => (await classes.invitation(code)) ?? noSuchClass,

    'POST /api/v1/classes': async ({ body: { password, ...setup }, request }) =>
      (await refuseTeacher(password, request)) ?? (await classes.create(setup)),

    'POST /api/v1/rehearsals': async ({ body: { password, students, speed, ...setup }, request }) =>
      (await refuseTeacher(password, request)) ?? (await deps.rehearsals.begin(setup, { students, speed })),

    'POST /api/v1/classes/:id/students': ({ params: { id }, body, request }) =>
      classes.enrol(id, body, callerKey(request)),

    'POST /api/v1/classes/:id/rejoin': ({ params: { id }, body: { words }, request }) =>
      classes.rejoin(id, words, callerKey(request)),

    'GET /api/v1/classes/:id/me': async ({ params: { id }, student }) =>
      (await classes.studentView(id, student.id)) ?? noSuchClass,

    ...studentActHandlers(classes),

    'POST /api/v1/classes/:id/tasks/:task/work': async ({ params: { id, task }, student, body }) =>
      deps.homework.checks.isFull
        ? refused(429, 'tooManyRecords')
        : await deps.homework.handIn(id, student.id, task, body),

    'GET /api/v1/classes/:id/talk': async ({ params: { id } }) => (await classes.talk(id)) ?? noSuchClass,

    'GET /api/v1/classes/:id/wall': async ({ params: { id } }) => (await classes.wall(id)) ?? refused(404, 'noWall'),

    'GET /api/v1/classes/:id/projection': async ({ params: { id } }) => (await classes.projection(id)) ?? noSuchClass,

    'GET /api/v1/classes/:id/board': async ({ params: { id }, request }) =>
      (await classes.board(id, bearerOf(request))) ?? noSuchClass,

    'POST /api/v1/classes/:id/commands': async ({ params: { id }, body: { command, ...input }, request }) => {
      const refusal = command === 'begin' ? await refuseRound(request) : undefined
      if (refusal !== undefined) return refusal
      const answer = await classes.dispatch(id, command, input)
      if (command === 'begin' && !('problem' in answer)) {
        for (const { match } of await classes.worldsOf(id)) beginnings.onBegun(request, { match })
      }
      return answer
    },

    ...fileHandlers(deps),

    'DELETE /api/v1/classes/:id': async ({ params: { id } }) => {
      await classes.remove(id)
      return { ok: true }
    },
  }
}

/** Finds why no round may begin now; undefined when it may. It is counted as one call that creates matches. */
const roundGuard =
  ({ beginnings, limiters }: ClassHandlersDeps) =>
  async (request: Request): Promise<Refused | undefined> => {
    const held = await beginnings.mayBegin('here', request)
    if (held !== undefined) return held
    return (await limiters.matches(callerKey(request))) ? undefined : refused(429, LIMITS.matches.problem)
  }

type FileRoute = 'GET /api/v1/classes/:id/worlds/:match/record' | 'GET /api/v1/classes/:id/export.zip'

/** Handlers of what leaves a class as a file. */
function fileHandlers(deps: ClassHandlersDeps): Pick<RouteHandlers<typeof CLASS_ROUTES, AccessGrants>, FileRoute> {
  const { classes, sealReason } = deps
  const exports = new FairQueue()
  return {
    'GET /api/v1/classes/:id/worlds/:match/record': async ({ params: { id, match }, response }) => {
      const classroom = await classes.classroomOf(id)
      const world = classroom?.rounds.flatMap(({ worlds }) => worlds).find((each) => each.match === match)
      if (world === undefined) return refused(404, 'noSuchMatch')
      const reason = await sealReason({ id: match, seed: world.seed, classId: id }, 'teacher')
      if (reason !== undefined) return refused(403, reason)
      const file = await recordFile(deps, match)
      if (file === undefined) return refused(404, 'noSuchMatch')
      response.type('application/jsonl').set('cache-control', 'no-store').send(file)
      return undefined
    },

    'GET /api/v1/classes/:id/export.zip': async ({ params: { id }, query: { names, words }, request, response }) => {
      const address = callerKey(request)
      if (exports.waiting(address) >= MOST_EXPORTS_WAITING) return refused(429, 'tooManyRequests')
      const classroom = await classes.classroomOf(id)
      if (classroom === undefined) return noSuchClass
      const parts = { ...deps, classroom, ruleset: RULESET, withNames: names === '1', withWords: words === '1' }
      const zip = await exports.run(address, () => exportClass(parts))
      response
        .attachment(`balance-${classroom.code}${names === '1' ? '-names' : ''}${words === '1' ? '-words' : ''}.zip`)
        .type('application/zip')
        .send(zip)
      return undefined
    },
  }
}

type StudentActRoute = `POST /api/v1/classes/:id/${'answers' | 'guesses' | 'reports' | 'wishes'}`

/** What students do on their own page. */
const studentActHandlers = (
  classes: Classes,
): RouteHandlers<Pick<typeof CLASS_ROUTES, StudentActRoute>, AccessGrants> => ({
  'POST /api/v1/classes/:id/answers': ({ params: { id }, student, body }) =>
    classes.change(id, (context) => keepAnswer(context, student.id, body)),

  'POST /api/v1/classes/:id/guesses': ({ params: { id }, student, body }) =>
    classes.change(id, (context) => keepGuess(context, student.id, body)),

  'POST /api/v1/classes/:id/reports': ({ params: { id }, student, body }) =>
    classes.change(id, (context) => keepReport(context, student.id, body.number)),

  'POST /api/v1/classes/:id/wishes': ({ params: { id }, student, body: { wish, on } }) =>
    classes.change(id, (context) => keepWish(context, student.id, wish, on)),
})
