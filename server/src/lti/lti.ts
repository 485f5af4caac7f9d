import { createHmac } from 'node:crypto'
import { jwtVerify, SignJWT } from 'jose'
import { z } from 'zod'
import { readCode } from '#shared/protocol/codes'
import type { Classes } from '../classroom/classes.ts'
import type { Classroom } from '../classroom/classroom.ts'
import type { ClassStore } from '../classroom/classStore.ts'
import { type AccountEntered, enterByAccount } from '../classroom/platformAccounts.ts'
import type { LtiPlatform } from '../config/ltiPlatforms.ts'
import type { Clock } from '../lib/clock.ts'
import type { Failure } from '../lib/failure.ts'
import { newToken } from '../lib/token.ts'
import { type CheckMessage, messageChecker } from './checkMessage.ts'
import { CLAIMS, isTeaching, LTI_VERSION, type LtiMessage, MESSAGES, SCORE_SCOPE } from './claims.ts'
import { LtiFault } from './ltiFault.ts'
import { type LtiKeys, SIGNED_BY } from './ltiKeys.ts'
import type { LtiStore } from './ltiStore.ts'

/** What the platforms need of the rest of the server. */
export interface LtiDeps {
  readonly platforms: readonly LtiPlatform[]
  readonly keys: LtiKeys
  readonly store: LtiStore
  readonly classes: Pick<Classes, 'change'>
  readonly classStore: Pick<ClassStore, 'byCode'>
  readonly clock: Clock
}

/** Between the steps of a sign-in, and from a page that a platform has led to until it is used, in milliseconds. */
const PATIENCE = 10 * 60_000

const SEALED_BY = 'HS256'

const loginSchema = z.object({
  iss: z.string().max(300),
  login_hint: z.string().max(2000),
  target_link_uri: z.string().max(2000),
  lti_message_hint: z.string().max(8000).optional(),
  client_id: z.string().max(200).optional(),
})

const launchSchema = z.object({ id_token: z.string().max(20_000), state: z.string().max(2000) })

/** What the server says to itself, by way of the browser. */
const SEALED = {
  /** A sign-in that was begun. */
  state: z.object({ platform: z.string(), nonce: z.string() }),
  /** Somebody may come into a class. */
  entry: z.object({
    platform: z.string(),
    classId: z.string(),
    code: z.string(),
    user: z.string(),
    lineItem: z.string().optional(),
  }),
  /** A teacher chooses what the platform links to. */
  choice: z.object({
    platform: z.string(),
    deployment: z.string(),
    back: z.string(),
    data: z.string().optional(),
    grades: z.boolean(),
  }),
} as const
type SealedName = keyof typeof SEALED
type SealedContent<Name extends SealedName> = z.output<(typeof SEALED)[Name]>

/** What a launch leads to. */
export type Launched = {
  readonly platform: LtiPlatform
  /** Pages that may show the answer in a frame, as origins. */
  readonly framedBy: readonly string[]
} & (
  | { readonly as: 'student'; readonly code: string; readonly entry: string }
  | { readonly as: 'teacher'; readonly code: string }
  | { readonly as: 'chooser'; readonly choice: string; readonly canGrade: boolean }
)

/** What goes back to a platform by a form: its address and the signed message. */
export interface ChosenLink {
  readonly platform: LtiPlatform
  readonly back: string
  readonly message: string
}

/** Names a platform: one issuer may have several clients. */
export const platformKey = ({ issuer, clientId }: LtiPlatform): string => `${issuer} ${clientId}`

/**
 * LTI 1.3: people of learning platforms come into classes. Names and mail are not read; a person is a hash that follows from platform,
 * person and class. State is sealed and goes by way of the browser, so that no cookie is needed in a frame of another website;
 * what counts once is used up in the database.
 */
export class Lti {
  readonly #deps: LtiDeps
  readonly #checks: ReadonlyMap<string, CheckMessage>

  constructor(deps: LtiDeps) {
    this.#deps = deps
    this.#checks = new Map(deps.platforms.map((platform) => [platformKey(platform), messageChecker(platform)]))
  }

  get isOn(): boolean {
    return this.#deps.platforms.length > 0
  }

