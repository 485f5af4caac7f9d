import { effect } from '@preact/signals'
import { isAwaited, observation, ready } from '../store/game.ts'
import { t } from '../text/text.ts'

/** Shows in the page's title, and with a notification where allowed, that the match waits for the player. Returns a stop function. */
export function announceTurn(): () => void {
  let notified = -1
  const stop = effect(() => {
    const mine = isAwaited.value && !ready.value
    document.title = mine ? t('turn.title', { title: t('title') }) : t('title')
    const window = observation.value?.window.number ?? -1
    if (!mine || window === notified) return
    notified = window
    if (document.hidden && mayNotify()) new Notification(t('title'), { body: t('turn.notice'), tag: 'turn' })
  })
  return () => {
    stop()
    document.title = t('title')
  }
}

/** Notifications are allowed on this device. */
export const mayNotify = (): boolean => 'Notification' in globalThis && Notification.permission === 'granted'

/** Asks for the permission to show notifications; resolves with the answer. */
export async function askToNotify(): Promise<boolean> {
  if (!('Notification' in globalThis)) return false
  return (await Notification.requestPermission()) === 'granted'
}
