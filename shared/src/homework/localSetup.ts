import type { Bot } from '#shared/bots/define'
import { BOT_IDS, BOTS, type BotId, STAND_IN } from '#shared/bots/index'
import { powerId, scenarioId } from '#shared/ids'
import type { SessionSeat } from '#shared/match/askBots'
import type { RecordOutline } from '#shared/match/recordText'
import { playerOf } from '#shared/minds/index'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { StrengthId } from '#shared/ruleset/vocabulary'
import type { Scenario } from '#shared/scenario/schema'
import type { TreatmentId } from '#shared/treatments/index'
import { type Problem, problem } from '#shared/view/phrase'

/** The setup of a match that is played on one device alone. */
export interface LocalMatchSetup {
  readonly scenario: string
  readonly powers: number
  readonly years: number
  readonly seed: string
  /** The person's, from 0; the first when absent. */
  readonly seat?: number
  /** Bots of the other seats, cycled; all kinds in turn when absent. */
  readonly bots?: readonly BotId[]
  /** How strong minds play the other seats; absent in lessons, whose simple bots do the same each time. */
  readonly strength?: StrengthId
  /** The house rule: one rule of the scenario changed. */
  readonly treatment?: TreatmentId
}

/** A person's id on their seat. */
export const LOCAL_PERSON = '1'
/** The person's seat where a setup names none. */
export const FIRST_SEAT = 0

/** The bots of all seats, by seat. */
export interface LocalBots {
  readonly ids: readonly BotId[]
  readonly strength?: StrengthId | undefined
}

/** A local match before its first window: what its record begins with, whose seat is the person's, and who plays the others. */
export interface LocalOpening {
  readonly outline: Omit<RecordOutline, 'windows'>
  readonly seat: number
  readonly bots: LocalBots
}

/** Who plays a seat that is not the person's. */
export function localBotAt({ ids, strength }: LocalBots, seat: number): Bot {
  const id = ids[seat] ?? STAND_IN
  return strength === undefined ? BOTS[id] : playerOf(id, strength)
}

/** The match of a setup: the same wherever it is opened. Returns the reason when the scenario has no such seats. */
export function openLocalSetup(
  ruleset: Ruleset,
  scenario: Scenario,
  setup: LocalMatchSetup,
): LocalOpening | { readonly problem: Problem } {
  const { powers, years, seed, treatment, strength, seat = FIRST_SEAT } = setup
  const seats = scenario.seatings[String(powers)]
  if (seats?.[seat] === undefined) return { problem: problem('noSuchSeating', { powers }) }
  const others = setup.bots ?? BOT_IDS
  const ids = seats.map((_, each) => others[(each + others.length - 1) % others.length]!)
  const terms = { years, seed, ...(treatment && { treatment }) }
  const own = scenario.words && { ownScenario: scenario }
  const head = { rulesVersion: ruleset.version, scenario: scenarioId(scenario.id), ...terms, ...own }
  return { outline: { ...head, seats: seats.map(powerId) }, seat, bots: { ids, strength } }
}

/** The seats of a local match: those of its people, and all others with who plays them. */
export const localSeats = (
  { seats }: Pick<RecordOutline, 'seats'>,
  people: readonly { readonly seat: number; readonly name: string }[],
  playerOfSeat: (seat: number) => Bot,
): readonly SessionSeat[] =>
  seats.map((power, seat) => {
    const person = people.find((each) => each.seat === seat)
    return person === undefined
      ? { power, people: [], bot: playerOfSeat(seat) }
      : { power, people: [{ id: LOCAL_PERSON, name: person.name }] }
  })
