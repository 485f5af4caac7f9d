import type { MatchFactsMessage, SeatFacts } from '#shared/protocol/messages'
import type { Chat } from './chat.ts'
import type { Conduct } from './conduct.ts'
import { publishedCommitment } from './luck.ts'
import type { MatchSetup } from './matchSetup.ts'
import { hasPersonalTime } from './personalTime.ts'
import type { SeatKeeper } from './seatKeeper.ts'
import { mayPlanAbsence } from './seatTable.ts'
import { isPaused, type WindowClock } from './windowClock.ts'

/** What the public facts of a match are read from. */
export interface PublicParts {
  readonly setup: Pick<MatchSetup, 'classId' | 'timeControl' | 'seed' | 'commitment'>
  readonly places: SeatKeeper
  readonly conduct: Conduct
  readonly chat: Pick<Chat, 'rule'>
  seatFacts(): readonly SeatFacts[]
}

/** What everyone may know of a match now, beside its position, field by field. @param held its window cannot be written down now */
export function publicFacts(parts: PublicParts, clock: WindowClock, held: boolean): MatchFactsMessage {
  const { setup, places, conduct } = parts
  const { next = '', requests } = places
  const isDiscreet = hasPersonalTime(places.table.all)
  return {
    held,
    paused: isPaused(clock),
    extended: clock.extended,
    overtime: clock.overtime > 0,
    led: setup.classId !== undefined,
    absences: mayPlanAbsence(setup),
    next,
    commitment: publishedCommitment(setup),
    talk: parts.chat.rule,
    requests,
    conduct: conduct.facts(),
    // Who was ready early, remembered, would tell who is waited for later.
    seats: parts.seatFacts().map((seat) => (isDiscreet ? { ...seat, ready: false } : seat)),
  }
}
