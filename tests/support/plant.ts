import { loadScenarios } from '#server/lib/loadScenarios'
import { openDatabase } from '#server/store/database'
import { moduleOf, type Order, type OrderType } from '#shared/orders/index'
import { RULESET } from '#shared/ruleset/ruleset'
import { rulesetVariant } from '#shared/ruleset/rulesetVariant'
import type { WindowKind } from '#shared/ruleset/vocabulary'
import type { GameState } from '#shared/state/gameState'
import {
  ALL_ALARMS,
  close,
  face,
  fullStrike,
  umbrellaOf,
  viewOf,
  withPower,
  withState,
  withTreaty,
} from '#tests/support/positions'

const rules = rulesetVariant(RULESET, loadScenarios().get('two-blocs')!.rules)
const ALARMED = { ...rules, alarms: ALL_ALARMS.alarms }

/** A position of two-blocs in which every kind of order can be given and paid by the first seat, some treaties standing. */
export function richPosition(opening: GameState): GameState {
  const rich = withPower(opening, 0, { treasury: 500 })
  const rival = opening.powers[1]!.id
  const covered = withState(rich, 'carpathia', { umbrella: umbrellaOf(1), leansTo: rival } as never)
  const treaties = withTreaty(withTreaty(covered, 'hotline', 0, 1), 'inspection', 0, 1)
  // One state that lends the first power its soil.
  const { id, alignment } = opening.states.reduce((most, state) =>
    state.alignment[0]! > most.alignment[0]! ? state : most,
  )
  return withState(treaties, id, { alignment: alignment.map((pull, seat) => (seat === 0 ? 0.5 : pull)) })
}

/** The first order of a kind that the seat may give now. */
const first = (state: GameState, seat: number, type: OrderType): Order => {
  const [order] = [...moduleOf({ type }).options(rules, viewOf(state, seat, rules))]
  if (order === undefined) throw new Error(`no power may ${type} here`)
  return order
}

const isAsked = (state: GameState, kind: WindowKind) =>
  state.window.kind === kind && state.window.participants.includes(0)

/** Closes windows with nothing ordered until one of this kind asks the first seat; other luck until it comes. */
function until(kind: WindowKind, start: (seed: string) => GameState): GameState {
  for (let seed = 0; seed < 200; seed++) {
    let state = start(`luck-${seed}`)
    for (let windows = 0; windows < 6 && !isAsked(state, kind) && state.window.kind !== 'planning'; windows++) {
      state = close(state, {}, { seed: `luck-${seed}`, ruleset: rules }).state
    }
    if (isAsked(state, kind)) return state
  }
  throw new Error(`no ${kind} window came`)
}

/** A position in which a window of this kind asks the first seat, reached by the rules, with every choice it can have. */
export function positionIn(kind: WindowKind, opening: GameState): GameState {
  const rich = richPosition(opening)
  const [me, rival] = [opening.powers[0]!.id, opening.powers[1]!.id]
  if (kind === 'planning') return rich
  if (kind === 'warning') {
    const wired = opening.powers.slice(2).reduce((state, _, n) => withTreaty(state, 'hotline', 0, n + 2), rich)
    return until(kind, (seed) => close(wired, {}, { seed, ruleset: ALARMED }).state)
  }
  if (kind === 'retaliation') {
    return until(
      kind,
      (seed) => close(rich, { [rival]: [fullStrike(me, 'countervalue')] }, { seed, ruleset: rules }).state,
    )
  }
  const facing = until(
    kind,
    (seed) => close(rich, { [me]: [first(rich, 0, 'challenge')] }, { seed, ruleset: rules }).state,
  )
  const against = facing.confrontations[0]!
  const other = facing.powers[against.challenger === 0 ? against.defender : against.challenger]!.id
  return until(
    kind,
    (seed) => close(facing, { [me]: [face('stand')], [other]: [face('offer')] }, { seed, ruleset: rules }).state,
  )
}

/** Puts positions in the place of stored ones. The server must not be running. */
export async function plant(
  file: string,
  changes: ReadonlyMap<string, (opening: GameState) => GameState>,
): Promise<void> {
  const database = await openDatabase(file)
  for (const [match, change] of changes) {
    const stored = database.selectFrom('snapshots').select('state').where('match_id', '=', match)
    const { state } = await stored.executeTakeFirstOrThrow()
    const changed = JSON.stringify(change(JSON.parse(state) as GameState))
    await database.updateTable('snapshots').set({ state: changed }).where('match_id', '=', match).execute()
  }
  await database.destroy()
}
