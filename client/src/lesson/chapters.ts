import { totalWarheads } from '#shared/analysis/exchange'
import { LESSON_MATCHES } from '#shared/homework/lessonMatches'
import type { LocalMatchSetup } from '#shared/homework/localSetup'
import type { PlayerView } from '#shared/view/observation'
import type { TextKey } from '#shared/view/phrase'
import type { LocalMatchId } from '../store/localMatches.ts'

/** Moments the lesson has texts for. */
export type LessonMoment = TextKey extends infer Key
  ? Key extends `lesson.${infer Moment}.why`
    ? Moment
    : never
  : never

/** One half of the first lesson: a short match on this device, and what the guide says at each of its moments. */
export interface Chapter {
  readonly id: LocalMatchId
  readonly match: LocalMatchSetup
  /** The moment the match is in; its texts are `lesson.<moment>.text` and `.why`. */
  moment(view: PlayerView): LessonMoment
}

/** Warheads both sides begin the first chapter with. */
const AT_FIRST = 60

/** From this rung on the second chapter's crisis is on the brink. */
const GRAVE = 3

/** The chapters in order. */
export const CHAPTERS: readonly Chapter[] = [
  {
    id: 'lesson1',
    match: LESSON_MATCHES.lesson1,
    moment({ year, window, self }) {
      if (window.kind === 'ended') return 'armEnd'
      if (window.kind !== 'planning') return 'faceOff'
      if (year === 1) return 'armFirst'
      const armed = totalWarheads(self.forces) > AT_FIRST
      if (year === 2) return armed ? 'armArmed' : 'armRested'
      return 'armLast'
    },
  },
  {
    id: 'lesson2',
    match: LESSON_MATCHES.lesson2,
    moment({ year, window, confrontations }) {
      if (window.kind === 'ended') return 'crisisEnd'
      if (window.kind === 'warning') return 'alarm'
      if (window.kind === 'retaliation') return 'struck'
      if (window.kind === 'confrontation') return (confrontations[0]?.rung ?? 1) < GRAVE ? 'standoff' : 'brink'
      return year === 1 ? 'crisisFirst' : 'crisisLast'
    },
  },
]
