import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  type ClientAuth,
  ClientSecretBasic,
  ClientSecretPost,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  None,
} from 'openid-client'
import { faultOfProvider } from './providerFault.ts'
import type { SignedPerson } from './roles.ts'
import { SignOnFault } from './signOnFault.ts'

/** How the game is entered at an OpenID Connect provider, as the host of the server has set it. */
export interface ProviderSettings {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string | undefined
  readonly scopes: string
  /** Claim that says what somebody is; names with dots for one inside another. */
  readonly claim: string
}

/** What only this server knows of a sign-on that it has begun, beside what the browser carries. */
export interface Checks {
  readonly verifier: string
  readonly nonce: string
}

/** How long the provider may take to answer, in seconds. */
const PATIENCE_SECONDS = 8
/** How long what the provider says of itself is used, in milliseconds; its keys are asked for anew by themselves. */
const KNOWN_FOR = 3_600_000

/** An OpenID Connect provider: authorization code with PKCE, and no token of it is kept. */
export class Provider {
  readonly #settings: ProviderSettings
  readonly #now: () => number
  #known: { readonly at: number; readonly configuration: Promise<Configuration> } | undefined

  constructor(settings: ProviderSettings, now: () => number = Date.now) {
    this.#settings = settings
    this.#now = now
  }

  /** Asks the provider what it says of itself. @throws SignOnFault */
  async look(): Promise<void> {
    await this.#configuration()
  }

  /** Where the browser goes to sign on. @param back where the provider sends it then @throws SignOnFault */
  async address(back: string, state: string, { verifier, nonce }: Checks): Promise<string> {
    const parameters = {
      redirect_uri: back,
      scope: this.#settings.scopes,
      code_challenge: await calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state,
      nonce,
    }
    return buildAuthorizationUrl(await this.#configuration(), parameters).href
  }

  /** Who has signed on. @param returned the address at which the browser came back @throws SignOnFault */
  async person(returned: URL, state: string, { verifier, nonce }: Checks): Promise<SignedPerson> {
    const configuration = await this.#configuration()
    const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true }
    try {
      const tokens = await authorizationCodeGrant(configuration, returned, checks)
      const claims = tokens.claims()!
      const isThere = claimAt(claims, this.#settings.claim) !== undefined
      const more = isThere || configuration.serverMetadata().userinfo_endpoint === undefined
      const said = more
        ? claims
        : { ...(await fetchUserInfo(configuration, tokens.access_token, claims.sub)), ...claims }
      return personOf(said, claims.sub, this.#settings.claim)
    } catch (fault) {
      throw faultOfProvider(fault)
    }
  }

  /** Where the browser can sign off at the provider too; undefined where that has no such page. @param back where it goes then */
  async signOffAddress(back: string): Promise<string | undefined> {
    const configuration = await this.#configuration()
    if (configuration.serverMetadata().end_session_endpoint === undefined) return undefined
    return buildEndSessionUrl(configuration, { post_logout_redirect_uri: back }).href
  }

  async #configuration(): Promise<Configuration> {
    const now = this.#now()
    if (this.#known === undefined || now - this.#known.at > KNOWN_FOR) {
      this.#known = { at: now, configuration: this.#discover() }
      // What could not be learned is asked again by the next who signs on.
      this.#known.configuration.catch(() => {
        this.#known = undefined
      })
    }
    return await this.#known.configuration
  }

  async #discover(): Promise<Configuration> {
    const { issuer, clientId, clientSecret } = this.#settings
    const server = new URL(issuer)
    const isHere = server.protocol === 'http:'
    // Signatures are checked although the token comes from the provider itself.
    const execute = isHere ? [allowInsecureRequests, enableNonRepudiationChecks] : [enableNonRepudiationChecks]
    const options = { execute, timeout: PATIENCE_SECONDS }
    try {
      return await discovery(server, clientId, undefined, clientAuth(clientSecret), options)
    } catch (fault) {
      throw faultOfProvider(fault)
    }
  }
}

/** How the game says to the provider who it is: as the standard has it where nothing is said, in the form otherwise. */
function clientAuth(secret: string | undefined): ClientAuth {
  if (secret === undefined) return None()
  const [basic, post] = [ClientSecretBasic(secret), ClientSecretPost(secret)]
  return (server, ...rest) => {
    const ways = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
    return (ways.includes('client_secret_basic') ? basic : post)(server, ...rest)
  }
}

type Claims = Readonly<Record<string, unknown>>

/** A claim by its name, or by names with dots for one inside another. */
function claimAt(claims: Claims, path: string): unknown {
  if (Object.hasOwn(claims, path)) return claims[path]
  let found: unknown = claims
  for (const name of path.split('.')) {
    found =
      typeof found === 'object' && found !== null && Object.hasOwn(found, name) ? (found as Claims)[name] : undefined
  }
  return found
}

function personOf(claims: Claims, id: string, claim: string): SignedPerson {
  const found = claimAt(claims, claim)
  const values = (Array.isArray(found) ? found : [found]).filter((each) => typeof each === 'string')
  // An address that nobody has confirmed is anybody's.
  if (claim === 'email' && claims['email_verified'] !== true) throw new SignOnFault('noRole')
  const name = [claims['preferred_username'], claims['name'], id].find(
    (each) => typeof each === 'string' && each !== '',
  )
  return { id, name: String(name), values }
}
