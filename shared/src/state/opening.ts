import { stateId } from '#shared/ids'
import type { Scenario } from '#shared/scenario/schema'
import type { Base, StoryEvent, Treaty } from '#shared/state/gameState'

/** What a scenario's opening position says of the powers that are seated; what names another power is left out. */
export interface Opening {
  readonly treaties: readonly Treaty[]
  readonly bases: readonly Base[]
  readonly storyline: readonly StoryEvent[]
  /** Tension of a pair that differs from its blocs' relation. */
  tension(i: number, j: number): number | undefined
  /** Seat that covers a lesser state from the start. */
  patronOf(state: string): number | undefined
}

/** The opening position of a scenario for a seating. */
export function openingOf(scenario: Scenario, seating: readonly string[]): Opening {
  const seatOf = (id: string) => seating.indexOf(id)
  const seated = (id: string) => seatOf(id) >= 0
  return {
    treaties: scenario.treaties
      .filter(({ a, b }) => seated(a) && seated(b))
      .map(({ kind, a, b }) => ({
        kind,
        a: Math.min(seatOf(a), seatOf(b)),
        b: Math.max(seatOf(a), seatOf(b)),
      })),
    bases: scenario.bases
      .filter(({ patron }) => seated(patron))
      .map(({ patron, host, known }) => ({ patron: seatOf(patron), host: stateId(host), known })),
    storyline: scenario.events.flatMap((event): StoryEvent[] => {
      if (event.type === 'revolt') return [{ year: event.year, cause: 'revolt', over: stateId(event.state) }]
      const { year, cause, challenger, defender, over } = event
      if (!seated(challenger) || !seated(defender)) return []
      const sides = { year, cause, challenger: seatOf(challenger), defender: seatOf(defender) }
      return [over === undefined ? sides : { ...sides, over: stateId(over) }]
    }),
    tension(i, j) {
      const [a, b] = [seating[i], seating[j]]
      return scenario.pairs.find((pair) => (pair.a === a && pair.b === b) || (pair.a === b && pair.b === a))?.tension
    },
    patronOf(state) {
      const patron = scenario.umbrellas.find(({ client, patron: by }) => client === state && seated(by))?.patron
      return patron === undefined ? undefined : seatOf(patron)
    },
  }
}
