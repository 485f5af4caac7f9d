import { computed } from '@preact/signals'
import { isAlarmStaged, isAlarmWatched } from './alarm.ts'
import { isStaged } from './crisis.ts'
import { observation, playerView } from './game.ts'
import { matchEnrolment } from './matchClass.ts'
import { settings } from './settings.ts'
import { strikeAsked } from './strike.ts'
import { shownWar, toldWar } from './war.ts'

/** True where the room is silent until sound is switched on: in a class many devices stand in one room. */
export const isHushed = computed(() => matchEnrolment.value !== undefined && !settings.value.classSound)

/** What the room is about, for the sound of it. */
export const soundMoment = computed(() => {
  if (toldWar.value !== undefined) return 'silence'
  if (shownWar.value !== undefined) return 'war'
  if (strikeAsked.value !== undefined) return 'keys'
  if (isAlarmStaged.value || isAlarmWatched.value) return 'alarm'
  return isStaged.value ? 'crisis' : 'desk'
})

/** Soot, in Tg, at which the sky counts as dark. */
const DARK = 30

/** The highest tension of any two powers, and the soot in the sky, each 0–1. */
export const soundedWorld = computed(() => {
  const view = observation.value
  return {
    tension: Math.max(0, ...(view?.pairs ?? []).map(({ tension }) => tension / 100)),
    soot: Math.min(1, (view?.climate.soot ?? 0) / DARK),
  }
})

/** Warheads that have come down so far in the exchange that is shown, and whether any hit the viewer's own land. */
export const soundedImpacts = computed(() => {
  const tolls = shownWar.value?.tolls ?? toldWar.value ?? []
  const own = playerView.value?.self.id
  return {
    arrived: tolls.reduce((all, toll) => all + toll.arrived, 0),
    isStruck: tolls.some(({ target, arrived }) => target === own && arrived > 0),
  }
})
