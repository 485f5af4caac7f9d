import { setTimeout } from 'node:timers/promises'
import { z } from 'zod'
import { PROTOCOL_VERSION } from '#shared/protocol/connection'
import { versionsSchema } from '#shared/protocol/host'
import { matchCreatedSchema, seatReservationSchema } from '#shared/protocol/match'
import type { Finding } from './doctor.ts'
import { faultOfNetwork } from './networkFault.ts'
import { VERSIONS } from './version.ts'

/** How long an answer, the first line of a stream or a socket may take to come, in milliseconds. */
const PATIENCE = 8000
/** What every page of the game has in it. */
const MARK_OF_PAGE = 'Delicate Balance'

type Found = Omit<Finding, 'about'>
const well = (words: string): Found => ({ state: 'well', words })
const note = (words: string): Found => ({ state: 'note', words })

/** Thrown where a look finds something that needs the host, in words. */
class NeedsHostError extends Error {}

const refusalSchema = z.object({ error: z.string() })

/**
 * Looks at a server through its public address, as a browser does: page, the paths below it, a call that changes something, and a match over each of the
 * three ways there are. The match it makes is left as it is, as those of `#/check` are.
 * @param patience of each look, in milliseconds
 */
export async function lookFromOutside(address: string, patience = PATIENCE): Promise<readonly Finding[]> {
  const base =
    URL.canParse(address) && /^https?:/.test(address) ? address.replace(/[#?].*$/, '').replace(/\/+$/, '') : undefined
  if (base === undefined)
    return [{ about: 'address', state: 'mend', words: `${address} is none: https://host, or with a path` }]
  const findings: Finding[] = []
  const look = async (about: string, find: () => Promise<Found>): Promise<boolean> => {
    const found = await find().catch((fault): Found => ({ state: 'mend', words: wordsOf(fault) }))
    findings.push({ about, ...found })
    return found.state !== 'mend'
  }
  const outside = new Outside(base, patience)
  const canGoOn =
    (await look('page', () => outside.page())) &&
    (await look('paths', () => outside.paths())) &&
    (await look('origin', () => outside.origin())) &&
    (await look('match', () => outside.match()))
  if (!canGoOn) return findings
  await look('poll', () => outside.poll())
  await look('stream', () => outside.stream())
  await look('socket', () => outside.socket())
  return findings
}

const wordsOf = (fault: unknown): string => (fault instanceof NeedsHostError ? fault.message : faultOfNetwork(fault))

/** A server, as it is reached from outside. */
class Outside {
  readonly #base: string
  readonly #patience: number
  #made: z.output<typeof matchCreatedSchema> | undefined

  constructor(base: string, patience: number) {
    this.#base = base
    this.#patience = patience
  }

  async page(): Promise<Found> {
    const response = await this.#fetch('/')
    const html = await response.text()
    if (response.status >= 500) {
      throw new NeedsHostError(
        `${response.status}: the proxy answers, the game behind it does not: is it started, and at the port that the proxy leads to?`,
      )
    }
    if (!response.ok)
      throw new NeedsHostError(`${response.status} instead of the page: the address leads somewhere else`)
    if (!html.includes(MARK_OF_PAGE)) {
      throw new NeedsHostError(
        'another page than the game’s: another website of the same machine, or a page that the tunnel puts in front',
      )
    }
    const isSafe = this.#base.startsWith('https:')
    return isSafe
      ? well('the game, by https')
      : note('the game, without https: everybody on the way can read along and change what comes')
  }

  async paths(): Promise<Found> {
    const response = await this.#fetch('/version')
    const told = versionsSchema.safeParse(await response.json().catch(() => undefined))
    if (!told.success) {
      throw new NeedsHostError(
        `the page is led here, what lies below it is not (/version: ${response.status}): the proxy must lead every path below the address here, and take the address’s own path off`,
      )
    }
    const { version } = told.data
    return version === VERSIONS.version
      ? well(`lead here, version ${version}`)
      : note(`lead to version ${version}; this is ${VERSIONS.version}`)
  }

  /** To a path that there is not: an origin that is not ours is refused before. */
  async origin(): Promise<Found> {
    const { origin } = new URL(this.#base)
    const response = await this.#post('/api/v1/no-such-call', {}, origin)
    if (response.status === 404) return well(`${origin} counts as the game’s own`)
    if (response.status === 403) {
      throw new NeedsHostError(
        `pages of ${origin} count as another website’s: set BALANCE_PUBLIC_URL=${origin}, or have the proxy pass Host on`,
      )
    }
    throw new NeedsHostError(
      `a call that changes something is answered ${response.status} on the way: only reading passes`,
    )
  }

  async match(): Promise<Found> {
    const response = await this.#post('/api/v1/matches', {
      scenario: 'first-lesson',
      powers: 2,
      timeControl: 'untimed',
    })
    const json = await response.json().catch(() => undefined)
    const made = matchCreatedSchema.safeParse(json)
    if (!made.success) {
      const refusal = refusalSchema.safeParse(json)
      throw new NeedsHostError(`none can be made: ${refusal.success ? refusal.data.error : response.status}`)
    }
    this.#made = made.data
    return well('can be made')
  }

  async poll(): Promise<Found> {
    const response = await this.#fetch(this.#pathOfMatch('news'), this.#seat())
    if (!response.ok)
      throw new NeedsHostError(
        `asking for news is answered ${response.status}: the proxy takes the header Authorization off, or keeps answers`,
      )
    await response.json()
    return well('asking now and then works')
  }

  async stream(): Promise<Found> {
    const ending = AbortSignal.timeout(this.#patience)
    const response = await fetch(this.#base + this.#pathOfMatch('stream'), { ...this.#seat(), signal: ending })
    if (!response.ok) throw new NeedsHostError(`a stream is answered ${response.status}`)
    const held =
      'a stream is begun and nothing of it comes: the proxy holds it back, its buffering must be off (the game plays over sockets or by asking)'
    const reader = response.body!.getReader()
    const first = await reader.read().catch(() => {
      throw new NeedsHostError(held)
    })
    await reader.cancel()
    if (first.value === undefined) throw new NeedsHostError('a stream ends before anything has come')
    return well('what happens comes by itself')
  }

  async socket(): Promise<Found> {
    const { match, token } = this.#made!
    const response = await this.#post(`/matchmake/joinById/${match}`, { protocol: PROTOCOL_VERSION, token })
    const reserved = seatReservationSchema.safeParse(await response.json().catch(() => undefined))
    if (!reserved.success) throw new NeedsHostError(`a place for a socket is answered ${response.status}`)
    const { processId = '', roomId, sessionId, publicAddress } = reserved.data
    const place = publicAddress === undefined ? this.#base : `${new URL(this.#base).protocol}//${publicAddress}`
    const address = `${place.replace(/^http/, 'ws')}/${processId}/${roomId}?sessionId=${sessionId}`
    const socket = new WebSocket(address)
    const opened = new Promise<boolean>((resolve) => {
      socket.onopen = () => resolve(true)
      socket.onerror = () => resolve(false)
    })
    const isOpen = await Promise.race([opened, setTimeout(this.#patience, false, { ref: false })])
    socket.close()
    if (isOpen) return well('opens')
    throw new NeedsHostError(
      'no socket opens: the proxy does not pass WebSocket upgrades on (the game falls back to streams, then to asking)',
    )
  }

  #seat() {
    return { headers: { authorization: `Bearer ${this.#made!.token}` } }
  }

  #pathOfMatch(what: string): string {
    return `/api/v1/matches/${this.#made!.match}/${what}`
  }

  #fetch(path: string, init: RequestInit = {}): Promise<Response> {
    return fetch(this.#base + path, { ...init, signal: AbortSignal.timeout(this.#patience) })
  }

  #post(path: string, body: object, origin?: string): Promise<Response> {
    const headers = { 'content-type': 'application/json', ...(origin === undefined ? {} : { origin }) }
    return this.#fetch(path, { method: 'POST', headers, body: JSON.stringify(body) })
  }
}
