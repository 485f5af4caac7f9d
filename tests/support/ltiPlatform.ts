import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createRemoteJWKSet, jwtVerify } from 'jose'
import { SCORE_SCOPE } from '#server/lti/claims'
import { listenOnLoopback } from '#tests/support/loopback'
import { bodyOf, createSigner, type Signer } from '#tests/support/signer'

const LTI = 'https://purl.imsglobal.org/spec/lti/claim'
const ALGORITHM = 'RS256'

/** A score as the grade book of the platform got it. */
export interface GradeBookEntry {
  readonly column: string
  readonly body: Readonly<Record<string, unknown>>
}

/** What a message is like besides the usual; for messages that must be refused. */
export interface Launching {
  readonly user?: string
  readonly roles?: readonly string[]
  readonly deepLink?: boolean
  readonly custom?: Readonly<Record<string, string>>
  /** Claims in place of the usual ones. */
  readonly claims?: Readonly<Record<string, unknown>>
  /** Signs with another key than it publishes, under the same id. */
  readonly forged?: boolean
  /** Milliseconds by which it is older. */
  readonly age?: number
}

/** The parts of a launch that a browser brings to the game. */
export interface LaunchForm {
  readonly id_token: string
  readonly state: string
}

/**
 * A learning platform on loopback, after 1EdTech's (IMS) Security Framework 1.0, LTI Core 1.3, Deep Linking 2.0 and Assignment and Grade
 * Services 2.0: it checks what the tool asks of it as those documents have it, and throws or refuses where a rule is broken.
 */
