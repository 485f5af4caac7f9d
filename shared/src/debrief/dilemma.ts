import { type Dilemma, type DilemmaMoments, dilemmaOf } from '#shared/analysis/dilemma'
import { defineSection } from '#shared/debrief/define'
import { findTraps, type Trap, trapsOf } from '#shared/debrief/noGoodPolicy'
import { yearStarts } from '#shared/debrief/story'

/**
 * The security dilemma in its four readings. Of matches before rules version 8 `fear` and `trapped` are not told: they meant
 * something else.
 */
export interface DilemmaFigures {
  readonly readings: Pick<Dilemma, 'harm' | 'lost'> & {
    readonly fear?: Dilemma['fear']
    /** Power-years without a good policy, as a share of all, 0–1. */
    readonly trapped?: number
  }
  /** Where each reading showed most. */
  readonly moments: DilemmaMoments & { readonly trapped?: readonly Trap[] }
}

/** Section: the security dilemma in four readings. */
export const dilemma = defineSection({
  id: 'dilemma',
  prepare: findTraps,
  of(story): DilemmaFigures {
    const years = yearStarts(story).map(({ state }) => state)
    const traps = trapsOf(story)
    const { readings, moments } = dilemmaOf(story.ruleset, years)
    const powerYears = (years.length - 1) * story.record.seats.length
    return {
      readings: { ...readings, trapped: powerYears > 0 ? traps.length / powerYears : 0 },
      moments: { ...moments, trapped: traps },
    }
  },
  // Fear is that of powers which sought only security: it names them.
  closed: ({ readings: { harm, lost, trapped }, moments }) => ({
    readings: { harm, lost, ...(trapped === undefined ? {} : { trapped }) },
    moments: {
      ...(moments.harm && { harm: moments.harm }),
      ...(moments.lost && { lost: moments.lost }),
      ...(moments.trapped && { trapped: moments.trapped }),
    },
  }),
})
