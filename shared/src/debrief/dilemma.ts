import { type Dilemma, type DilemmaMoments, dilemmaMoments, dilemmaOf } from '#shared/analysis/dilemma'
import { defineSection } from '#shared/debrief/define'
import { yearStarts } from '#shared/debrief/story'

/** The security dilemma in its four readings. */
export interface DilemmaFigures {
  readonly readings: Dilemma
  /** Where each reading showed most. */
  readonly moments: DilemmaMoments
}

/** Section: the security dilemma in four readings. */
export const dilemma = defineSection({
  id: 'dilemma',
  of(story): DilemmaFigures {
    const years = yearStarts(story).map(({ state }) => state)
    return { readings: dilemmaOf(story.ruleset, years), moments: dilemmaMoments(story.ruleset, years) }
  },
})
