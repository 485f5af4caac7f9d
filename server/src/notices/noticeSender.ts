import type { Clock } from '../lib/clock.ts'
import { Rounds } from '../lib/rounds.ts'
import { text } from '../lib/texts.ts'
import { newToken } from '../lib/token.ts'
import type { SeatAtTable } from '../lobby/appointments.ts'
import type { Match } from '../match/match.ts'
import type { Matches } from '../match/matches.ts'
import { OwnedElsewhereError } from '../match/ownership.ts'
import { linkTo, messageOfAppointment, messageOfWindow, type NoticeMessage } from './noticeMessage.ts'
import { type NoticeFacts, scenarioTitle, wallClock } from './noticeText.ts'
import type { Outbound } from './outbound.ts'
import {
  APPOINTMENT_LEAD_MILLISECONDS,
  type NoticeTarget,
  type Outbox,
  type PendingNotice,
  REMINDER_SHARE,
} from './outbox.ts'
import type { PushKeys } from './pushKeys.ts'
import { type Mailer, type Sent, sendPush, sendWebhook, type TargetBy } from './ways.ts'

/** Pause between two looks into the outbox, in milliseconds. */
export const LOOK_MILLISECONDS = 2000
/** How long a notice is held by the server that sends it: longer than any of its calls takes. */
export const LEASE_MILLISECONDS = 15_000
/** Notices that one look sends at most. */
const AT_ONCE = 100
/** Tries after which a notice is given up. */
const MOST_TRIES = 6
/** Pause after the first failure; each further one is four times as long. */
const FIRST_PAUSE = 15_000
/** Between two mails to one address, at least. */
const MAIL_PAUSE = 24 * 3_600_000
/** A clock that stands still is looked at again after so long. */
const PAUSED_PAUSE = 15 * 60_000
/**
 * A line that died without being closed is found out within this time, however it was made (rooms/matchTransport.ts, web/lineSigns.ts,
 * lib/presence.ts): a seat that looks present by a line from before its window may have no page open.
 */
export const LINE_DEATH_MILLISECONDS = 60_000
/** How long after people have met it is of no use to tell them. */
const APPOINTMENT_USE_MILLISECONDS = 15 * 60_000

/** What the sender is made of. */
export interface NoticeSenderDeps {
  /** Some way is turned on. */
  readonly isOn: boolean
  readonly outbox: Outbox
  readonly matches: Pick<Matches, 'find'>
  /** Finds the seat that a token opens at a table; undefined where there is none, or the match has begun. */
  seatAtTable(table: string, tokenHash: string): Promise<SeatAtTable | undefined>
  readonly outbound: Outbound
  readonly keys?: PushKeys | undefined
  readonly mailer?: Mailer | undefined
  /** How push services reach the host of the server: `https:` or `mailto:`. */
  readonly contact: string
  readonly clock: Clock
  onFault(fault: unknown): void
}

/** A seat that a window waits for. */
interface Awaited {
  readonly seat: number
  readonly connected: boolean
  readonly name: string
}

/** What is to be done with a notice now. */
type NextStep =
  | { readonly do: 'send'; readonly message: NoticeMessage }
  | { readonly do: 'drop' }
  | { readonly do: 'wait'; readonly until: number }

/**
 * Sends what the outbox holds. Whether a notice is still true is asked of the match as it is sent: a seat that has been taken up again, or is
 * done, is told nothing. A server that ends between sending and writing that down sends once more.
 */
export class NoticeSender {
  readonly #deps: NoticeSenderDeps
  readonly #rounds: Rounds
  readonly #lease = newToken()

  constructor(deps: NoticeSenderDeps) {
    this.#deps = deps
    const { clock, onFault } = deps
    this.#rounds = new Rounds({ clock, pause: LOOK_MILLISECONDS, go: () => this.look(), onFault })
  }