export class LtiPlatformSimulator {
  readonly clientId = 'tool-7'
  readonly deployment = 'deployment-1'
  readonly grades: GradeBookEntry[] = []
  /** Answers of the grade book in place of 200, the next first. */
  readonly refusals: number[] = []
  base = ''
  readonly #server = createServer((request, response) => {
    this.#answer(request, response).catch((fault: unknown) => {
      response.writeHead(400, { 'content-type': 'text/plain' }).end(String(fault))
    })
  })
  #tool = ''
  #reach = ''
  #signer: Signer | undefined
  readonly #tokens = new Set<string>()
  readonly #assertionsUsed = new Set<string>()

  async start(): Promise<this> {
    this.#signer = await createSigner('platform-1')
    this.base = `http://127.0.0.1:${await listenOnLoopback(this.#server)}`
    return this
  }

  stop(): void {
    this.#server.closeAllConnections()
    this.#server.close()
  }

  /** The tool that is set up here. @param address its public address, without a slash at its end @param reach where it is reached from here */
  setUp(address: string, reach: string): void {
    this.#tool = address
    this.#reach = reach
  }

  /** As the host of the game enters it. */
  settings(grades: boolean) {
    return {
      name: 'Our Moodle',
      issuer: this.base,
      clientId: this.clientId,
      deployments: [this.deployment],
      login: `${this.base}/auth`,
      token: `${this.base}/token`,
      keys: `${this.base}/keys`,
      grades,
    }
  }

  /** What a platform sends first: it asks the tool to begin a sign-in. */
  loginQuery(user = 'user-1'): URLSearchParams {
    return new URLSearchParams({
      iss: this.base,
      login_hint: user,
      target_link_uri: `${this.#tool}/lti/launch`,
      lti_message_hint: 'link-9',
      client_id: this.clientId,
      lti_deployment_id: this.deployment,
    })
  }

  /** The tool has sent the browser here to sign in: answers with the form that the browser sends on. @throws where the request breaks a rule */
  async signIn(address: string, launching: Launching = {}): Promise<LaunchForm> {
    const asked = new URL(address)
    if (`${asked.origin}${asked.pathname}` !== `${this.base}/auth`) throw new Error(`signs in at ${address}`)
    const wanted = {
      scope: 'openid',
      response_type: 'id_token',
      response_mode: 'form_post',
      prompt: 'none',
      client_id: this.clientId,
      redirect_uri: `${this.#tool}/lti/launch`,
      login_hint: launching.user ?? 'user-1',
      lti_message_hint: 'link-9',
    }
    for (const [name, value] of Object.entries(wanted)) {
      if (asked.searchParams.get(name) !== value) throw new Error(`${name} is ${asked.searchParams.get(name)}`)
    }
    const [state, nonce] = [asked.searchParams.get('state') ?? '', asked.searchParams.get('nonce') ?? '']
    if (state === '' || nonce.length < 16) throw new Error('no state, or no nonce to speak of')
    return { id_token: await this.#message(nonce, launching), state }
  }

  async #message(nonce: string, { user = 'user-1', roles = ['Learner'], ...more }: Launching): Promise<string> {
    const at = Math.floor((Date.now() - (more.age ?? 0)) / 1000)
    const of = (name: string) => `http://purl.imsglobal.org/vocab/lis/v2/membership#${name}`
    const deepLinking = {
      'https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings': {
        deep_link_return_url: `${this.base}/deep-link-return`,
        accept_types: ['link', 'ltiResourceLink'],
        accept_presentation_document_targets: ['iframe', 'window'],
        accept_lineitem: true,
        data: 'sealed by the platform',
      },
    }
    const resource = {
      [`${LTI}/resource_link`]: { id: 'link-9', title: 'A lesson' },
      [`${LTI}/custom`]: more.custom ?? {},
      'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint': {
        scope: [SCORE_SCOPE],
        lineitem: `${this.base}/columns/9/lineitem?type_id=3`,
      },
    }
    const claims = {
      iss: this.base,
      aud: this.clientId,
      sub: user,
      iat: at,
      exp: at + 300,
      nonce,
      // What the game must neither need nor keep.
      name: 'Ada Canary',
      email: 'ada@canary.example',
      [`${LTI}/message_type`]: more.deepLink ? 'LtiDeepLinkingRequest' : 'LtiResourceLinkRequest',
      [`${LTI}/version`]: '1.3.0',
      [`${LTI}/deployment_id`]: this.deployment,
      [`${LTI}/target_link_uri`]: `${this.#tool}/lti/launch`,
      [`${LTI}/roles`]: roles.map(of),
      [`${LTI}/context`]: { id: 'course-1', title: 'History 9b' },
      ...(more.deepLink ? deepLinking : resource),
      ...more.claims,
    }
    return await this.#signer!.sign(claims, more.forged)
  }

  /** What the tool has sent back of a choice. @throws where the message breaks a rule of Deep Linking */
  async takeDeepLink(message: string): Promise<Readonly<Record<string, unknown>>[]> {
    const keys = createRemoteJWKSet(new URL(`${this.#reach}/lti/keys`))
    const { payload } = await jwtVerify(message, keys, {
      issuer: this.clientId,
      audience: this.base,
      algorithms: [ALGORITHM],
      requiredClaims: ['nonce', 'exp', 'iat'],
    })
    const wanted = {
      [`${LTI}/message_type`]: 'LtiDeepLinkingResponse',
      [`${LTI}/version`]: '1.3.0',
      [`${LTI}/deployment_id`]: this.deployment,
      'https://purl.imsglobal.org/spec/lti-dl/claim/data': 'sealed by the platform',
    }
    for (const [name, value] of Object.entries(wanted)) {
      if (payload[name] !== value) throw new Error(`${name} is ${JSON.stringify(payload[name])}`)
    }
    return payload['https://purl.imsglobal.org/spec/lti-dl/claim/content_items'] as Readonly<Record<string, unknown>>[]
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, search } = new URL(request.url ?? '', this.base)
    const body = await bodyOf(request)
    const json = (value: object) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value))
    if (pathname === '/keys') return void json(this.#signer!.published)
    if (pathname === '/token') return void json(await this.#giveToken(new URLSearchParams(body)))
    if (!pathname.endsWith('/scores')) throw new Error(`nothing at ${pathname}`)
    if (!this.#tokens.has(request.headers.authorization ?? '')) return void response.writeHead(401).end()
    if (request.headers['content-type'] !== 'application/vnd.ims.lis.v1.score+json') throw new Error('no score')
    const refusal = this.refusals.shift()
    if (refusal !== undefined) return void response.writeHead(refusal).end()
    this.grades.push({ column: `${pathname.replace(/\/scores$/, '')}${search}`, body: JSON.parse(body) })
    response.writeHead(200).end()
  }

  async #giveToken(form: URLSearchParams): Promise<object> {
    const { payload } = await jwtVerify(
      form.get('client_assertion') ?? '',
      createRemoteJWKSet(new URL(`${this.#reach}/lti/keys`)),
      {
        issuer: this.clientId,
        subject: this.clientId,
        audience: `${this.base}/token`,
        algorithms: [ALGORITHM],
        requiredClaims: ['jti', 'exp', 'iat'],
      },
    )
    if (this.#assertionsUsed.has(payload.jti!)) throw new Error('an assertion is used twice')
    this.#assertionsUsed.add(payload.jti!)
    const kind = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'
    if (form.get('grant_type') !== 'client_credentials' || form.get('client_assertion_type') !== kind) {
      throw new Error('another grant')
    }
    if (form.get('scope') !== SCORE_SCOPE) throw new Error(`asks for ${form.get('scope')}`)
    const token = `token-${this.#tokens.size}`
    this.#tokens.add(`Bearer ${token}`)
    return { access_token: token, token_type: 'Bearer', expires_in: 3600, scope: SCORE_SCOPE }
  }
}
