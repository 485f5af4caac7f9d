import { CHANGE_KINDS, choicesOf, type PivotalChoice } from '#shared/debrief/choices'
import { defineSection, whole } from '#shared/debrief/define'

/** Most choices that are shown. */
const MOST = 3

const gravityOf = ({ change }: PivotalChoice): number => CHANGE_KINDS.indexOf(change.kind)

/**
 * The gravest choices of the match that could have been made otherwise, of every power at most one, the gravest first. Which one
 * mattered is found by play-outs, which only the page of the match makes.
 */
export const choice = defineSection({
  id: 'choice',
  of: (story): readonly PivotalChoice[] =>
    choicesOf(story)
      .toSorted((a, b) => gravityOf(a) - gravityOf(b))
      .filter(({ power }, n, all) => all.findIndex((each) => each.power === power) === n)
      .slice(0, MOST),
  closed: whole,
  untold: [],
})