  /** Looks every two seconds from now on, where anything is ever told. Clocks must stand as they go on. */
  start(): void {
    if (this.#deps.isOn) this.#rounds.start()
  }

  /** Sends nothing more, when what is being sent is done with. */
  async stop(): Promise<void> {
    await this.#rounds.stop()
  }

  /** Sends what is due. */
  async look(): Promise<void> {
    const { outbox, clock } = this.#deps
    const mails = new Map<string, PendingNotice[]>()
    for (const notice of await outbox.due(clock.now(), AT_ONCE)) {
      if (this.#rounds.isStopped) return
      const { address, detail } = notice.target
      if (detail.way === 'mail') mails.set(address, [...(mails.get(address) ?? []), notice])
      else await this.#handle(notice)
    }
    for (const [address, notices] of mails) await this.#mail(address, notices)
  }

  /** Sends one notice, unless it is not true any longer. */
  async #handle(notice: PendingNotice): Promise<void> {
    const verdict = await this.#judge(notice)
    if (verdict === undefined || !(await this.#take(notice))) return
    if (verdict.do !== 'send') return await this.#settle(notice, verdict)
    await this.#conclude(notice, await this.#send(notice, verdict))
  }

  /** One mail about all matches that wait at an address; at most one a day. */
  async #mail(address: string, notices: readonly PendingNotice[]): Promise<void> {
    const { outbox, clock, mailer } = this.#deps
    const last = await outbox.mailedAt(address)
    const next = last === undefined ? 0 : last + MAIL_PAUSE
    const told = await this.#toldFrom(notices, next)
    if (told.length === 0 || mailer === undefined) return
    const { subject, body, stop } = digestOf(told)
    const sent = await mailer.send(address, subject, body, stop)
    if (sent === 'sent') await outbox.noteMailed(address, clock.now())
    for (const { notice } of told) await this.#conclude(notice, sent)
  }

  /** What a mail tells; the rest is settled. @param next when the address may have its next mail */
  async #toldFrom(notices: readonly PendingNotice[], next: number): Promise<readonly ToldByMail[]> {
    const told: ToldByMail[] = []
    for (const notice of notices) {
      const verdict = await this.#judge(notice)
      if (verdict === undefined || !(await this.#take(notice))) continue
      if (verdict.do !== 'send') await this.#settle(notice, verdict)
      else if (this.#deps.clock.now() < next) await this.#settle(notice, { do: 'wait', until: next })
      else if (verdict.message.inMail === undefined) await this.#settle(notice, { do: 'drop' })
      else told.push({ notice, facts: verdict.message.inMail })
    }
    return told
  }

  #take({ id }: PendingNotice): Promise<boolean> {
    const now = this.#deps.clock.now()
    return this.#deps.outbox.lease(id, this.#lease, now, now + LEASE_MILLISECONDS)
  }

  async #settle({ id, tries }: PendingNotice, verdict: Exclude<NextStep, { do: 'send' }>): Promise<void> {
    const { outbox } = this.#deps
    if (verdict.do === 'drop') await outbox.done(id, this.#lease)
    else await outbox.postpone(id, this.#lease, verdict.until, tries)
  }

  async #conclude({ id, tries, target }: PendingNotice, sent: Sent): Promise<void> {
    const { outbox, clock } = this.#deps
    if (sent === 'gone') await outbox.remove(target.id)
    else if (sent !== 'failed' || tries + 1 >= MOST_TRIES) await outbox.done(id, this.#lease)
    else await outbox.postpone(id, this.#lease, clock.now() + FIRST_PAUSE * 4 ** tries, tries + 1)
  }

  /** Whether a notice is still true; undefined when another server plays the match, and sends it. */
  async #judge(notice: PendingNotice): Promise<NextStep | undefined> {
    const { window, kind, target } = notice
    if (kind === 'appointment') return await this.#judgeAppointment(target)
    const match = await this.#deps.matches.find(target.match).catch((fault: unknown) => {
      if (fault instanceof OwnedElsewhereError) return fault
      throw fault
    })
    if (match instanceof OwnedElsewhereError) return undefined
    if (match === undefined || match.state.windowNumber !== window) return { do: 'drop' }
    const until = this.#awayUntil(match, target)
    if (until > 0) return { do: 'wait', until }
    const awaited = this.#awaited(match, target)
    if (awaited.length === 0) return { do: 'drop' }
    const facts = this.#factsOf(match, kind === 'reminder')
    const early = kind === 'reminder' ? this.#waitBefore(match, notice) : 0
    if (early > 0) return { do: 'wait', until: this.#deps.clock.now() + early }
    if (awaited.every(({ connected }) => connected)) return this.#whileLookedAt(match, awaited, notice)
    const names = awaited.map(({ name }) => name)
    return { do: 'send', message: messageOfWindow(facts, names, match.timeLeft) }
  }

  /** Whoever still has a seat is told shortly before people meet, or as soon as that can be. The table's chat is told while its host has one. */
  async #judgeAppointment({ match, tokenHash, detail }: NoticeTarget): Promise<NextStep> {
    const seat = await this.#deps.seatAtTable(match, tokenHash)
    const at = seat?.appointment?.at
    if (seat === undefined || at === undefined || (detail.way === 'webhook' && !seat.isHost)) return { do: 'drop' }
    const now = this.#deps.clock.now()
    if (now < at - APPOINTMENT_LEAD_MILLISECONDS) return { do: 'wait', until: at - APPOINTMENT_LEAD_MILLISECONDS }
    const left = at + APPOINTMENT_USE_MILLISECONDS - now
    return left <= 0 ? { do: 'drop' } : { do: 'send', message: messageOfAppointment(match, seat, at, left) }
  }

  /**
   * What comes of a notice whose people have a page open. A window that has opened is told of no more when they came after it did, or when
   * their lines are older and would have been found dead by now; a reminder waits for as long as they look.
   */
  #whileLookedAt({ viewers }: Match, awaited: readonly Awaited[], { kind, writtenAt }: PendingNotice): NextStep {
    const now = this.#deps.clock.now()
    if (kind === 'reminder') return { do: 'wait', until: now + LINE_DEATH_MILLISECONDS }
    const sureAt = writtenAt + LINE_DEATH_MILLISECONDS
    const haveSeen = awaited.every(({ seat }) => viewers.hasCome(seat, writtenAt))
    return haveSeen || now >= sureAt ? { do: 'drop' } : { do: 'wait', until: sureAt }
  }

  /** Until when a person has said that they will be away: they are told nothing before. A table is told of the others. */
  #awayUntil(match: Match, { tokenHash, detail }: NoticeTarget): number {
    const held = match.seats.heldBy(tokenHash)
    return held === undefined || detail.way === 'webhook' ? 0 : match.seats.awayUntil(held, this.#deps.clock.now())
  }

  /** Those the target is told of: seats that are awaited, a table's host with all of the table's. */
  #awaited(match: Match, { tokenHash, detail }: NoticeTarget): readonly Awaited[] {
    const held = match.seats.heldBy(tokenHash)
    if (held === undefined) return []
    const waits = match
      .seatFacts()
      .flatMap(({ human, ready, awayUntil, connected, name }, seat) =>
        human && !ready && awayUntil === 0 ? [{ seat, connected, name }] : [],
      )
    return detail.way === 'webhook' ? waits : waits.filter(({ seat }) => seat === held)
  }

