import { trueArsenal } from '#shared/analysis/arsenal'
import { stabilityOf } from '#shared/analysis/stability'
import { defineSection, whole } from '#shared/debrief/define'
import { yearStarts } from '#shared/debrief/story'
import type { PowerId } from '#shared/ids'

/** First-strike stability of a pair at the start of a year, by the true numbers. */
interface SteadinessSeries {
  readonly year: number
  readonly a: PowerId
  readonly b: PowerId
  /** First-strike stability index (Kent & Thaler 1989), 0–1; 1 means that neither is tempted. */
  readonly index: number
  /** National value each would have lost to the other's answer, 0–1: its second strike. */
  readonly answerToA: number
  readonly answerToB: number
  /** 0–100. */
  readonly tension: number
}

/** By year, then by pair in seat order. */
export const steadiness = defineSection({
  id: 'steadiness',
  of: (story): readonly SteadinessSeries[] =>
    yearStarts(story).flatMap(({ year, state }) => {
      const arsenals = state.powers.map((power) => trueArsenal(story.ruleset, power))
      return state.powers.flatMap(({ id: a }, i) =>
        state.powers.slice(i + 1).map(({ id: b }, offset) => {
          const j = i + 1 + offset
          const pair = stabilityOf(story.ruleset, arsenals[i]!, arsenals[j]!)
          const tension = state.tension[i]![j]!
          return {
            year,
            a,
            b,
            index: pair.index,
            answerToA: pair.firstDeterred,
            answerToB: pair.secondDeterred,
            tension,
          }
        }),
      )
    }),
  closed: whole,
})
