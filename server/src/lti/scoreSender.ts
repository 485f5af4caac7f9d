import { randomUUID } from 'node:crypto'
import { SignJWT } from 'jose'
import { z } from 'zod'
import type { LtiPlatform } from '../config/ltiPlatforms.ts'
import type { Clock } from '../lib/clock.ts'
import { Rounds } from '../lib/rounds.ts'
import { newToken } from '../lib/token.ts'
import { type Outbound, UnsafeAddressError } from '../notices/outbound.ts'
import { SCORE_SCOPE } from './claims.ts'
import { platformKey } from './lti.ts'
import { type LtiKeys, SIGNED_BY } from './ltiKeys.ts'
import type { LtiStore, PendingScore } from './ltiStore.ts'

/** Pause between two looks, in milliseconds. */
export const SCORE_LOOK_MILLISECONDS = 5000
/** How long a score is held by the server that sends it: longer than both of its calls take. */
const LEASE_MILLISECONDS = 30_000
/** Scores that one look sends at most. */
const AT_ONCE = 100
/** Tries after which a score is given up: some four days. */
const MOST_TRIES = 10
/** Pause after the first failure; each further one is four times as long, up to a day. */
const FIRST_PAUSE = 15_000
const LONGEST_PAUSE = 24 * 3_600_000
/** How long a platform may take to give a key to its services, in milliseconds. */
const TOKEN_DEADLINE = 10_000
const ASSERTION_SECONDS = 60
/** A key is not used in the last seconds of its life. */
const SPARE_SECONDS = 30

/** What the sender of scores is made of. */
export interface ScoreSenderDeps {
  readonly platforms: readonly LtiPlatform[]
  readonly keys: LtiKeys
  readonly store: LtiStore
  readonly outbound: Outbound
  readonly clock: Clock
  onFault(fault: unknown): void
}

const tokenSchema = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().default(3600) })

type ScoreSent = 'sent' | 'refused' | 'failed'

/**
 * Tells platforms who took part: 1 of 1, and never anything else. A server that ends between telling and writing that down tells
 * the same once more, with the same time: for the platform that is one score.
 */
export class ScoreSender {
  readonly #deps: ScoreSenderDeps
  readonly #rounds: Rounds
  readonly #lease = newToken()
  readonly #tokens = new Map<string, { readonly token: string; readonly until: number }>()

  constructor(deps: ScoreSenderDeps) {
    this.#deps = deps
    const { clock, onFault } = deps
    this.#rounds = new Rounds({ clock, pause: SCORE_LOOK_MILLISECONDS, go: () => this.look(), onFault })
  }

  /** Looks again and again from now on, where any platform is told. */
  start(): void {
    if (this.#deps.platforms.some(({ grades }) => grades)) this.#rounds.start()
  }

  /** Tells nothing more, when what is being told is done with. */
  async stop(): Promise<void> {
    await this.#rounds.stop()
  }

  /** Tells what is due. */
  async look(): Promise<void> {
    const { store, clock } = this.#deps
    for (const score of await store.due(clock.now(), AT_ONCE)) {
      if (this.#rounds.isStopped) return
      const now = clock.now()
      if (await store.lease(score.id, this.#lease, now, now + LEASE_MILLISECONDS)) await this.#tell(score)
    }
  }

  async #tell(score: PendingScore): Promise<void> {
    const { store, clock, platforms } = this.#deps
    const platform = platforms.find((each) => platformKey(each) === score.platform && each.grades)
    const sent = platform === undefined ? 'refused' : await this.#send(platform, score)
    if (sent !== 'failed' || score.tries + 1 >= MOST_TRIES) return await store.done(score.id, this.#lease)
    const pause = Math.min(FIRST_PAUSE * 4 ** score.tries, LONGEST_PAUSE)
    await store.postpone(score.id, this.#lease, clock.now() + pause, score.tries + 1)
  }

  async #send(platform: LtiPlatform, { user, lineItem, at }: PendingScore): Promise<ScoreSent> {
    try {
      const token = await this.#tokenOf(platform)
      const body = JSON.stringify({
        userId: user,
        scoreGiven: 1,
        scoreMaximum: 1,
        activityProgress: 'Completed',
        gradingProgress: 'FullyGraded',
        timestamp: new Date(at).toISOString(),
      })
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/vnd.ims.lis.v1.score+json' }
      const status = await this.#deps.outbound.post(scoresAt(lineItem), { headers, body })
      if (status >= 200 && status < 300) return 'sent'
      // The key may have been taken back.
      if (status === 401) this.#tokens.delete(platformKey(platform))
      const mayPass = [401, 408, 429].includes(status) || status >= 500
      if (!mayPass) this.#deps.onFault(new Error(`${platform.name} refuses who took part: ${status}`))
      return mayPass ? 'failed' : 'refused'
    } catch (fault) {
      this.#deps.onFault(fault)
      return fault instanceof UnsafeAddressError ? 'refused' : 'failed'
    }
  }

  /** The key to a platform's services: asked for with what this server signs, and kept as long as it holds. */
  async #tokenOf(platform: LtiPlatform): Promise<string> {
    const key = platformKey(platform)
    const now = this.#deps.clock.now()
    const kept = this.#tokens.get(key)
    if (kept !== undefined && now < kept.until) return kept.token
    const response = await fetch(platform.token, {
      method: 'POST',
      redirect: 'error',
      signal: AbortSignal.timeout(TOKEN_DEADLINE),
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        client_assertion: await this.#assertion(platform, Math.floor(now / 1000)),
        scope: SCORE_SCOPE,
      }),
    })
    if (!response.ok) throw new Error(`${platform.name} gives no key to its services: ${response.status}`)
    const { access_token: token, expires_in: seconds } = tokenSchema.parse(await response.json())
    this.#tokens.set(key, { token, until: now + (seconds - SPARE_SECONDS) * 1000 })
    return token
  }

  #assertion({ clientId, token, audience }: LtiPlatform, seconds: number): Promise<string> {
    const { keys } = this.#deps
    return new SignJWT({})
      .setProtectedHeader({ alg: SIGNED_BY, kid: keys.id, typ: 'JWT' })
      .setIssuer(clientId)
      .setSubject(clientId)
      .setAudience(audience ?? token)
      .setIssuedAt(seconds)
      .setExpirationTime(seconds + ASSERTION_SECONDS)
      .setJti(randomUUID())
      .sign(keys.own)
  }
}

/** Where scores of a column go: below its address, before what follows on a question mark. */
function scoresAt(lineItem: string): string {
  const address = new URL(lineItem)
  address.pathname = `${address.pathname.replace(/\/$/, '')}/scores`
  return address.href
}
