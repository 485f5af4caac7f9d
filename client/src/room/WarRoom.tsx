import '../lib/zodWithoutEval.ts'
import { useEffect } from 'preact/hooks'
import { announceTurn } from '../commands/announceTurn.ts'
import { closeMatch, openMatch, takeSeatBack } from '../commands/openMatch.ts'
import { showTab } from '../commands/roomView.ts'
import { CrisisPanel } from '../crisis/CrisisPanel.tsx'
import { Feed } from '../feed/Feed.tsx'
import { OrdersPanel } from '../orders/OrdersPanel.tsx'
import { caption, playSounds } from '../sound/playSounds.ts'
import {
  connectionRefusal,
  connectionStatus,
  matchId,
  observation,
  phoneTab,
  role,
  salvos,
  transportKind,
} from '../store/game.ts'
import { sentence, t } from '../text/text.ts'
import { ErrorBoundary } from '../ui/ErrorBoundary.tsx'
import { WorldPanel } from '../world/WorldPanel.tsx'
import { Aftermath } from './Aftermath.tsx'
import { LateOrdersNotice } from './LateOrdersNotice.tsx'
import { LocalMatchPanel } from './LocalMatchPanel.tsx'
import { MapHost } from './MapHost.tsx'
import { SeatRequests } from './SeatRequests.tsx'
import { SpectatorPanel } from './SpectatorPanel.tsx'
import { TopBar } from './TopBar.tsx'
import './warRoom.css'

const TABS = ['map', 'orders', 'world', 'feed'] as const

/** The war room of one match, from the first view to the last; on a phone one panel at a time. */
export function WarRoom({ match, guest }: { readonly match: string; readonly guest?: string | undefined }) {
  useEffect(() => {
    openMatch(match, guest)
    const stops = [announceTurn(), playSounds()]
    return () => {
      for (const stop of stops) stop()
      closeMatch()
    }
  }, [match, guest])
  return observation.value === undefined || connectionStatus.value === 'refused' ? <ConnectingPage /> : <Room />
}

/** The open match as the store holds it: map in the middle, orders left, the world right, news below. */
export function Room() {
  const view = observation.value
  if (view === undefined) return null
  // Every window of a crisis starts scrolled to its top; the orders of a year keep their place.
  const calm = view.window.kind === 'planning' || view.window.kind === 'ended'
  const over = view.reveal !== undefined && salvos.value.length === 0 && role.value !== 'replay'
  return (
    <main class="war-room" data-tab={phoneTab.value} data-window={view.window.kind} data-number={view.window.number}>
      <h1 class="unseen">{t('title')}</h1>
      <TopBar />
      <ConnectionBanner />
      <LateOrdersNotice />
      <SeatRequests />
      <MapHost />
      <div class="side left" data-panel="orders" key={calm ? 'orders' : view.window.number}>
        {role.value !== 'player' && <SpectatorPanel />}
        {view.window.kind === 'ended' && view.reveal === undefined && role.value !== 'replay' && <SealedPanel />}
        <LocalMatchPanel />
        <ErrorBoundary>{calm ? <OrdersPanel /> : <CrisisPanel />}</ErrorBoundary>
      </div>
      <div class="side right" data-panel="world">
        <ErrorBoundary>
          <WorldPanel />
        </ErrorBoundary>
      </div>
      <ErrorBoundary>
        <Feed />
      </ErrorBoundary>
      <nav class="tabs" aria-label={t('tabs.map')}>
        {TABS.map((tab) => (
          <button
            type="button"
            key={tab}
            aria-pressed={phoneTab.value === tab}
            onClick={() => showTab(tab)}
            data-test={`tab-${tab}`}
          >
            {t(`tabs.${tab}`)}
          </button>
        ))}
      </nav>
      {over && (
        <ErrorBoundary>
          <Aftermath />
        </ErrorBoundary>
      )}
    </main>
  )
}

/** The match of a class has ended, and its secrets are not open yet. */
function SealedPanel() {
  return (
    <p class="watching" role="status" data-test="sealed">
      {t('ended.sealed')}
    </p>
  )
}

/** Before the first view, or when the match cannot be opened. */
function ConnectingPage() {
  const reason = connectionRefusal.value
  return (
    <main class="waiting-page">
      <h1 class="unseen">{t('title')}</h1>
      <p role="status">{reason ? t('connection.refused', { reason: sentence(reason) }) : t('connection.connecting')}</p>
      {(reason?.key === 'problem.otherRules' || reason?.key === 'problem.matchClosed') && (
        <p>
          <a class="button" href={`#/debrief/${matchId.value ?? ''}`} data-test="what-was-played">
            {t('ended.debrief')}
          </a>
        </p>
      )}
      <a href="#/">{t('connection.home')}</a>
    </main>
  )
}

/** The transport where it is not the usual one, the sound that plays, and trouble with the connection. */
function ConnectionBanner() {
  const state = connectionStatus.value
  return (
    <div class="connection-banner" role="status" data-status={state}>
      {transportKind.value !== 'socket' && state === 'live' && role.value !== 'replay' && (
        <small class="soft">{t(`connection.${transportKind.value}`)}</small>
      )}
      {caption.value && <small class="caption">♪ {t(`sound.${caption.value}`)}</small>}
      {state === 'reconnecting' && <p>{t('connection.reconnecting')}</p>}
      {state === 'takenOver' && (
        <p>
          {t('connection.takenOver')}{' '}
          <button type="button" onClick={takeSeatBack}>
            {t('connection.takeBack')}
          </button>
        </p>
      )}
    </div>
  )
}
