import { isAwaited, matchFacts, observation, ready } from '../store/game.ts'
import { seatName, t } from '../text/text.ts'

/** Seats the open window waits for: the viewer's first, then the others by name, with those that are away. */
export function AwaitedSeats() {
  const view = observation.value
  if (view === undefined || view.window.kind === 'ended') return null
  const others = matchFacts.value.seats.filter(
    ({ power, human, ready: done }) =>
      human && !done && power !== view.self?.id && view.window.participants.some((id) => id === power),
  )
  const away = matchFacts.value.seats.filter((seat) => seat.human && seat.away).map(seatName)
  const mine = isAwaited.value && !ready.value
  return (
    <span class={mine && away.length === 0 ? 'awaited unseen' : 'awaited'} aria-live="polite" data-test="awaited">
      {awaitedText(mine, others.map(seatName))}
      {away.length > 0 && ` ${t('bar.away', { names: away.join(', ') })}`}
    </span>
  )
}

function awaitedText(me: boolean, others: readonly string[]): string {
  if (matchFacts.value.held) return t('bar.held')
  if (me) return t('bar.waitingYou')
  return others.length > 0 ? t('bar.waitingFor', { names: others.join(', ') }) : t('bar.waitingNobody')
}
