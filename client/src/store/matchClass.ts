import { computed } from '@preact/signals'
import { enrolments } from './classes.ts'
import { matchId } from './game.ts'

/** The enrolment under which the open match is played; undefined outside of classes. */
export const matchEnrolment = computed(() =>
  enrolments.value.find(({ matches }) => matchId.value !== undefined && matches.includes(matchId.value)),
)

/** Address of the class page to which a student leaves the match; undefined outside of classes. */
export const classHome = computed(() => matchEnrolment.value && `#/student/${matchEnrolment.value.id}`)