  #factsOf({ setup, timeLeft }: Match, isLate: boolean): NoticeFacts {
    const closesAt = timeLeft === undefined ? {} : { closesAt: this.#deps.clock.now() + timeLeft }
    return { match: setup.id, scenario: setup.scenario, isLate, ...closesAt }
  }

  /** Milliseconds until a reminder is due: the clock may have been stopped or lengthened since. */
  #waitBefore(match: Match, { writtenAt }: PendingNotice): number {
    const { timeLeft } = match
    if (timeLeft === undefined || match.facts().paused) return PAUSED_PAUSE
    const whole = this.#deps.clock.now() + timeLeft - writtenAt
    return Math.max(0, timeLeft - whole * REMINDER_SHARE)
  }

  async #send({ target }: PendingNotice, { message }: Extract<NextStep, { do: 'send' }>): Promise<Sent> {
    const { outbound, keys, contact } = this.#deps
    const { detail } = target
    if (detail.way === 'webhook') {
      return await sendWebhook(outbound, { ...target, detail } as TargetBy<'webhook'>, message.toTable(detail))
    }
    if (detail.way !== 'push' || keys === undefined) return 'refused'
    const to = { ...target, detail } as TargetBy<'push'>
    return await sendPush({ outbound, keys, contact }, to, message.toPlayer(detail), message.seconds)
  }
}

interface ToldByMail {
  readonly notice: PendingNotice
  readonly facts: NoticeFacts
}

/** The mail about matches that wait, in the language of the first; not of none. */
function digestOf(told: readonly ToldByMail[]) {
  const { id, detail } = told[0]!.notice.target
  const { language, base } = detail
  const lines = told.map(({ facts }) => {
    const name = scenarioTitle(language, facts.scenario)
    const until = facts.closesAt === undefined ? '' : ` – ${wallClock(facts.closesAt, detail)}`
    return `${name}${until}${base === '' ? '' : `\n${linkTo(base, facts.match)}`}`
  })
  return {
    subject: text(language, 'notice.mailSubject', { count: told.length }),
    body: text(language, 'notice.mailBody', { matches: lines.join('\n\n') }),
    stop: base === '' ? undefined : `${base}/api/v1/notices/${id}/stop`,
  }
}
