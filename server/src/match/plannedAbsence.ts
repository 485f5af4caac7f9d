import type { CommandInput, Reply } from '#shared/protocol/messages'
import { problem } from '#shared/view/phrase'
import type { Match } from './match.ts'
import { rejection } from './matchDeps.ts'
import { mayPlanAbsence, type SeatChanger } from './seatTable.ts'

const DAY = 24 * 3_600_000
/** Longest absence that can be planned, in days. */
const MOST_DAYS = 60

/** A person of a seat will be away until then, or is here again. */
const plan =
  (seat: number, by: string, until: number): SeatChanger =>
  (seats, _, now) => {
    if (until !== 0 && (until <= now || until > now + MOST_DAYS * DAY))
      return { problem: problem('awayTooLong', { most: MOST_DAYS }) }
    const setup = seats.all[seat]!
    const people = setup.people.map((person) => {
      if (person.id !== by) return person
      const { awayUntil: _before, ...rest } = person
      return until === 0 ? rest : { ...rest, awayUntil: until }
    })
    return { seat, setup: { ...setup, people } }
  }

/** A player of a match of days says until when they will be away, or that they are here again; durable when it resolves. */
export async function planAbsence(
  match: Match,
  { seat, person }: { readonly seat: number; readonly person: string },
  { until }: CommandInput<'away'>,
): Promise<Reply> {
  if (match.state.window.kind === 'ended') return rejection('matchEnded')
  if (!mayPlanAbsence(match.setup)) return rejection('awaySlowOnly')
  const refused = await match.places.change(plan(seat, person, until))
  return refused === undefined ? { ok: true } : { ok: false, faults: [{ problem: refused }] }
}
