import { createHash, randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { listenOnLoopback } from '#tests/support/loopback'
import { bodyOf, createSigner, type Signer } from '#tests/support/signer'

/** Somebody who has an account. */
export interface Account {
  readonly sub: string
  /** Claims beside the usual ones. */
  readonly claims?: Readonly<Record<string, unknown>>
}

/** What an answer is like besides the usual; for answers that must be refused. */
export interface Answering {
  /** Claims of the id token in place of the usual ones. */
  readonly claims?: Readonly<Record<string, unknown>>
  /** Signs with another key than it publishes, under the same id. */
  readonly forged?: boolean
  /** Milliseconds by which the id token is older. */
  readonly age?: number
  /** Fields of the address that leads back, in place of the usual ones. */
  readonly back?: Readonly<Record<string, string>>
  /** Claims of the account stand in the answer about the user, and not in the id token. */
  readonly claimsElsewhere?: boolean
  /** The person refuses. */
  readonly denied?: boolean
}

interface Grant {
  readonly account: Account
  readonly answering: Answering
  readonly challenge: string
  readonly nonce: string
  readonly redirect: string
}

/**
 * An OpenID Connect provider on loopback, after OpenID Connect Core 1.0, Discovery 1.0, RFC 6749, RFC 7636 (PKCE) and RFC 9207: it checks what the
 * game asks of it as those documents have it, and refuses where a rule is broken. Whoever comes is signed on at once as `account`.
 */
export class OidcProviderSimulator {
  readonly clientId = 'game-7'
  readonly clientSecret = 'hush-of-the-game'
  account: Account = { sub: 'ada-1' }
  answering: Answering = {}
  /** The issuer that it says it is, where that is not its own address. */
  saysIssuer: string | undefined
  /** Answers nothing but 503. */
  isDown = false
  /** Addresses to which it may lead back. */
  redirects: string[] = []
  /** Everything it has handed out that is to stay between it and the game. */
  readonly secrets: string[] = []
  base = ''
  readonly #server = createServer((request, response) => {
    this.#answer(request, response).catch((fault: unknown) => {
      response.writeHead(400, { 'content-type': 'application/json' }).end(JSON.stringify({ error: String(fault) }))
    })
  })
  #signer: Signer | undefined
  readonly #codes = new Map<string, Grant>()
  readonly #bearers = new Map<string, Account>()

  async start(): Promise<this> {
    this.#signer = await createSigner('provider-1')
    this.base = `http://127.0.0.1:${await listenOnLoopback(this.#server)}`
    return this
  }

  stop(): void {
    this.#server.closeAllConnections()
    this.#server.close()
  }

  /** As the host of the game enters it. */
  settings() {
    return {
      BALANCE_OIDC_ISSUER: this.base,
      BALANCE_OIDC_CLIENT_ID: this.clientId,
      BALANCE_OIDC_CLIENT_SECRET: this.clientSecret,
    }
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '', this.base)
    const json = (value: object, status = 200) =>
      void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
    if (this.isDown) return void response.writeHead(503).end()
    if (pathname === '/.well-known/openid-configuration') return json(this.#metadata())
    if (pathname === '/keys') return json(this.#signer!.published)
    if (pathname === '/end-session') {
      return void response.writeHead(302, { location: searchParams.get('post_logout_redirect_uri') ?? '' }).end()
    }
    if (pathname === '/authorize') return void response.writeHead(302, { location: this.#signOn(searchParams) }).end()
    if (pathname === '/userinfo') return json(...this.#user(request))
    if (pathname !== '/token') throw new Error(`nothing at ${pathname}`)
    return json(...(await this.#answerToken(request)))
  }

  #user({ headers: { authorization = '' } }: IncomingMessage): readonly [object, number] {
    const account = this.#bearers.get(authorization)
    return account === undefined ? [{}, 401] : [{ sub: account.sub, ...account.claims }, 200]
  }

  async #answerToken(request: IncomingMessage): Promise<readonly [object, number]> {
    const form = new URLSearchParams(await bodyOf(request))
    if (!this.#isGame(request)) return [{ error: 'invalid_client' }, 401]
    const grant = this.#codes.get(form.get('code') ?? '')
    // RFC 6749, 4.1.2: a code is used once.
    this.#codes.delete(form.get('code') ?? '')
    return grant === undefined || !fits(grant, form)
      ? [{ error: 'invalid_grant' }, 400]
      : [await this.#tokens(grant), 200]
  }

  /** RFC 6749, 2.3.1: both parts are written as in a form before they are joined. */
  #isGame({ headers: { authorization = '' } }: IncomingMessage): boolean {
    const said = Buffer.from(authorization.replace(/^Basic /, ''), 'base64')
      .toString()
      .split(':')
      .map(decodeURIComponent)
    return said.join(' ') === `${this.clientId} ${this.clientSecret}`
  }

  #metadata() {
    return {
      issuer: this.saysIssuer ?? this.base,
      authorization_endpoint: `${this.base}/authorize`,
      token_endpoint: `${this.base}/token`,
      userinfo_endpoint: `${this.base}/userinfo`,
      end_session_endpoint: `${this.base}/end-session`,
      jwks_uri: `${this.base}/keys`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
      code_challenge_methods_supported: ['S256'],
      authorization_response_iss_parameter_supported: true,
    }
  }

  /** Signs the account on: the address that leads back. @throws where the request breaks a rule */
  #signOn(asked: URLSearchParams): string {
    const wanted = { response_type: 'code', client_id: this.clientId, code_challenge_method: 'S256' }
    for (const [name, value] of Object.entries(wanted)) {
      if (asked.get(name) !== value) throw new Error(`${name} is ${asked.get(name)}`)
    }
    const get = (name: string) => asked.get(name) ?? ''
    const [redirect, state, nonce, challenge] = ['redirect_uri', 'state', 'nonce', 'code_challenge'].map(get)
    if (!this.redirects.includes(redirect!)) throw new Error(`leads back to ${redirect}`)
    if (!get('scope').split(' ').includes('openid')) throw new Error('is no OpenID Connect')
    if (state!.length < 16 || nonce!.length < 16 || challenge!.length !== 43)
      throw new Error('no state, nonce or challenge')
    const { answering, account } = this
    const back = new URL(redirect!)
    const code = randomBytes(16).toString('hex')
    const fields = answering.denied ? { error: 'access_denied' } : { code }
    for (const [name, value] of Object.entries({ ...fields, state: state!, iss: this.base, ...answering.back })) {
      back.searchParams.set(name, value)
    }
    this.#codes.set(code, { account, answering, challenge: challenge!, nonce: nonce!, redirect: redirect! })
    this.secrets.push(code, state!, nonce!)
    return back.href
  }

  async #tokens({ account, answering, nonce }: Grant): Promise<object> {
    const at = Math.floor((Date.now() - (answering.age ?? 0)) / 1000)
    const usual = { iss: this.base, aud: this.clientId, sub: account.sub, iat: at, exp: at + 300, nonce }
    const own = answering.claimsElsewhere ? {} : account.claims
    const idToken = await this.#signer!.sign({ ...usual, ...own, ...answering.claims }, answering.forged)
    const accessToken = randomBytes(16).toString('hex')
    this.#bearers.set(`Bearer ${accessToken}`, account)
    this.secrets.push(idToken, accessToken)
    return { access_token: accessToken, token_type: 'Bearer', expires_in: 300, id_token: idToken }
  }
}

/** RFC 6749, 4.1.3, and RFC 7636, 4.6: the same address, and the verifier of the challenge. */
function fits({ redirect, challenge }: Grant, form: URLSearchParams): boolean {
  const verifier = form.get('code_verifier') ?? ''
  const isVerified = createHash('sha256').update(verifier).digest('base64url') === challenge
  return form.get('grant_type') === 'authorization_code' && form.get('redirect_uri') === redirect && isVerified
}
