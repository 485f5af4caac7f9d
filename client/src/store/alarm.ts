import { computed, effect } from '@preact/signals'
import type { PowerId } from '#shared/ids'
import type { PlayerView, SeenTrack } from '#shared/view/observation'
import { isAwaited, newsFeed, observation, ownDelegation, playerView, role, salvos } from './game.ts'
import { openList } from './lists.ts'
import { matchSignal } from './matchSignal.ts'
import { toldWar } from './war.ts'

/** What the viewer's screens showed last, and in which view. */
interface FacedAlarm {
  readonly view: PlayerView
  readonly tracks: readonly SeenTrack[]
}

/** How an alarm of the viewer's turned out. */
export interface AlarmResult {
  readonly view: PlayerView
  readonly track: SeenTrack
  readonly isReal: boolean
  /** Whether weapons came down all the same, from others or on others. */
  readonly isWar: boolean
}

const facedAlarm = matchSignal<FacedAlarm | undefined>(undefined)

/** How the last alarm turned out, until the player puts its scene away. */
const result = matchSignal<AlarmResult | undefined>(undefined)

/** The outcome of an alarm that is told now: of a real one, once what came has come down before the viewer's eyes. */
export const alarmResult = computed(() =>
  salvos.value.length === 0 && toldWar.value === undefined ? result.value : undefined,
)

/** Puts the outcome of an alarm away. */
export function forgetAlarm(): void {
  result.value = undefined
}

/** What was answered on the viewer's hotline in this alarm; undefined while nobody was asked. */
export const hotlineAnswer = computed(() => {
  const view = playerView.value
  const answer = newsFeed.value.findLast(
    ({ event, year }) => event.type === 'hotlineAnswered' && event.power === view?.self.id && year === view.year,
  )?.event
  return answer?.type === 'hotlineAnswered' ? answer : undefined
})

const hasRoom = (kind: 'warning'): boolean =>
  observation.value?.window.kind === kind &&
  role.value === 'player' &&
  openList.value === undefined &&
  ownDelegation.value === undefined

/** Confidence of the sensors, 0–1, below which an alarm is as good as none. */
const FAINT = 0.05

const isFaint = (tracks: readonly SeenTrack[]): boolean => tracks.every(({ confidence }) => confidence < FAINT)

const isAlarmOwn = computed(() => hasRoom('warning') && isAwaited.value)

/** Tracks on the viewer's own screens that the sensors all but deny: a card over the map asks about them. */
export const isAlarmFaint = computed(() => isAlarmOwn.value && isFaint(playerView.value?.window.tracks ?? []))

/** Tracks on the viewer's own screens take the room. */
export const isAlarmStaged = computed(() => isAlarmOwn.value && !isAlarmFaint.value)

/** A warning on another power's screens takes the room: nobody but that power can do anything. */
export const isAlarmWatched = computed(() => hasRoom('warning') && !isAwaited.value)

effect(() => {
  const view = playerView.value
  const feed = newsFeed.value
  if (view === undefined || role.value !== 'player') return
  const before = facedAlarm.peek()
  const { kind, tracks } = view.window
  if (kind === 'warning' && tracks.length > 0) facedAlarm.value = { view, tracks }
  else if (before !== undefined) {
    facedAlarm.value = undefined
    const { year, self } = before.view
    const mine = feed.filter((entry) => entry.year === year)
    const provedFalse = (origin: PowerId) =>
      mine.some(({ event }) => event.type === 'alarmProvedFalse' && event.origin === origin)
    const cameDown = (origin: PowerId) =>
      mine.some(({ event }) => event.type === 'salvoLanded' && event.attacker === origin && event.target === self.id)
    const real = before.tracks.find(({ origin }) => cameDown(origin))
    const track = real ?? before.tracks.find(({ origin }) => provedFalse(origin))
    const isWar = mine.some(({ event }) => event.type === 'salvoLanded')
    // What was as good as nothing and was nothing is told by the news alone.
    const isTold = real !== undefined || !isFaint(before.tracks)
    if (track !== undefined && isTold) result.value = { view: before.view, track, isReal: real !== undefined, isWar }
  }
})