  /** As platforms fetch it to check what this server signs. */
  get publishedKeys() {
    return { keys: [this.#deps.keys.published] }
  }

  /**
   * A platform asks to sign somebody in: resolves with the address to which the browser goes on.
   * @param home address of the game, without a slash at its end
   * @throws LtiFault
   */
  async login(given: unknown, home: string): Promise<string> {
    const asked = parse(loginSchema, given)
    const platform = this.#deps.platforms.find(
      ({ issuer, clientId }) => issuer === asked.iss && (asked.client_id ?? clientId) === clientId,
    )
    if (platform === undefined) throw new LtiFault('unknownPlatform')
    const nonce = newToken()
    const state = await this.#seal('state', { platform: platformKey(platform), nonce })
    const address = new URL(platform.login)
    const parameters = {
      scope: 'openid',
      response_type: 'id_token',
      response_mode: 'form_post',
      prompt: 'none',
      client_id: platform.clientId,
      redirect_uri: `${home}/lti/launch`,
      login_hint: asked.login_hint,
      ...(asked.lti_message_hint === undefined ? {} : { lti_message_hint: asked.lti_message_hint }),
      state,
      nonce,
    }
    for (const [name, value] of Object.entries(parameters)) address.searchParams.set(name, value)
    return address.href
  }

  /** A platform has signed somebody in. @throws LtiFault */
  async launch(given: unknown): Promise<Launched> {
    const { id_token: idToken, state } = parse(launchSchema, given)
    const begun = await this.#unseal('state', state)
    const platform = this.#platformOf(begun.platform)
    const check = this.#checks.get(begun.platform)!
    const now = this.#deps.clock.now()
    const message = await check(idToken, begun.nonce, now)
    if (!(await this.#deps.store.useOnce(`nonce ${begun.nonce}`, now, now + 2 * PATIENCE))) {
      throw new LtiFault('replayed')
    }
    const settings = message[CLAIMS.deepLinkSettings]
    const kind = message[CLAIMS.message]
    const back = settings?.deep_link_return_url ?? message[CLAIMS.presentation]?.return_url
    const framedBy = originsOf([platform.login, platform.issuer, back])
    if (kind === MESSAGES.deepLink) return { platform, framedBy, ...(await this.#toChoose(platform, message)) }
    if (kind !== MESSAGES.launch) throw new LtiFault('message')
    return { platform, framedBy, ...(await this.#toClass(platform, message)) }
  }

  /**
   * Brings somebody into the class that their launch led to; resolves with the class and the words that open their place. However often it is
   * asked, they have one place.
   * @throws LtiFault
   */
  async enter(entry: string, address: string): Promise<(AccountEntered & { readonly code: string }) | Failure> {
    const { platform, classId, code, user, lineItem } = await this.#unseal('entry', entry)
    const { classes, store, keys } = this.#deps
    const account = createHmac('sha256', keys.secret).update([platform, user, classId].join('\n')).digest('hex')
    const entered = await enterByAccount((id, change) => classes.change(id, change), classId, account, address)
    if ('problem' in entered) return entered
    if (lineItem !== undefined) await store.addTarget({ classId, student: entered.id, platform, user, lineItem })
    return { ...entered, code }
  }

  /** A teacher has chosen a class for a link of the platform. @param graded the platform keeps a column of who took part @throws LtiFault */
  async choose(
    choice: string,
    code: string,
    { home, title, graded }: { readonly home: string; readonly title: string; readonly graded: boolean },
  ): Promise<ChosenLink> {
    const { platform: key, deployment, back, data, grades } = await this.#unseal('choice', choice)
    const platform = this.#platformOf(key)
    const found = await this.#classBy(code)
    if (found === undefined) throw new LtiFault('noClass')
    const item = {
      type: 'ltiResourceLink',
      title,
      url: `${home}/lti/launch`,
      custom: { class: found.code },
      ...(grades && graded ? { lineItem: { scoreMaximum: 1, label: title, resourceId: found.id } } : {}),
    }
    const { keys, clock } = this.#deps
    const seconds = Math.floor(clock.now() / 1000)
    const message = await new SignJWT({
      nonce: newToken(),
      [CLAIMS.message]: MESSAGES.deepLinkAnswer,
      [CLAIMS.version]: LTI_VERSION,
      [CLAIMS.deployment]: deployment,
      [CLAIMS.contentItems]: [item],
      ...(data === undefined ? {} : { [CLAIMS.deepLinkData]: data }),
    })
      .setProtectedHeader({ alg: SIGNED_BY, kid: keys.id, typ: 'JWT' })
      .setIssuer(platform.clientId)
      .setAudience(platform.issuer)
      .setIssuedAt(seconds)
      .setExpirationTime(seconds + PATIENCE / 1000)
      .sign(keys.own)
    return { platform, back, message }
  }

  async #toClass(platform: LtiPlatform, message: LtiMessage) {
    const code = message[CLAIMS.custom]['class']
    if (typeof code !== 'string' || code === '') throw new LtiFault('unsetClass')
    const found = await this.#classBy(code)
    if (found === undefined) throw new LtiFault('noClass')
    if (isTeaching(message)) return { as: 'teacher', code: found.code } as const
    const { lineitem, scope = [] } = message[CLAIMS.scores] ?? {}
    const isTold = platform.grades && lineitem !== undefined && scope.includes(SCORE_SCOPE)
    const entry = await this.#seal('entry', {
      platform: platformKey(platform),
      classId: found.id,
      code: found.code,
      user: message.sub,
      ...(isTold ? { lineItem: lineitem } : {}),
    })
    return { as: 'student', code: found.code, entry } as const
  }

  async #toChoose(platform: LtiPlatform, message: LtiMessage) {
    const settings = message[CLAIMS.deepLinkSettings]
    if (settings === undefined) throw new LtiFault('malformed')
    if (!isTeaching(message)) throw new LtiFault('notTeacher')
    if (!settings.accept_types.includes('ltiResourceLink')) throw new LtiFault('noLinks')
    const grades = platform.grades && settings.accept_lineitem !== false
    const choice = await this.#seal('choice', {
      platform: platformKey(platform),
      deployment: message[CLAIMS.deployment],
      back: settings.deep_link_return_url,
      grades,
      ...(settings.data === undefined ? {} : { data: settings.data }),
    })
    return { as: 'chooser', choice, canGrade: grades } as const
  }

