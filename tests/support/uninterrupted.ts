import { loadScenarios } from '#server/lib/loadScenarios'
import type { StoredMatch } from '#server/match/matchStore'
import { BOTS, STAND_IN } from '#shared/bots/index'
import { type MatchRecord, matchRng, windowRng } from '#shared/match/matchRecord'
import { askBots } from '#shared/match/playMatch'
import { resolveWindow } from '#shared/resolve/resolveWindow'
import { RULESET } from '#shared/ruleset/ruleset'
import { createGame } from '#shared/state/createGame'
import { hashState } from '#shared/state/hashState'

/** Hashes of the same match played at one go: the same luck, the same person's orders, bots asked anew. */
export function uninterrupted({ setup }: StoredMatch, record: MatchRecord): readonly string[] {
  const scenario = loadScenarios().get(record.scenario)!
  const bots = setup.seats.map(({ bot }) => BOTS[bot ?? STAND_IN])
  const match = { ruleset: RULESET, scenario, years: record.years, bots, seed: record.seed }
  const memories: unknown[] = []
  let state = createGame(RULESET, scenario, { seats: bots.length, years: record.years }, matchRng(record.seed))
  return record.windows.map(({ number, submissions }) => {
    const asked = askBots(match, state, memories, (seat) => setup.seats[seat]!.bot !== undefined)
    const [person] = setup.seats.filter(({ bot }) => bot === undefined)
    const given = submissions[person!.power]
    const all = given === undefined ? asked : { ...asked, [person!.power]: given }
    state = resolveWindow(RULESET, state, all, windowRng(record.seed, number)).state
    return hashState(state)
  })
}
