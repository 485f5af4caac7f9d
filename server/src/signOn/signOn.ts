import { createHmac } from 'node:crypto'
import { jwtVerify, SignJWT } from 'jose'
import { z } from 'zod'
import { pageOfSecret, STAFF_ROLES, type StaffRole, type StaffToken } from '#shared/protocol/signOn'
import type { Clock } from '../lib/clock.ts'
import { newToken } from '../lib/token.ts'
import type { UseOnce } from '../lib/useOnce.ts'
import type { Checks, Provider } from './provider.ts'
import { hasRole, type RoleSettings, type SignedPerson } from './roles.ts'
import { SignOnFault } from './signOnFault.ts'
import type { Staff, StaffTokens } from './staff.ts'

/** What signing on needs of the rest of the server. */
export interface SignOnDeps {
  readonly roles: RoleSettings
  /** Undefined where people sign on at a proxy only. */
  readonly provider: Provider | undefined
  readonly staffAuth: StaffTokens
  readonly useOnce: UseOnce
  readonly clock: Clock
}

/** From the page to the provider and back, and from there until the page has its token, in milliseconds. */
const PATIENCE = 10 * 60_000
const TICKET_PATIENCE = 2 * 60_000

const SEALED_BY = 'HS256'

/** Role and page in one field: proxies that lead to a sign-on and back tend to lose what stands behind a second `&`. */
const beginSchema = z.object({ for: z.templateLiteral([z.enum(STAFF_ROLES), '.', z.hash('sha256')]) })

/** What the server says to itself, by way of the browser. */
const SEALED = {
  /** A sign-on that was begun. `page` names the page that has begun it (`pageOfSecret`). */
  state: z.object({ id: z.string(), as: z.enum(STAFF_ROLES), page: z.string() }),
  /** Somebody has signed on. */
  ticket: z.object({ as: z.enum(STAFF_ROLES), name: z.string(), page: z.string() }),
} as const
type SealedName = keyof typeof SEALED
type SealedContent<Name extends SealedName> = z.output<(typeof SEALED)[Name]>

/** Somebody may act in a role, once the page that began it comes with its secret. */
export interface SignOnTicket {
  readonly as: StaffRole
  readonly ticket: string
}

/**
 * Sign-on of hosts and teachers at an OpenID Connect provider or a proxy. Without a cookie: what is under way is sealed and goes by way of the
 * browser; that the same browser ends it is known by a secret of the page that began it.
 */
export class SignOn {
  readonly #deps: SignOnDeps
  readonly #key: Uint8Array

  constructor(deps: SignOnDeps) {
    this.#deps = deps
    this.#key = deps.staffAuth.keyFor('sign-on')
  }

  /** Where the browser goes to sign on. @param home address of the game, without a slash at its end @throws SignOnFault */
  async begin(asked: unknown, home: string): Promise<string> {
    const { as, page } = begunBy(asked)
    const { provider } = this.#deps
    if (provider === undefined) throw new SignOnFault('off')
    const id = newToken()
    const state = await this.#seal('state', { id, as, page }, PATIENCE)
    return await provider.address(backTo(home), state, this.#checksOf(id))
  }

  /** Somebody comes back from the provider. @param query as it has come @throws SignOnFault */
  async come(query: URLSearchParams, home: string): Promise<SignOnTicket> {
    const { provider, useOnce, clock } = this.#deps
    if (provider === undefined) throw new SignOnFault('off')
    const state = query.get('state') ?? ''
    const { id, as, page } = await this.#unseal('state', state)
    const now = clock.now()
    if (!(await useOnce(`sign-on ${id}`, now, now + 2 * PATIENCE))) throw new SignOnFault('replayed')
    const person = await provider.person(new URL(`${backTo(home)}?${query}`), state, this.#checksOf(id))
    return await this.#ticketFor(person, as, page)
  }

  /** A proxy has signed somebody on. @throws SignOnFault */
  async comeByProxy(person: SignedPerson, asked: unknown): Promise<SignOnTicket> {
    const { as, page } = begunBy(asked)
    return await this.#ticketFor(person, as, page)
  }

  /** Who a ticket is for, where it is brought by the page that began the sign-on; undefined otherwise. */
  async read(ticket: string, secret: string): Promise<Staff | undefined> {
    const found = await this.#unseal('ticket', ticket).catch(() => undefined)
    if (found === undefined || found.page !== pageOfSecret(secret)) return undefined
    return { role: found.as, ...(found.name === '' ? {} : { name: found.name }) }
  }

  /** A token for somebody who has signed on. */
  async admit(staff: Staff): Promise<StaffToken> {
    return { token: await this.#deps.staffAuth.admit(staff), role: staff.role }
  }

  /** Where the browser can sign off at the provider too; undefined where there is no such page, or it cannot be asked. */
  async signOffAddress(home: string): Promise<string | undefined> {
    return await this.#deps.provider?.signOffAddress(`${home}/`).catch(() => undefined)
  }

  async #ticketFor(person: SignedPerson, as: StaffRole, page: string): Promise<SignOnTicket> {
    if (!hasRole(this.#deps.roles, as, person)) throw new SignOnFault('noRole')
    return { as, ticket: await this.#seal('ticket', { as, name: person.name.slice(0, 60), page }, TICKET_PATIENCE) }
  }

  /** Follow from the id and a key that only servers have: neither lies in a store, nor goes by way of the browser. */
  #checksOf(id: string): Checks {
    const of = (use: string) => createHmac('sha256', this.#key).update(`${use} ${id}`).digest('base64url')
    return { verifier: of('verifier'), nonce: of('nonce') }
  }

  #seal<Name extends SealedName>(name: Name, content: SealedContent<Name>, patience: number): Promise<string> {
    const seal = new SignJWT({ content }).setProtectedHeader({ alg: SEALED_BY }).setAudience(name)
    return seal.setExpirationTime(Math.floor((this.#deps.clock.now() + patience) / 1000)).sign(this.#key)
  }

  async #unseal<Name extends SealedName>(name: Name, sealed: string): Promise<SealedContent<Name>> {
    const currentDate = new Date(this.#deps.clock.now())
    const wanted = { audience: name, algorithms: [SEALED_BY], requiredClaims: ['exp'], currentDate }
    const opened = await jwtVerify(sealed, this.#key, wanted).catch(() => {
      throw new SignOnFault('state')
    })
    return parse(SEALED[name], opened.payload['content']) as SealedContent<Name>
  }
}

const backTo = (home: string): string => `${home}/sign-on/return`

function begunBy(asked: unknown): { readonly as: StaffRole; readonly page: string } {
  const [as, page] = parse(beginSchema, asked).for.split('.') as [StaffRole, string]
  return { as, page }
}

function parse<Schema extends z.ZodType>(schema: Schema, given: unknown): z.output<Schema> {
  const parsed = schema.safeParse(given)
  if (!parsed.success) throw new SignOnFault('malformed')
  return parsed.data
}