  /** A class that can be joined; rehearsals cannot. */
  async #classBy(code: string): Promise<Classroom | undefined> {
    const found = await this.#deps.classStore.byCode(readCode(code))
    return found?.rehearsal ? undefined : found
  }

  #platformOf(key: string): LtiPlatform {
    const platform = this.#deps.platforms.find((each) => platformKey(each) === key)
    // Its host has taken it out meanwhile.
    if (platform === undefined) throw new LtiFault('unknownPlatform')
    return platform
  }

  #seal<Name extends SealedName>(name: Name, content: SealedContent<Name>): Promise<string> {
    const { keys, clock } = this.#deps
    const seal = new SignJWT({ content }).setProtectedHeader({ alg: SEALED_BY }).setAudience(name)
    return seal.setExpirationTime(Math.floor((clock.now() + PATIENCE) / 1000)).sign(keys.secret)
  }

  async #unseal<Name extends SealedName>(name: Name, sealed: string): Promise<SealedContent<Name>> {
    const { keys, clock } = this.#deps
    const currentDate = new Date(clock.now())
    const wanted = { audience: name, algorithms: [SEALED_BY], requiredClaims: ['exp'], currentDate }
    const opened = await jwtVerify(sealed, keys.secret, wanted).catch(() => {
      throw new LtiFault('state')
    })
    return parse(SEALED[name], opened.payload['content']) as SealedContent<Name>
  }
}

function parse<Schema extends z.ZodType>(schema: Schema, given: unknown): z.output<Schema> {
  const parsed = schema.safeParse(given)
  if (!parsed.success) throw new LtiFault('malformed')
  return parsed.data
}

const originsOf = (addresses: readonly (string | undefined)[]): readonly string[] => [
  ...new Set(addresses.flatMap((address) => (address && URL.canParse(address) ? [new URL(address).origin] : []))),
]
