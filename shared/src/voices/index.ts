import type { SeenEvent } from '#shared/events/index'
import type { DatedEvent } from '#shared/events/withYears'
import type { PowerId } from '#shared/ids'
import { createRng } from '#shared/rng'
import { type Cue, HEARINGS, OCCASIONS, type Occasion } from '#shared/voices/occasions'
import { TEMPERAMENTS, type Temperament, temperamentOf } from '#shared/voices/temperaments'
import { unpassedOffers } from '#shared/voices/unpassed'

export { type Cue, OCCASIONS, type Occasion, TEMPERAMENTS, type Temperament, temperamentOf }

/** Lines of each temperament for each occasion. */
export const LINES_EACH = 3

/** A line of a leader: which of the `LINES_EACH` under `voice.<temperament>.<occasion>` it is, from 0. */
export interface Line {
  readonly speaker: PowerId
  readonly temperament: Temperament
  readonly occasion: Occasion
  readonly line: number
}

/**
 * The line for a cue. The match's own luck, as far as it is public, says which comes first, and one turn later comes another: so a
 * replay says the same, and no leader says the same twice in a row.
 * @param luck what was published of the match's luck before its first window; empty when nothing was
 */
export function lineFor(luck: string, { speaker, occasion, turn }: Cue): Line {
  const first = createRng(`voice ${luck} ${speaker} ${occasion}`).integer(LINES_EACH)
  return { speaker, temperament: temperamentOf(speaker), occasion, line: (first + turn) % LINES_EACH }
}

/** One of so many, from 0, for a thing of a match's year: the same in every replay of it. */
export const choiceOf = (luck: string, thing: string, year: number, count: number): number =>
  createRng(`voice ${luck} ${thing} ${year}`).integer(count)

/**
 * Who speaks when an event is heard, in the order in which they speak.
 * @param step which move of its crisis it is, from 1, as far as its hearer has heard of them; 0 for every other event
 */
export function cuesAt(event: SeenEvent, year: number, powers: readonly PowerId[], step = 0): readonly Cue[] {
  const hear = HEARINGS[event.type] as
    | ((event: SeenEvent, year: number, powers: readonly PowerId[], step: number) => readonly Cue[])
    | undefined
  return hear?.(event, year, powers, step) ?? []
}

/**
 * Who speaks at each of the events that one viewer heard, oldest first: `cuesAt` each, with the moves of every crisis counted. No leader
 * says to have declined what was signed, and stopped by a people.
 */
export function cuesIn(heard: readonly DatedEvent[], powers: readonly PowerId[]): readonly (readonly Cue[])[] {
  const steps = new Map<string, number>()
  const unpassed = unpassedOffers(heard)
  return heard.map(({ event, year }) => (unpassed.has(event) ? [] : cuesAt(event, year, powers, stepAt(steps, event))))
}

/** Counts an event that begins or moves a crisis. */
function stepAt(steps: Map<string, number>, event: SeenEvent): number {
  if (event.type !== 'crisisBegan' && event.type !== 'crisisMoved') return 0
  const crisis = `${event.power} ${event.target}`
  const step = event.type === 'crisisBegan' ? 0 : (steps.get(crisis) ?? 0) + 1
  steps.set(crisis, step)
  return step
}

/** What is said when an event is heard, in the order in which it is said. Nothing on most events. */
export const linesAt = (luck: string, event: SeenEvent, year: number, powers: readonly PowerId[]): readonly Line[] =>
  cuesAt(event, year, powers).map((cue) => lineFor(luck, cue))
