import type { Arsenal } from '#shared/analysis/exchange'

/** An arsenal on paper, for experiments that need no match: 250 million people, middling technology, readiness 2. */
export function arsenal(change: Partial<Omit<Arsenal, 'warheads'>> & Partial<Arsenal['warheads']>): Arsenal {
  const { silos = 0, submarines = 0, bombers = 0, forward = 0, ...rest } = change
  return {
    warheads: { silos, submarines, bombers, forward },
    interceptors: 0,
    shelters: 0,
    accuracy: 2,
    hardness: 2,
    quieting: 2,
    detection: 1,
    readiness: { silos: 2, submarines: 2, bombers: 2 },
    command: 0.95,
    population: 250,
    ...rest,
  }
}

/** A third on each leg. */
export const triad = (warheads: number, change: Partial<Omit<Arsenal, 'warheads'>> = {}): Arsenal =>
  arsenal({ silos: warheads / 3, submarines: warheads / 3, bombers: warheads / 3, ...change })
