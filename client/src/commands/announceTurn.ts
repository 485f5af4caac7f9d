import { effect } from '@preact/signals'
import { notify } from '../device/notices.ts'
import { isAwaited, observation, ready } from '../store/game.ts'
import { showTurn } from '../store/pageTitle.ts'
import { t } from '../text/text.ts'

/** Shows in the title of the window, and with a notification where allowed, that the match waits for the player. Returns a stop function. */
export function announceTurn(): () => void {
  let notified = -1
  const stop = effect(() => {
    const mine = isAwaited.value && !ready.value
    showTurn(mine)
    const window = observation.value?.window.number ?? -1
    if (!mine || window === notified) return
    notified = window
    if (document.hidden) void notify(t('title'), { body: t('turn.notice'), tag: 'turn' })
  })
  return () => {
    stop()
    showTurn(false)
  }
}
