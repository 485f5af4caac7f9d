import express, { type Request, type Response, type Router } from 'express'
import { text } from '../lib/texts.ts'
import type { SignOn, SignOnTicket } from '../signOn/signOn.ts'
import { SIGN_ON_FAULTS, SignOnFault, type SignOnFaultName } from '../signOn/signOnFault.ts'
import { personOfProxy, type TrustedHeaderSettings } from '../signOn/trustedHeader.ts'
import { callerKey } from '../web/callerAddress.ts'
import type { RateLimiters } from '../web/rateLimiter.ts'
import type { PublicAddress } from '../web/sameOrigin.ts'
import { gameAddress } from './gameAddress.ts'
import { escapeHtml, languageOf } from './linkPage.ts'
import { sendPlainPage } from './plainPage.ts'

/** What the addresses of sign-on need of the rest of the server. */
export interface SignOnRouterDeps extends PublicAddress, TrustedHeaderSettings {
  /** Undefined where nobody signs on. */
  readonly signOn: SignOn | undefined
  readonly limiters: RateLimiters
  /** Told why somebody was not signed on; nothing of a message or a token. */
  onSignOnRefused(why: SignOnFaultName, code: string | undefined): void
}

/** Statuses of faults that are not the message's. */
const STATUS: Readonly<Partial<Record<SignOnFaultName, number>>> = {
  off: 404,
  provider: 502,
  client: 502,
  noRole: 403,
  tooMany: 429,
}

/** Page of the game that a role signs on at. */
const PAGE_OF = { host: 'host', teacher: 'class' } as const

type SignOnAnswer = (signOn: SignOn, request: Request, response: Response) => Promise<void>

/**
 * Addresses through which a browser is led to sign on, below `/sign-on`: no rows of the game's own contract, because they answer with other
 * addresses and with pages without script. Whatever fails is said on such a page.
 */
export function signOnRouter(deps: SignOnRouterDeps): Router {
  const router = express.Router()
  const answering = (answer: SignOnAnswer) => async (request: Request, response: Response) => {
    response.set('cache-control', 'no-store')
    try {
      if (deps.signOn === undefined) throw new SignOnFault('off')
      if (!(await deps.limiters.signOns(callerKey(request)))) throw new SignOnFault('tooMany')
      await answer(deps.signOn, request, response)
    } catch (fault) {
      if (!(fault instanceof SignOnFault)) throw fault
      deps.onSignOnRefused(fault.why, fault.code)
      sendFault(request, response, fault.why)
    }
  }
  router.get('/begin', answering(begin(deps)))
  router.get(
    '/return',
    answering(async (signOn, request, response) => {
      // As it has come: providers sign what stands in it.
      const query = new URLSearchParams(request.url.split('?')[1] ?? '')
      lead(response, await signOn.come(query, gameAddress(deps, request) ?? ''))
    }),
  )
  router.get(
    '/leave',
    answering(async (signOn, request, response) => {
      response.redirect(303, (await signOn.signOffAddress(gameAddress(deps, request) ?? '')) ?? '../')
    }),
  )
  return router
}

/** Whom a proxy has signed on is known already; all others go to the provider. */
function begin(deps: SignOnRouterDeps): SignOnAnswer {
  const personIn = personOfProxy(deps)
  return async (signOn, request, response) => {
    const person = personIn(request)
    if (person !== undefined) return lead(response, await signOn.comeByProxy(person, request.query))
    response.redirect(302, await signOn.begin(request.query, gameAddress(deps, request) ?? ''))
  }
}

/** Leads back to the page that began it: relative, because a proxy may lead here below a path that only the browser knows. */
const lead = (response: Response, { as, ticket }: SignOnTicket): void =>
  response.redirect(303, `../?signed-on=${encodeURIComponent(ticket)}#/${PAGE_OF[as]}`)

function sendFault(request: Request, response: Response, why: SignOnFaultName): void {
  const language = languageOf(request)
  const say = (key: string) => escapeHtml(text(language, key))
  const body = `<p data-fault="${why}">${say(SIGN_ON_FAULTS[why])}</p>
<p><a class="go" href="../">${say('signOn.back')}</a></p>`
  sendPlainPage(request, response, {
    status: STATUS[why] ?? 400,
    title: text(language, 'signOn.title'),
    body,
    framedBy: [],
  })
}
