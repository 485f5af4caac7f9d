import express, { type Request, type Response, type Router } from 'express'
import { text } from '../lib/texts.ts'
import type { Lti } from '../lti/lti.ts'
import { LtiFault, type LtiFaultName } from '../lti/ltiFault.ts'
import { callerKey } from '../web/callerAddress.ts'
import { type PublicAddress, sameOriginCheck } from '../web/sameOrigin.ts'
import { gameAddress } from './gameAddress.ts'
import { languageOf } from './linkPage.ts'
import { sendChosen, sendLaunched, sendLtiFault, sendRefusedEntry } from './ltiPages.ts'

/** What the addresses of platforms need of the rest of the server. */
export interface LtiRouterDeps extends PublicAddress {
  /** Undefined where the host of the server has set no platform. */
  readonly lti: Lti | undefined
  /** Pages that may show the game in a frame, as the content policy names them. */
  readonly frameAncestors: string
}

/** Bytes: an id token of a large platform has some ten thousand. */
const LARGEST_FORM = '64kb'

/** Statuses of faults that are not the message's. */
const STATUS: Readonly<Partial<Record<LtiFaultName, number>>> = { off: 404, noClass: 404, keys: 502, notTeacher: 403 }

type LtiAnswer = (lti: Lti, request: Request, response: Response) => Promise<void> | void

/**
 * Addresses that learning platforms call, below `/lti`, as LTI 1.3 has them: forms that other websites send, and pages without script.
 * They are no part of the game's own contract (`ROUTES`), and take no token of it.
 */
export function ltiRouter(deps: LtiRouterDeps): Router {
  const router = express.Router()
  // As text: a call that another server must answer is passed on as it came.
  const readForm = express.text({ type: 'application/x-www-form-urlencoded', limit: LARGEST_FORM, inflate: false })
  const framedBy = deps.frameAncestors.split(' ').filter((each) => each.startsWith('http'))
  const answering = (answer: LtiAnswer) => async (request: Request, response: Response) => {
    try {
      if (deps.lti === undefined) throw new LtiFault('off')
      await answer(deps.lti, request, response)
    } catch (fault) {
      if (!(fault instanceof LtiFault)) throw fault
      sendLtiFault(request, response, fault.why, STATUS[fault.why] ?? 400, framedBy)
    }
  }
  const login = answering(async (lti, request, response) => {
    const given = request.method === 'GET' ? request.query : formOf(request)
    response.set('cache-control', 'no-store').redirect(302, await lti.login(given, gameAddress(deps, request) ?? ''))
  })
  router.get('/login', login)
  router.post('/login', readForm, login)
  router.get(
    '/keys',
    answering((lti, _request, response) => void response.json(lti.publishedKeys)),
  )
  router.post(
    '/launch',
    readForm,
    answering(async (lti, request, response) => {
      sendLaunched(request, response, await lti.launch(formOf(request)))
    }),
  )
  router.post('/enter', readForm, answering(enter(deps)))
  router.post('/deep-link', readForm, answering(choose(deps)))
  return router
}

/** A form of our own pages only: no other website has somebody come in as somebody else. */
function ownForm(deps: LtiRouterDeps, request: Request): Readonly<Record<string, string>> {
  if (!sameOriginCheck(deps)(request)) throw new LtiFault('state')
  return formOf(request)
}

const enter =
  (deps: LtiRouterDeps): LtiAnswer =>
  async (lti, request, response) => {
    const { entry = '' } = ownForm(deps, request)
    const entered = await lti.enter(entry, callerKey(request))
    if ('problem' in entered) return sendRefusedEntry(request, response, entered.problem.key)
    const words = encodeURIComponent(entered.words.replaceAll(' ', '-'))
    response.set('cache-control', 'no-store').redirect(303, `../#/join/${entered.code}/${words}`)
  }

const choose =
  (deps: LtiRouterDeps): LtiAnswer =>
  async (lti, request, response) => {
    const { choice = '', code = '', graded } = ownForm(deps, request)
    const title = text(languageOf(request), 'lti.chooser.link')
    const home = gameAddress(deps, request) ?? ''
    sendChosen(request, response, await lti.choose(choice, code, { home, title, graded: graded === '1' }))
  }

/** The fields of a form; of one that comes twice, the last. */
const formOf = ({ body }: Request): Readonly<Record<string, string>> =>
  Object.fromEntries(new URLSearchParams(typeof body === 'string' ? body : ''))
