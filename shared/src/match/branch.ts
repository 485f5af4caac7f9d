import type { Bot } from '#shared/bots/define'
import { BOTS, type BotId } from '#shared/bots/index'
import type { GameEvent } from '#shared/events/index'
import type { MatchRules } from '#shared/match/matchRules'
import { botSeats, playToEnd } from '#shared/match/playMatch'
import { MatchSession } from '#shared/match/session'
import { createRng } from '#shared/rng'
import type { Interest } from '#shared/ruleset/forces'
import type { GameState } from '#shared/state/gameState'

/** Which bot plays a power on after a branching, by its interest: the same in every branch, so that only the choice differs. */
const PLAYS_ON: Readonly<Record<Interest, BotId>> = { securitySeeker: 'tit-for-tat', revisionist: 'opportunist' }

/** The bot that plays a power of this interest on. */
export const playsOn = (interest: Interest): Bot => BOTS[PLAYS_ON[interest]]

/** A match that goes on from a position with other luck, bots on every seat. */
export function branchAt(rules: Omit<MatchRules, 'rng'>, state: GameState, seed: string): MatchSession {
  const bots = state.powers.map(({ interest }) => playsOn(interest))
  const saved = { state, memories: [], drafts: [] }
  return MatchSession.resume({ ...rules, rng: createRng(seed) }, botSeats(rules.scenario, bots), saved)
}

/** Whether a nuclear weapon came down in one of these events. */
export const landsSalvo = (events: readonly GameEvent[]): boolean => events.some(({ type }) => type === 'salvoLanded')

/** Plays a branch to its end. @param atWar whether weapons have landed in it already */
export function playBranch(branch: MatchSession, atWar: boolean): { readonly end: GameState; readonly isWar: boolean } {
  let isWar = atWar
  const end = playToEnd(branch, (state, { events }) => {
    isWar ||= landsSalvo(events)
    return state
  })
  return { end, isWar }
}
