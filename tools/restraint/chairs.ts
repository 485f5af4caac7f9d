import { playerNamed } from '#server/lab/players'
import type { Story } from '#shared/debrief/story'
import { powerId } from '#shared/ids'
import type { MatchRecord, WindowRecord } from '#shared/match/matchRecord'
import { matchRules } from '#shared/match/matchRules'
import type { RecordOutline } from '#shared/match/recordText'
import { MatchSession, windowRecordOf } from '#shared/match/session'
import { fitOrders } from '#shared/orders/fitOrders'
import { legalOptions } from '#shared/orders/legalOptions'
import { parseOrder } from '#shared/orders/parseOrder'
import { createRng } from '#shared/rng'
import { RULESET } from '#shared/ruleset/ruleset'
import type { Scenario } from '#shared/scenario/schema'
import type { TreatmentId } from '#shared/treatments/index'
import { type Draw, usualSeats } from '#shared/trials/naturalMatch'
import { isPlayerView } from '#shared/view/observation'
import { observe } from '#shared/view/observe'
import type { Brain } from '#tools/programSeat'
import { verifiedStory } from '#tools/restraint/verifiedStory'

/** A seat in a match whose luck, scenario and other players are given: whoever sits there meets the same. */
export interface Chair {
  readonly scenario: Scenario
  readonly years: number
  readonly seed: string
  readonly seat: number
  /** Powers that play. */
  readonly seats: number
  /** The one rule that is changed. */
  readonly treatment?: TreatmentId
}

/** Who sits in a chair: a player of the lab by name, or a brain from a file. */
export type Sitter = { readonly name: string; readonly draw: Draw } | { readonly name: string; readonly decide: Brain }

/** So many chairs of a scenario, each seat in turn, each with luck of its own. */
export function chairsOf(scenario: Scenario, count: number, years: number, seed: string): readonly Chair[] {
  const seats = usualSeats(scenario)
  return Array.from({ length: count }, (_, n) => ({ scenario, years, seed: `${seed} ${n}`, seat: n % seats, seats }))
}

/** The chairs of the people in a record, each with the luck it had; who else sat there is not known, and players of the field do. */
export const chairsIn = (
  scenario: Scenario,
  { seats, programs, years, seed, treatment }: RecordOutline,
): readonly Chair[] =>
  seats.flatMap((power, seat) =>
    programs?.includes(power)
      ? []
      : [{ scenario, years, seed, seat, seats: seats.length, ...(treatment && { treatment }) }],
  )

/** Events of the window before, as the seat knows them, are not part of a brain's turn here: it looks at positions. */
const NO_EVENTS: readonly never[] = []
/** The one person on the chair. */
const SITTER = { seat: 0, person: '1' }

/**
 * Plays a match with this player in the chair and players of the field, always the same ones, in all others. The record is played
 * again before it counts.
 * @throws Error when the record does not hold
 */
export async function sitIn(
  chair: Chair,
  sitter: Sitter,
  field: Draw,
): Promise<{ readonly record: MatchRecord; readonly story: Story }> {
  const { scenario, years, seed, seat, seats, treatment } = chair
  const terms = { years, seed, ...(treatment && { treatment }) }
  const luck = createRng(`${seed} players`)
  const powers = scenario.seatings[String(seats)] ?? []
  const places = powers.map((power, at) => {
    if (at !== seat) return { power: powerId(power), people: [], bot: field(luck.split('field', at)) }
    const bot = 'draw' in sitter ? { bot: sitter.draw(luck.split('chair')) } : {}
    return { power: powerId(power), people: 'draw' in sitter ? [] : [{ id: SITTER.person, name: sitter.name }], ...bot }
  })
  let session = MatchSession.create(matchRules(RULESET, scenario, terms), places)
  const windows: WindowRecord[] = []
  while (!session.isOver) {
    if ('decide' in sitter) session = await withDecision(session, seat, sitter.decide)
    const closed = session.close(() => true)
    windows.push(windowRecordOf(closed))
    session = closed.session
  }
  const { rulesVersion, scenario: id } = session.state
  const record = { rulesVersion, scenario: id, seats: powers.map(powerId), ...terms, windows }
  return { record, story: verifiedStory(scenario, record) }
}

/** The session with what the brain decides, as far as it is legal. A brain that fails gives no orders. */
async function withDecision(session: MatchSession, seat: number, decide: Brain): Promise<MatchSession> {
  const { ruleset } = session.rules
  const { window, powers } = session.state
  const view = observe(ruleset, session.state, { kind: 'power', power: powers[seat]!.id })
  if (!isPlayerView(view) || !window.participants.includes(seat)) return session
  const options = legalOptions(ruleset, view)
  const deciding = (async () => await decide({ observation: view, events: NO_EVENTS, options }))()
  const said = await deciding.catch(() => [])
  const parsed = said.map(parseOrder).flatMap((each) => ('order' in each ? [each.order] : []))
  const orders = fitOrders(ruleset, view, parsed).accepted
  const drafted = session.submit({ ...SITTER, seat }, { window: session.state.windowNumber, orders })
  return 'faults' in drafted ? session : drafted.session
}

/** The player of this name. @throws Error that names those there are */
export function sitterNamed(name: string): Sitter {
  const draw = playerNamed(name)
  if (draw === undefined)
    throw new Error(
      `there is no player ${name}: a strength, character:strength, a bot, a policy, simple, minds or scripts`,
    )
  return { name, draw }
}
