import type { AskNotices, AskTableNotices, NoticesAsked, NoticeWay, NoticeWays } from '#shared/protocol/notices'
import { problem } from '#shared/view/phrase'
import type { Clock } from '../lib/clock.ts'
import type { Failure } from '../lib/failure.ts'
import { randomCode } from '../lib/randomCode.ts'
import { bestTextLanguage } from '../lib/texts.ts'
import { hashToken, newToken } from '../lib/token.ts'
import type { SeatAtTable } from '../lobby/appointments.ts'
import type { Match } from '../match/match.ts'
import type { SeatedPrincipal } from '../match/principal.ts'
import { TIME_CONTROL_RULES } from '../match/timeControl.ts'
import type { Outbound } from './outbound.ts'
import type { Outbox, TargetDetail } from './outbox.ts'
import type { PushKeys } from './pushKeys.ts'
import { confirmationMail, type Mailer } from './ways.ts'

/** Devices, webhooks and addresses that one seat holder may have at a match, of each way. */
const MOST_TARGETS = 4
const CODE_LENGTH = 8

/** What notices are made of. */
export interface NoticeWishesDeps {
  /** Those that the host of the server has turned on. */
  readonly ways: readonly NoticeWay[]
  readonly outbox: Outbox
  /** Finds the seat that a token opens at a table; undefined where there is none, or the match has begun. */
  seatAtTable(table: string, tokenHash: string): Promise<SeatAtTable | undefined>
  readonly outbound: Outbound
  /** Absent where push is off. */
  readonly keys?: PushKeys | undefined
  /** Absent where mail is off. */
  readonly mailer?: Mailer | undefined
  readonly clock: Clock
}

/** Who asks to be told, and where the game is found. */
export interface NoticeAsker {
  readonly match: Match
  readonly by: SeatedPrincipal
  /** Address of the game as the asker's browser knows it; empty where it is not known. */
  readonly base: string
}

/** Whose seat a target is for, and where the game is found. */
interface TargetOwner {
  readonly match: string
  readonly tokenHash: string
  readonly base: string
}

/** What players wish to be told, and where. */
export class NoticeWishes {
  readonly #deps: NoticeWishesDeps

  constructor(deps: NoticeWishesDeps) {
    this.#deps = deps
  }

  /** Ways in which a player may be told. */
  waysFor(match: Match, by: SeatedPrincipal): NoticeWays {
    const { ways } = this.#deps
    return this.#withKey(ways.filter((way) => this.#refusal(match, by, way) === undefined))
  }

  /** Ways in which whoever has a seat at a table may be told before its people meet. */
  async waysAt(table: string, token: string): Promise<NoticeWays | Failure> {
    const seat = await this.#deps.seatAtTable(table, hashToken(token))
    if (seat === undefined) return { problem: problem('wrongToken') }
    return this.#withKey(this.#deps.ways.filter((way) => this.#refusalAt(seat, way) === undefined))
  }

  #withKey(usable: readonly NoticeWay[]): NoticeWays {
    const { keys } = this.#deps
    return {
      ways: [...usable],
      ...(keys !== undefined && usable.includes('push') ? { pushKey: keys.publicKey } : {}),
    }
  }

  /** Keeps where a seat or a table is to be told, or says why not. */
  async ask({ match, by, base }: NoticeAsker, wish: AskNotices): Promise<NoticesAsked | Failure> {
    const refusal = this.#refusal(match, by, wish.way)
    if (refusal !== undefined) return { problem: refusal }
    return await this.#keep({ match: match.setup.id, tokenHash: by.tokenHash ?? '', base }, wish)
  }

  /** Keeps where whoever has a seat at a table, or the table, is to be told before its people meet and in its match; or says why not. */
  async askAt(table: string, token: string, base: string, wish: AskTableNotices): Promise<NoticesAsked | Failure> {
    const tokenHash = hashToken(token)
    const refusal = this.#refusalAt(await this.#deps.seatAtTable(table, tokenHash), wish.way)
    return refusal === undefined ? await this.#keep({ match: table, tokenHash, base }, wish) : { problem: refusal }
  }

  async #keep({ match, tokenHash, base }: TargetOwner, wish: AskNotices): Promise<NoticesAsked | Failure> {
    const { outbox, outbound, clock, mailer } = this.#deps
    const address = addressOf(wish)
    if (wish.way !== 'mail' && outbound.refusal(address) !== undefined) return { problem: problem('noticeAddress') }
    if ((await outbox.count(match, tokenHash, wish.way)) >= MOST_TARGETS) {
      return { problem: problem('tooManyNotices', { most: MOST_TARGETS }) }
    }
    const detail = detailOf(wish, base)
    const target = { id: newToken(), match, tokenHash, address, detail }
    if (wish.way !== 'mail' || mailer === undefined) {
      await outbox.add(target, clock.now())
      return { id: target.id, confirmed: true }
    }
    const code = randomCode(CODE_LENGTH)
    await outbox.add(target, clock.now(), hashToken(code))
    const { subject, body } = confirmationMail(detail.language, code)
    if ((await mailer.send(address, subject, body)) === 'sent') return { id: target.id, confirmed: false }
    await outbox.remove(target.id)
    return { problem: problem('noticeAddress') }
  }

  /** The owner of an address has read the code that was sent there; false when it is another. */
  confirm(id: string, code: string): Promise<boolean> {
    return this.#deps.outbox.confirm(id, hashToken(code.trim().toUpperCase()))
  }

  /** Ends what was asked for; false when there is nothing of this id. */
  stop(id: string): Promise<boolean> {
    return this.#deps.outbox.remove(id)
  }

  #refusalAt(seat: SeatAtTable | undefined, way: NoticeWay) {
    if (!this.#deps.ways.includes(way)) return problem('noticesOff')
    if (seat === undefined) return problem('wrongToken')
    // One mail a day at most would come too late: who wants one takes the file for the calendar.
    if (way === 'mail') return problem('noticesOff')
    return way === 'webhook' && !seat.isHost ? problem('onlyHost') : undefined
  }

  #refusal({ setup }: Match, by: SeatedPrincipal, way: NoticeWay) {
    if (!this.#deps.ways.includes(way)) return problem('noticesOff')
    if (setup.classId !== undefined) return problem('inClass')
    if (!TIME_CONTROL_RULES[setup.timeControl].tells) return problem('noticesSlowOnly')
    if (by.role !== 'holder') return problem('holdersOnly')
    if (way === 'webhook' && setup.host !== by.seat) return problem('onlyHost')
    return undefined
  }
}

function addressOf(wish: AskNotices): string {
  if (wish.way === 'push') return wish.endpoint
  return wish.way === 'webhook' ? wish.url : wish.address.toLowerCase()
}

function detailOf(wish: AskNotices, base: string): TargetDetail {
  const reader = { language: bestTextLanguage([wish.language]), zone: wish.zone, base }
  if (wish.way === 'push') return { way: 'push', ...reader, keys: wish.keys }
  return wish.way === 'webhook' ? { way: 'webhook', ...reader, format: wish.format } : { way: 'mail', ...reader }
}
