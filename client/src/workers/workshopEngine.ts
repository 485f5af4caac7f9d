import { trueArsenal } from '#shared/analysis/arsenal'
import { exchangesOf, stabilityOf } from '#shared/analysis/stability'
import { dealRng } from '#shared/match/matchRecord'
import { matchRules } from '#shared/match/matchRules'
import { createRng } from '#shared/rng'
import { RULESET } from '#shared/ruleset/ruleset'
import type { ScenarioFault } from '#shared/scenario/faults'
import { parseOwnScenario } from '#shared/scenario/parseScenario'
import type { Scenario } from '#shared/scenario/schema'
import { createGame } from '#shared/state/createGame'
import { type JudgedBar, judged, OPEN_WORLD } from '#shared/trials/bars'
import { measuring, type ScenarioFigures } from '#shared/trials/figures'
import { inSlices, SLICE_MILLISECONDS } from './inSlices.ts'

/** A pair of powers as a match would open. */
export interface OpeningPair {
  readonly a: string
  readonly b: string
  /** First-strike stability index (Kent & Thaler 1989), 0–1; 1 means that neither is tempted. */
  readonly index: number
  /** Share, 0–1, of the other's warheads that a first strike destroys. */
  readonly aDisarms: number
  readonly bDisarms: number
}

/** What the file is, and what follows from it: the pairs of each number of players; none while it has faults. */
export interface CheckedFile {
  readonly faults: readonly ScenarioFault[]
  readonly pairs: Readonly<Record<string, readonly OpeningPair[]>>
}

/** What matches of bots came to so far, beside what the game's own open worlds are held to. */
export interface TrialFigures {
  readonly figures: ScenarioFigures
  readonly bars: readonly JudgedBar[]
}

/** Looks at scenario files and plays them: what the worker does for the workshop. */
export class WorkshopEngine {
  readonly #ours: ReadonlySet<string>

  /** @param ours ids of the scenarios of the game */
  constructor(ours: readonly string[]) {
    this.#ours = new Set(ours)
  }

  #parse(text: string, territories: readonly string[]) {
    const size = new TextEncoder().encode(text).length
    return parseOwnScenario(JSON.parse(text), size, { territories: new Set(territories), taken: this.#ours })
  }

  /** Every fault of a file as a server would find it, and who could disarm whom. @param territories of the map */
  check(text: string, territories: readonly string[]): CheckedFile {
    const parsed = this.#parse(text, territories)
    if ('faults' in parsed) return { faults: parsed.faults, pairs: {} }
    const { scenario } = parsed
    const pairs = Object.keys(scenario.seatings).map((seats) => [seats, openingPairs(scenario, Number(seats))])
    return { faults: [], pairs: Object.fromEntries(pairs) }
  }

  /** Plays matches of named bots by lot on a sound file; calls back now and then with what they come to so far. */
  async trial(
    { text, territories, seats, matches }: TrialWish,
    onFigures: (so: TrialFigures) => unknown,
  ): Promise<void> {
    const parsed = this.#parse(text, territories)
    if ('faults' in parsed) return
    const { scenario } = parsed
    const errors = 1
    const tell = (figures: ScenarioFigures) => onFigures({ figures, bars: judged(figures, OPEN_WORLD, errors) })
    let told = performance.now()
    let last: ScenarioFigures | undefined
    await inSlices(measuring(scenario, { seats, years: scenario.years }, matches, 'workshop'), (figures) => {
      last = figures
      if (performance.now() < told + SLICE_MILLISECONDS) return
      tell(figures)
      told = performance.now()
    })
    if (last !== undefined) tell(last)
  }
}

/** What is to be played. */
export interface TrialWish {
  readonly text: string
  readonly territories: readonly string[]
  readonly seats: number
  readonly matches: number
}

/** Every pair as the match opens, the least steady first. */
function openingPairs(scenario: Scenario, seats: number): readonly OpeningPair[] {
  const { years } = scenario
  const rules = matchRules(RULESET, scenario, { years, seed: 'opening' })
  const { powers } = createGame(rules.ruleset, scenario, { seats, years }, dealRng(createRng('opening')))
  const arsenals = powers.map((power) => trueArsenal(rules.ruleset, power))
  const pairs = powers.flatMap((a, i) =>
    powers.slice(i + 1).map((b, offset) => {
      const [first, second] = [arsenals[i]!, arsenals[i + 1 + offset]!]
      const exchanges = exchangesOf(rules.ruleset, first, second)
      const { index } = stabilityOf(rules.ruleset, first, second, exchanges)
      const { forward, backward } = exchanges
      return { a: a.id, b: b.id, index, aDisarms: forward.disarmed, bDisarms: backward.disarmed }
    }),
  )
  return pairs.sort((one, other) => one.index - other.index)
}
