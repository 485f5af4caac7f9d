import { loadScenarios } from '#server/lib/loadScenarios'
import type { StoredMatch } from '#server/match/matchStore'
import type { MatchRecord } from '#shared/match/matchRecord'
import { matchRules } from '#shared/match/matchRules'
import { MatchSession, windowRecordOf } from '#shared/match/session'
import { playerOf } from '#shared/minds/index'
import { RULESET } from '#shared/ruleset/ruleset'

/** Hashes of the same match played at one go: the same luck, the same person's orders, bots asked anew. */
export function uninterrupted({ setup }: StoredMatch, record: MatchRecord): readonly string[] {
  const scenario = loadScenarios().get(record.scenario)!
  const seats = setup.seats.map(({ power, bot, people }) => ({
    power,
    people,
    bot: bot === undefined ? bot : playerOf(bot),
  }))
  const seat = seats.findIndex(({ bot }) => bot === undefined)
  const { power, people } = seats[seat]!
  let session = MatchSession.create(matchRules(RULESET, scenario, record), seats)
  return record.windows.map(({ number: window, submissions }) => {
    const given = submissions[power]
    if (given !== undefined) {
      const drafted = session.submit({ seat, person: people[0]!.id }, { window, orders: given })
      if ('faults' in drafted) throw new Error(`window ${window}: ${drafted.faults[0]?.problem.key}`)
      session = drafted.session
    }
    const closed = session.close(() => true)
    session = closed.session
    return windowRecordOf(closed).hash
  })
}
