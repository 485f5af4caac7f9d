import type { GameEvent } from '#shared/events/index'
import type { InjectionModule } from '#shared/injections/define'
import { type Injection, moduleOfInjection } from '#shared/injections/index'
import { quantize } from '#shared/math'
import { acceptOrders, type Submissions } from '#shared/resolve/acceptOrders'
import { endYear } from '#shared/resolve/endYear'
import { basing } from '#shared/resolve/phases/bases'
import { build } from '#shared/resolve/phases/build'
import { ceasefires } from '#shared/resolve/phases/ceasefire'
import { confrontations, overtakenByWar } from '#shared/resolve/phases/confrontation'
import { foundBases, foundCheats, openCrises } from '#shared/resolve/phases/crisis'
import { checkLimits, diplomacy } from '#shared/resolve/phases/diplomacy'
import { impact } from '#shared/resolve/phases/impact'
import { aid } from '#shared/resolve/phases/influence'
import { intelligence } from '#shared/resolve/phases/intelligence'
import { launch } from '#shared/resolve/phases/launch'
import { posture } from '#shared/resolve/phases/posture'
import { research } from '#shared/resolve/phases/research'
import { retaliate, whoMayAnswer } from '#shared/resolve/phases/retaliation'
import { statements } from '#shared/resolve/phases/statements'
import { frighten } from '#shared/resolve/phases/tension'
import { umbrellas } from '#shared/resolve/phases/umbrellas'
import { answerWarnings, raiseFalseTracks, raiseRealTracks } from '#shared/resolve/phases/warning'
import { closeTurn, openTurn, type Turn } from '#shared/resolve/turn'
import type { Rng } from '#shared/rng'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { WindowKind } from '#shared/ruleset/vocabulary'
import type { GameState } from '#shared/state/gameState'

export interface Resolved {
  readonly state: GameState
  readonly events: readonly GameEvent[]
}

/**
 * Closes a window: the position and everybody's sealed orders give the next position and what happened. Pure and total:
 * a bad order becomes an `orderVoided` event, the result does not depend on the order of arrival, and a match that has
 * ended stays as it is. `rng` must be the window's own generator (match/matchRecord.ts). `injections` are let happen in
 * their order as a planning window closes; those that cannot be are passed over, and in other windows nearly all.
 */
export function resolveWindow(
  ruleset: Ruleset,
  before: GameState,
  submissions: Submissions,
  rng: Rng,
  injections: readonly Injection[] = [],
): Resolved {
  if (before.window.kind === 'ended') return { state: before, events: [] }
  const { claims, costs, events } = acceptOrders(ruleset, before, submissions)
  const turn = openTurn(ruleset, before, claims, rng)
  turn.events.push(...events)
  for (const [seat, power] of turn.draft.powers.entries()) power.treasury = quantize(power.treasury - costs[seat]!)
  inject(turn, injections, 'always')
  CLOSE[before.window.kind](turn, injections)
  return { state: closeTurn(turn), events: turn.events }
}

type Closing = (turn: Turn, injections: readonly Injection[]) => void

/** What closing each kind of window sets in motion. */
const CLOSE: Readonly<Record<Exclude<WindowKind, 'ended'>, Closing>> = {
  planning(turn, injections) {
    inject(turn, injections, 'before')
    build(turn)
    research(turn)
    posture(turn)
    diplomacy(turn)
    checkLimits(turn)
    statements(turn)
    frighten(turn)
    const triggers = [...foundCheats(turn), ...foundBases(turn)]
    openCrises(turn, triggers)
    aid(turn)
    umbrellas(turn)
    basing(turn)
    intelligence(turn)
    inject(turn, injections, 'after')
    launch(turn)
    faceOrWarn(turn)
  },
  confrontation(turn) {
    posture(turn)
    launch(turn)
    confrontations(turn)
    faceOrWarn(turn)
  },
  warning(turn) {
    answerWarnings(turn)
    raiseRealTracks(turn)
    warnOrLand(turn)
  },
  retaliation(turn) {
    retaliate(turn)
    ceasefires(turn)
    landOrEnd(turn)
  },
}

/** Lets happen what belongs to this moment and can happen at all. */
function inject(
  turn: Turn,
  injections: readonly Injection[],
  moment: InjectionModule<string, Injection>['moment'],
): void {
  for (const injection of injections) {
    const module = moduleOfInjection(injection)
    if (module.moment !== moment || module.problemWith(turn.before, injection) !== undefined) continue
    module.apply(turn, injection)
  }
}

/** While nothing flies, those who face each other decide; war overtakes every confrontation. */
function faceOrWarn(turn: Turn): void {
  const { draft, ruleset } = turn
  if (draft.exchange.inFlight.length > 0) overtakenByWar(turn)
  const participants = draft.powers.flatMap((_, seat) => (facing(draft, seat) ? [seat] : []))
  if (participants.length > 0) {
    draft.window = { kind: 'confrontation', participants, seconds: ruleset.clock.confrontation }
    return
  }
  raiseRealTracks(turn)
  raiseFalseTracks(turn)
  warnOrLand(turn)
}

const facing = ({ confrontations: open }: Turn['draft'], seat: number): boolean =>
  open.some(({ challenger, defender }) => challenger === seat || defender === seat)

/** Tracks on anybody's screens open a warning window; otherwise what flies comes down. */
function warnOrLand(turn: Turn): void {
  const participants = [...new Set(turn.draft.exchange.tracks.map((track) => track.viewer))].sort((a, b) => a - b)
  if (participants.length === 0) landOrEnd(turn)
  else turn.draft.window = { kind: 'warning', participants, seconds: warningSeconds(turn) }
}

/** Missiles near their target leave less time to decide. */
function warningSeconds({ draft, ruleset }: Turn): number {
  const short = draft.exchange.tracks.some(({ minutes }) => minutes <= ruleset.alarms.minutesNear)
  return short ? ruleset.clock.warningShort : ruleset.clock.warning
}

/** After impact those who still can decide whether to answer; when nothing flies any more the year ends. */
function landOrEnd(turn: Turn): void {
  const participants = impact(turn) ? whoMayAnswer(turn) : []
  if (participants.length === 0) endYear(turn)
  else turn.draft.window = { kind: 'retaliation', participants, seconds: turn.ruleset.clock.retaliation }
}
