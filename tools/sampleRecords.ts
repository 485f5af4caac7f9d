import { join } from 'node:path'
import { loadScenarios } from '#server/lib/loadScenarios'
import { BOTS, type BotId } from '#shared/bots/index'
import { recordMatch } from '#shared/match/playMatch'
import { printRecord } from '#shared/match/recordText'
import { RULESET } from '#shared/ruleset/ruleset'

/** Where the records of the sample class are: `{ records }`, one text for each world. */
export const SAMPLE_FILE = join(import.meta.dirname, '../assets/sample/class.json')

/** The settings of a first lesson. */
const SCENARIO = 'two-blocs'
const YEARS = 6

/** Who plays the six powers, in seat order. */
const BLOCS: readonly BotId[] = [
  'loyal-patron',
  'gambler',
  'reassurer',
  'worst-case-planner',
  'superiority-seeker',
  'free-rider',
]

/** The luck of each world. Chosen so that the five end differently: at least one at war, at least one in peace after a close call. */
export const SAMPLE_SEEDS = ['sample-14', 'sample-17', 'sample-67', 'sample-10', 'sample-24'] as const

/** One world of the sample class, played by bots under the rules as they are now. */
export const sampleMatch = (seed: string) =>
  recordMatch({
    ruleset: RULESET,
    scenario: loadScenarios().get(SCENARIO)!,
    years: YEARS,
    bots: BLOCS.map((id) => BOTS[id]),
    seed,
  })

/** The records of the sample class, as text. */
export const sampleRecords = (): readonly string[] => SAMPLE_SEEDS.map((seed) => printRecord(sampleMatch(seed).record))
