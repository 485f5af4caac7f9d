import { computed } from '@preact/signals'
import { kept } from './kept.ts'
import { matchResults } from './results.ts'
import { heldSeats } from './seats.ts'

const known = kept('lessonKnown', (stored) => stored === true)

/** True on a device without a match played and without the first lesson taken or skipped: *Play* begins with the lesson there. */
export const isNewcomer = computed(
  () => !known.value.value && heldSeats.value.length === 0 && matchResults.value.length === 0,
)

/** The player of this device knows the lesson: *Play* never begins with it again. */
export const knowLesson = (): void => known.change(() => true)
