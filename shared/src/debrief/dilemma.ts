import { type Dilemma, type DilemmaMoments, dilemmaMoments, dilemmaOf } from '#shared/analysis/dilemma'
import { defineSection } from '#shared/debrief/define'
import { type Trap, trapsOf } from '#shared/debrief/noGoodPolicy'
import { yearStarts } from '#shared/debrief/story'

/** Of matches before rules version 8 no more than `harm` and `lost` is told: the other two meant something else. */
type Told<Of, Name extends keyof Of> = Omit<Of, Name> & Partial<Pick<Of, Name>>

/** The security dilemma in its four readings. */
export interface DilemmaFigures {
  readonly readings: Told<Dilemma, 'fear'> & {
    /** Power-years without a good policy, as a share of all, 0–1. */
    readonly trapped?: number
  }
  /** Where each reading showed most. */
  readonly moments: DilemmaMoments & { readonly trapped?: readonly Trap[] }
}

/** Section: the security dilemma in four readings. */
export const dilemma = defineSection({
  id: 'dilemma',
  of(story): DilemmaFigures {
    const years = yearStarts(story).map(({ state }) => state)
    const traps = trapsOf(story)
    const powerYears = (years.length - 1) * story.record.seats.length
    return {
      readings: { ...dilemmaOf(story.ruleset, years), trapped: powerYears > 0 ? traps.length / powerYears : 0 },
      moments: { ...dilemmaMoments(story.ruleset, years), trapped: traps },
    }
  },
})
