import { effect } from '@preact/signals'
import { awaited, observation, ready } from '../store/game.ts'
import { t } from '../text/text.ts'

/** Says in the page's title, and where allowed with a notice, that the match waits for this person. Returns how to stop. */
export function announceTurn(): () => void {
  let told = -1
  const stop = effect(() => {
    const mine = awaited.value && !ready.value
    document.title = mine ? t('turn.title', { title: t('title') }) : t('title')
    const window = observation.value?.window.number ?? -1
    if (!mine || window === told) return
    told = window
    if (document.hidden && mayNotify()) new Notification(t('title'), { body: t('turn.notice'), tag: 'turn' })
  })
  return () => {
    stop()
    document.title = t('title')
  }
}

/** The person has allowed notices on this device. */
export const mayNotify = (): boolean => 'Notification' in globalThis && Notification.permission === 'granted'

/** Asks the person whether notices may be shown; resolves with the answer. */
export async function askToNotify(): Promise<boolean> {
  if (!('Notification' in globalThis)) return false
  return (await Notification.requestPermission()) === 'granted'
}
