import { openChair, type TakenChair } from '#shared/daily/chair'
import { chairsFile, DILEMMAS, placeOfDay } from '#shared/daily/chairs'
import { type ChairJudgement, judgeByRounds } from '#shared/daily/judge'
import { type RivalTruth, rivalTruth } from '#shared/daily/truth'
import { RULESET } from '#shared/ruleset/ruleset'
import type { CrisisMove } from '#shared/ruleset/vocabulary'
import type { PlayerView } from '#shared/view/observation'
import { inSlices } from './inSlices.ts'
import { fetchScenario } from './scenarios.ts'

/** A crisis as it is seen from the chair. */
export interface ShownChair {
  /** From 1, and how many there are. */
  readonly number: number
  readonly of: number
  readonly view: PlayerView
  readonly moves: readonly CrisisMove[]
}

/** What became of the crisis: told after the move. */
export interface ChairAnswer {
  readonly judgement: ChairJudgement
  readonly truth: RivalTruth
}

/** What the worker of the daily crisis does: opens a chair, and plays on from it. */
export class DailyEngine {
  #taken: TakenChair | undefined

  /** @param which the day since 1970, or the number of a dilemma from 1 @throws RangeError without such a dilemma */
  async open(which: { readonly day: number } | { readonly number: number }): Promise<ShownChair> {
    const file = await import('../../../assets/daily/chairs.json')
    const { chairs } = chairsFile.parse(file.default)
    const place = 'day' in which ? placeOfDay(which.day, chairs.length) : which.number - 1
    const chair = 'day' in which || which.number <= DILEMMAS ? chairs[place] : undefined
    const scenario = chair && (await fetchScenario(chair.scenario))
    if (scenario === undefined) throw new RangeError(`there is no chair ${place + 1}`)
    this.#taken = openChair(RULESET, scenario, chair!)
    const { view, moves } = this.#taken
    return { number: place + 1, of: chairs.length, view, moves }
  }

  /** Plays all moves on from both bases. @param onProgress called now and then with the share that is done, 0–1 */
  async judge(onProgress: (done: number) => void): Promise<ChairAnswer> {
    const taken = this.#taken
    if (taken === undefined) throw new RangeError('no chair is open')
    const judgement = await inSlices(judgeByRounds(taken), onProgress)
    return { judgement, truth: rivalTruth(taken) }
  }
}
