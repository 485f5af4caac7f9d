import { computed } from '@preact/signals'
import type { StudentView } from '#shared/protocol/classroom'
import { enrolments } from './classes.ts'
import { matchId } from './game.ts'
import { matchSignal } from './matchSignal.ts'

/** The enrolment under which the open match is played; undefined outside of classes. */
export const matchEnrolment = computed(() =>
  enrolments.value.find(({ matches }) => matchId.value !== undefined && matches.includes(matchId.value)),
)

/** The student's place in the class of the open match, as it was read last. */
export const studentView = matchSignal<StudentView | undefined>(undefined)

/** Address of the class page to which a student leaves the match; undefined outside of classes. */
export const classHome = computed(() => matchEnrolment.value && `#/student/${matchEnrolment.value.id}`)
