import type { GameEvent } from '#shared/events/index'
import type { InjectionModule } from '#shared/injections/define'
import { type Injection, moduleOfInjection } from '#shared/injections/index'
import { quantize } from '#shared/math'
import { acceptOrders, type Submissions } from '#shared/resolve/acceptOrders'
import { endYear } from '#shared/resolve/endYear'
import { resolveBases } from '#shared/resolve/phases/bases'
import { resolveBuild } from '#shared/resolve/phases/build'
import { resolveCeasefires } from '#shared/resolve/phases/ceasefire'
import { endConfrontationsByWar, resolveConfrontations } from '#shared/resolve/phases/confrontation'
import { baseTriggers, cheatTriggers, openCrises } from '#shared/resolve/phases/crisis'
import { checkLimits, resolveDiplomacy } from '#shared/resolve/phases/diplomacy'
import { resolveImpact } from '#shared/resolve/phases/impact'
import { judgeAid, resolveAid } from '#shared/resolve/phases/influence'
import { resolveIntelligence } from '#shared/resolve/phases/intelligence'
import { resolveLaunches } from '#shared/resolve/phases/launch'
import { resolvePosture } from '#shared/resolve/phases/posture'
import { resolveResearch } from '#shared/resolve/phases/research'
import { resolveRetaliation, retaliatingSeats } from '#shared/resolve/phases/retaliation'
import { resolveScrap } from '#shared/resolve/phases/scrap'
import { resolveStatements } from '#shared/resolve/phases/statements'
import { resolveUmbrellas } from '#shared/resolve/phases/umbrellas'
import { raiseFalseTracks, raiseRealTracks, resolveWarnings } from '#shared/resolve/phases/warning'
import type { Rng } from '#shared/rng'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { WindowKind } from '#shared/ruleset/vocabulary'
import type { GameState } from '#shared/state/gameState'
import { ofSeat } from '#shared/state/seats'
import { closeTurn, openTurn, type Turn } from '#shared/turn/turn'

/** The position after a window, and its events. */
export interface Resolved {
  readonly state: GameState
  readonly events: readonly GameEvent[]
}

/**
 * Closes a window: the position and all sealed orders give the next position and what happened. Pure and total:
 * a bad order becomes an `orderVoided` event, the result does not depend on the order of arrival, and a match that has
 * ended stays as it is. `rng` must be the window's own generator (match/matchRecord.ts). `injections` are
 * applied in their order, each at its own moment of a planning window; one that does not apply now is passed over.
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
  for (const [seat, power] of turn.draft.powers.entries())
    power.treasury = quantize(power.treasury - ofSeat(costs, seat))
  inject(turn, injections, 'always')
  CLOSE[before.window.kind](turn, injections)
  return { state: closeTurn(turn), events: turn.events }
}

type Closing = (turn: Turn, injections: readonly Injection[]) => void

/** What closing each kind of window sets in motion. */
const CLOSE: Readonly<Record<Exclude<WindowKind, 'ended'>, Closing>> = {
  planning(turn, injections) {
    inject(turn, injections, 'before')
    resolveBuild(turn)
    resolveScrap(turn)
    resolveResearch(turn)
    resolvePosture(turn)
    resolveDiplomacy(turn)
    checkLimits(turn)
    resolveStatements(turn)
    const triggers = [...cheatTriggers(turn), ...baseTriggers(turn)]
    openCrises(turn, triggers)
    resolveAid(turn)
    judgeAid(turn)
    resolveUmbrellas(turn)
    resolveBases(turn)
    resolveIntelligence(turn)
    inject(turn, injections, 'after')
    resolveLaunches(turn)
    faceOrWarn(turn)
  },
  confrontation(turn) {
    resolvePosture(turn)
    resolveLaunches(turn)
    resolveConfrontations(turn)
    faceOrWarn(turn)
  },
  warning(turn) {
    resolveWarnings(turn)
    raiseRealTracks(turn)
    warnOrLand(turn)
  },
  retaliation(turn) {
    resolveRetaliation(turn)
    resolveCeasefires(turn)
    landOrEnd(turn)
  },
}

/** Applies the injections that belong to this moment and have no problem. */
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

/** Powers in a confrontation decide first; a salvo in flight ends every confrontation, and warnings follow. */
function faceOrWarn(turn: Turn): void {
  const { draft, ruleset } = turn
  if (draft.exchange.inFlight.length > 0) endConfrontationsByWar(turn)
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

/** Tracks on any screen open a warning window; otherwise salvos in flight land. */
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

/** After impact the powers that still can decide whether to answer; without an impact, or without any of them, the year ends. */
function landOrEnd(turn: Turn): void {
  const participants = resolveImpact(turn) ? retaliatingSeats(turn) : []
  if (participants.length === 0) endYear(turn)
  else turn.draft.window = { kind: 'retaliation', participants, seconds: turn.ruleset.clock.retaliation }
}
