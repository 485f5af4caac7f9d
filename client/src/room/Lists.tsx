import { useState } from 'preact/hooks'
import { select } from '../commands/roomView.ts'
import { CrisisPanel } from '../crisis/CrisisPanel.tsx'
import { Feed } from '../feed/Feed.tsx'
import { OrdersPanel } from '../orders/OrdersPanel.tsx'
import { matchFacts, observation, playerView, role, transportKind } from '../store/game.ts'
import { LISTS, openList, showList } from '../store/lists.ts'
import { classHome } from '../store/matchClass.ts'
import { unreadWords } from '../store/words.ts'
import { nameInText, powerName, t } from '../text/text.ts'
import { ErrorBoundary } from '../ui/ErrorBoundary.tsx'
import { Icon } from '../ui/Icon.tsx'
import { WorldPanel } from '../world/WorldPanel.tsx'
import { AnalystDialog } from './AnalystDialog.tsx'
import { UnreadCount } from './ChatCard.tsx'
import { LocalMatchPanel } from './LocalMatchPanel.tsx'
import { SealedNote } from './SealedNote.tsx'
import { SeatDialog } from './SeatDialog.tsx'
import { SettingsDialog } from './SettingsDialog.tsx'
import { SpectatorPanel } from './SpectatorPanel.tsx'
import './lists.css'

/** The key that opens the full lists and closes them; it counts what others said that was not in sight yet. */
export function ListsKey() {
  const isOpen = openList.value !== undefined
  const unread = unreadWords.value.length
  const does = t(isOpen ? 'lists.close' : 'lists.open')
  return (
    <button
      type="button"
      class="lists-key"
      aria-expanded={isOpen}
      aria-controls="lists"
      aria-label={unread === 0 ? does : `${does}. ${t('talk.unread', { n: unread })}`}
      onClick={() => showList(isOpen ? undefined : 'orders')}
      data-test="lists"
    >
      <Icon name={isOpen ? 'close' : 'menu'} />
      <UnreadCount />
    </button>
  )
}

/**
 * Everything the map shows and does, as lists: orders, the world and the news, side by side where there is room and one at a
 * time where there is not. In a crisis its panel stands here by itself, whether the lists are open or not.
 */
export function Lists({ isCrisis }: { readonly isCrisis: boolean }) {
  const isOpen = openList.value !== undefined
  const isAsked = isCrisis && isSeenByOne()
  // Every window of a crisis starts scrolled to its top; the orders of a year keep their place.
  const key = isCrisis ? (observation.value?.window.number ?? 0) : 'orders'
  return (
    <div class="lists" id="lists">
      {isOpen && <ListsHead />}
      {(isOpen || isAsked) && (
        <div class="side left" data-panel="orders" key={key}>
          {role.value !== 'player' && <SpectatorPanel />}
          {isOpen && <SealedNote />}
          {isOpen && <LocalMatchPanel />}
          <ErrorBoundary>{isCrisis ? <CrisisPanel /> : <OrdersPanel />}</ErrorBoundary>
        </div>
      )}
      {isOpen && (
        <>
          <div class="side right" data-panel="world">
            <ErrorBoundary>
              <WorldPanel />
            </ErrorBoundary>
          </div>
          <ErrorBoundary>
            <Feed />
          </ErrorBoundary>
        </>
      )}
    </div>
  )
}

/** Whether a crisis is seen through the eyes of one power, of a match that is over those of one that had tracks on its screens. */
const isSeenByOne = (): boolean =>
  playerView.value !== undefined && (role.value !== 'replay' || playerView.value.window.tracks.length > 0)

/** Above the lists: which one is shown where there is room for one, and the dialogs. */
function ListsHead() {
  const [open, setOpen] = useState<'analyst' | 'settings' | 'seat' | undefined>(undefined)
  const close = () => setOpen(undefined)
  return (
    <div class="lists-head">
      <nav class="tabs" aria-label={t('lists.title')}>
        {LISTS.map((list) => (
          <button
            type="button"
            key={list}
            aria-pressed={openList.value === list}
            onClick={() => showList(list)}
            data-test={`tab-${list}`}
          >
            {t(`tabs.${list}`)}
            {list === 'feed' && <UnreadCount />}
          </button>
        ))}
      </nav>
      <ViewerName />
      <div class="keys">
        {playerView.value !== undefined && (
          <button type="button" onClick={() => setOpen('analyst')} data-test="analyst">
            {t('bar.analyst')}
          </button>
        )}
        {hasSeat() && (
          <button type="button" onClick={() => setOpen('seat')} data-test="seat">
            {t('seat.title')}
          </button>
        )}
        <button type="button" class="quiet" onClick={() => setOpen('settings')} aria-label={t('bar.settings')}>
          <span aria-hidden="true">⚙</span>
        </button>
        <a class="leave soft" href={classHome.value ?? '#/'}>
          {t(role.value === 'replay' ? 'connection.home' : 'bar.leave')}
        </a>
      </div>
      {open === 'analyst' && <AnalystDialog onClose={close} />}
      {open === 'seat' && <SeatDialog onClose={close} />}
      {open === 'settings' && <SettingsDialog onClose={close} />}
    </div>
  )
}

/** Whether the viewer holds a seat on a server that other devices and guests can come to. */
const hasSeat = (): boolean => role.value === 'player' && transportKind.value !== 'local' && !matchFacts.value.led

/** The viewer's power or role; pressing one's own power shows it on map and lists. */
function ViewerName() {
  const own = playerView.value?.self.id
  if (role.value !== 'player' || own === undefined)
    return <strong>{t(role.value === 'replay' ? 'replay.title' : 'watch.title')}</strong>
  const show = () => {
    select({ kind: 'power', id: own })
    showList('world')
  }
  return (
    <button
      type="button"
      class="quiet"
      aria-label={t('bar.yourPower', { power: nameInText(own) })}
      onClick={show}
      data-test="own-power"
    >
      {powerName(own)}
    </button>
  )
}
