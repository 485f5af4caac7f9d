import { useState } from 'preact/hooks'
import { sendReady } from '../commands/match.ts'
import {
  isAdviser,
  isAwaited,
  lastRefusal,
  matchFacts,
  observation,
  orderCost,
  playerView,
  ready,
  role,
  saving,
  transportKind,
} from '../store/game.ts'
import { classHome } from '../store/matchClass.ts'
import { formatNumber, powerName, seatName, sentence, t } from '../text/text.ts'
import { AnalystDialog } from './AnalystDialog.tsx'
import { ClassBar } from './ClassBar.tsx'
import { ClockPanel } from './ClockPanel.tsx'
import { SeatDialog } from './SeatDialog.tsx'
import { SettingsDialog } from './SettingsDialog.tsx'
import './topBar.css'

/** Year, window, clock, awaited seats, money, and the ready button. Saved and ready are shown apart. */
export function TopBar() {
  const [open, setOpen] = useState<'analyst' | 'settings' | 'seat' | undefined>(undefined)
  const view = observation.value
  if (view === undefined) return null
  const own = playerView.value
  return (
    <header class="top-bar">
      <div class="when">
        <strong data-test="year">{t('bar.year', { year: view.year, years: view.years })}</strong>
        <span class="window-kind" data-test="window">
          {t(`bar.window.${view.window.kind}`)}
        </span>
        {role.value !== 'replay' && <ClockPanel />}
      </div>
      <div class="who soft">
        <ViewerName onSeat={() => setOpen('seat')} />
        {role.value !== 'replay' && <AwaitedSeats />}
      </div>
      {own && (
        <div class="money">
          <span class="soft">{t('bar.treasury')}</span>{' '}
          <strong class="figures" data-test="budget">
            {t('bar.treasuryOf', {
              left: formatNumber(own.self.treasury - orderCost.value),
              all: formatNumber(own.self.treasury),
            })}
          </strong>
        </div>
      )}
      <div class="keys">
        <button type="button" onClick={() => setOpen('analyst')} data-test="analyst">
          {t('bar.analyst')}
        </button>
        <button type="button" class="quiet" onClick={() => setOpen('settings')} aria-label={t('bar.settings')}>
          <span aria-hidden="true">⚙</span>
        </button>
        <a class="leave soft" href={classHome.value ?? '#/'}>
          {t('bar.leave')}
        </a>
      </div>
      <ReadyKey />
      <ClassBar />
      {lastRefusal.value && (
        <p class="refusal" role="alert" data-test="refusal">
          {sentence(lastRefusal.value)}
        </p>
      )}
      {open === 'analyst' && <AnalystDialog onClose={() => setOpen(undefined)} />}
      {open === 'seat' && <SeatDialog onClose={() => setOpen(undefined)} />}
      {open === 'settings' && <SettingsDialog onClose={() => setOpen(undefined)} />}
    </header>
  )
}

/** The viewer's power or role; a player's opens the dialog of the seat. */
function ViewerName({ onSeat }: { onSeat(): void }) {
  const own = playerView.value?.self.id
  if (role.value !== 'player' || own === undefined)
    return <strong>{t(role.value === 'replay' ? 'replay.title' : 'watch.title')}</strong>
  if (transportKind.value === 'local' || matchFacts.value.led) return <strong>{powerName(own)}</strong>
  return (
    <button
      type="button"
      class="quiet"
      aria-label={t('bar.yourPower', { power: powerName(own) })}
      onClick={onSeat}
      data-test="seat"
    >
      {powerName(own)}
    </button>
  )
}

/** Seats the open window waits for: the viewer's first, then the others by name, with those that are away. */
function AwaitedSeats() {
  const view = observation.value
  if (view === undefined || view.window.kind === 'ended') return null
  const others = matchFacts.value.seats.filter(
    ({ power, human, ready: done }) =>
      human && !done && power !== view.self?.id && view.window.participants.some((id) => id === power),
  )
  const away = matchFacts.value.seats.filter((seat) => seat.human && seat.away).map(seatName)
  return (
    <span aria-live="polite" data-test="awaited">
      {awaitedText(isAwaited.value && !ready.value, others.map(seatName))}
      {away.length > 0 && ` ${t('bar.away', { names: away.join(', ') })}`}
    </span>
  )
}

function awaitedText(me: boolean, others: readonly string[]): string {
  if (matchFacts.value.held) return t('bar.held')
  if (me) return t('bar.waitingYou')
  return others.length > 0 ? t('bar.waitingFor', { names: others.join(', ') }) : t('bar.waitingNobody')
}

/** Declares ready and takes it back. In a crisis a choice declares ready by itself, so the button only takes it back. */
function ReadyKey() {
  const isReady = ready.value
  const planning = observation.value?.window.kind === 'planning'
  if (!isAwaited.value || isAdviser.value || (!planning && !isReady)) return null
  const state = saving.value
  return (
    <div class="ready-key">
      <span class={`saving ${state}`} role="status" data-test="saving">
        {t(`bar.${state}`)}
      </span>
      <button
        type="button"
        class={isReady ? '' : 'primary'}
        aria-pressed={isReady}
        onClick={() => void sendReady(!isReady)}
        data-test="ready"
      >
        {t(isReady ? 'bar.unready' : 'bar.ready')}
      </button>
    </div>
  )
}
