import type { Spoken } from '#shared/view/forms'
import { isAwaited, matchFacts, observation, ready } from '../store/game.ts'
import { listInText, seatName, t } from '../text/text.ts'
import { formatDay } from '../text/times.ts'

/** Seats the open window waits for: the viewer's first, then the others by name, with those that are away. */
export function AwaitedSeats() {
  const view = observation.value
  if (view === undefined || view.window.kind === 'ended') return null
  const others = matchFacts.value.seats.filter(
    ({ power, human, ready: done }) =>
      human && !done && power !== view.self?.id && view.window.participants.some((id) => id === power),
  )
  const { seats } = matchFacts.value
  const away = seats.filter((seat) => seat.human && seat.away && seat.awayUntil === 0).map(seatName)
  const planned = seats.filter(({ power, awayUntil }) => awayUntil > 0 && power !== view.self?.id)
  const ownUntil = seats.find(({ power }) => power === view.self?.id)?.awayUntil ?? 0
  const mine = isAwaited.value && !ready.value
  return (
    <span
      class={mine && away.length + planned.length + ownUntil === 0 ? 'awaited unseen' : 'awaited'}
      aria-live="polite"
      data-test="awaited"
    >
      {ownUntil > 0 ? t('absence.until', { day: formatDay(ownUntil) }) : awaitedText(mine, others.map(seatName))}
      {away.length > 0 && ` ${t('bar.away', { names: listInText(away) })}`}
      {planned.map((seat) => ` ${t('bar.awayUntil', { names: seatName(seat), day: formatDay(seat.awayUntil) })}`)}
    </span>
  )
}

function awaitedText(me: boolean, others: readonly (Spoken | string)[]): string {
  if (matchFacts.value.held) return t('bar.held')
  if (me) return t('bar.waitingYou')
  return others.length > 0 ? t('bar.waitingFor', { names: listInText(others) }) : t('bar.waitingNobody')
}
