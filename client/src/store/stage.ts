import { computed } from '@preact/signals'
import { isAlarmStaged, isAlarmWatched } from './alarm.ts'
import { isStaged } from './crisis.ts'

/** A window that takes the room from everything else: a crisis, an alarm, or the alarm of another. */
export const isRoomTaken = computed((): boolean => isStaged.value || isAlarmStaged.value || isAlarmWatched.value)
