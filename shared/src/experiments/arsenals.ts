import type { Arsenal } from '#shared/analysis/exchange'
import { mapLegs, mapReadinessLegs } from '#shared/ruleset/forces'

/** An arsenal on paper, for experiments that need no match: 250 million people, middling technology, readiness 2. */
export function arsenal(change: Partial<Omit<Arsenal, 'warheads'>> & Partial<Arsenal['warheads']>): Arsenal {
  return {
    warheads: mapLegs((leg) => change[leg] ?? 0),
    interceptors: 0,
    shelters: 0,
    accuracy: 2,
    hardness: 2,
    quieting: 2,
    detection: 1,
    readiness: mapReadinessLegs(() => 2),
    command: 0.95,
    population: 250,
    ...change,
  }
}

/** A third on each leg. */
export const evenTriad = (warheads: number, change: Partial<Omit<Arsenal, 'warheads'>> = {}): Arsenal =>
  arsenal({ silos: warheads / 3, submarines: warheads / 3, bombers: warheads / 3, ...change })
