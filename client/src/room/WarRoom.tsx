import '../lib/zodWithoutEval.ts'
import { useEffect, useRef } from 'preact/hooks'
import type { WindowKind } from '#shared/ruleset/vocabulary'
import { announceTurn } from '../commands/announceTurn.ts'
import { closeMatch, openMatch, takeSeatBack } from '../commands/openMatch.ts'
import { AlarmElsewhere, AlarmScene, FaintAlarm } from '../crisis/Alarm.tsx'
import { AlarmResultScene } from '../crisis/AlarmResultScene.tsx'
import { CrisisResultScene } from '../crisis/CrisisResultScene.tsx'
import { StareDown } from '../crisis/StareDown.tsx'
import { War, WarTold } from '../crisis/War.tsx'
import { BlocKey } from '../desk/BlocKey.tsx'
import { BudgetBar } from '../desk/BudgetBar.tsx'
import { FilmCaption } from '../desk/FilmCaption.tsx'
import { Ghosts } from '../desk/Ghosts.tsx'
import { GoalBar } from '../desk/GoalBar.tsx'
import { LeadersRail } from '../desk/LeadersRail.tsx'
import { TargetPanel } from '../desk/TargetPanel.tsx'
import { Tray } from '../desk/Tray.tsx'
import { YearAfter } from '../desk/YearAfter.tsx'
import { YearCard } from '../desk/YearCard.tsx'
import { LiveLog } from '../feed/LiveLog.tsx'
import { InTray } from '../intray/InTray.tsx'
import { caption, playSounds } from '../sound/playSounds.ts'
import { isAlarmFaint, isAlarmStaged, isAlarmWatched } from '../store/alarm.ts'
import { isStaged } from '../store/crisis.ts'
import { isDossierOpen } from '../store/dossier.ts'
import {
  connectionRefusal,
  connectionStatus,
  lastRefusal,
  matchId,
  observation,
  role,
  salvos,
  type TransportKind,
  transportKind,
} from '../store/game.ts'
import { openList, setListsAside } from '../store/lists.ts'
import { settings } from '../store/settings.ts'
import { isRoomTaken } from '../store/stage.ts'
import { strikeAsked } from '../store/strike.ts'
import { shownWar } from '../store/war.ts'
import { shownScene } from '../store/year.ts'
import { StrikeScene } from '../strike/StrikeScene.tsx'
import { sentence, t } from '../text/text.ts'
import { fetchPaperFonts } from '../theme/fonts.ts'
import { ErrorBoundary } from '../ui/ErrorBoundary.tsx'
import { focusRoom } from '../ui/keepFocus.ts'
import { Aftermath } from './Aftermath.tsx'
import { AwaitedSeats } from './AwaitedSeats.tsx'
import { ChatCard } from './ChatCard.tsx'
import { ClassBar } from './ClassBar.tsx'
import { ClockPanel } from './ClockPanel.tsx'
import { Dossier } from './Dossier.tsx'
import { LateOrdersNotice } from './LateOrdersNotice.tsx'
import { Lists, ListsKey } from './Lists.tsx'
import { LocalMatchPanel } from './LocalMatchPanel.tsx'
import { MapHost } from './MapHost.tsx'
import { SealedNote } from './SealedNote.tsx'
import { SeatRequests } from './SeatRequests.tsx'
import '../commands/ownWords.ts'
import './skin.css'
import './warRoom.css'

/** The war room of one match, from the first view to the last. */
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

/** Windows that take the screen: what they ask stands open by itself. */
const isCrisis = (kind: WindowKind): boolean => kind !== 'planning' && kind !== 'ended'

/** The open match as the store holds it: the map from edge to edge, and over it what is asked, known and done. */
export function Room() {
  const view = observation.value
  if (view === undefined) return null
  const { kind, number } = view.window
  const over = view.reveal !== undefined && salvos.value.length === 0 && role.value !== 'replay'
  const scene = role.value === 'player' ? shownScene.value : undefined
  useEffect(() => {
    if (view.skin !== undefined) void fetchPaperFonts()
  }, [view.skin])
  // A crisis takes a narrow screen from the lists.
  useEffect(() => {
    if (isCrisis(kind) && matchMedia('(width < 60rem)').matches) setListsAside()
  }, [number])
  useWindowFocus(number)
  return (
    <main
      class="war-room"
      data-window={kind}
      data-number={number}
      data-list={openList.value ?? 'none'}
      data-scene={scene ?? 'none'}
      data-skin={view.skin}
      data-staged={isRoomTaken.value}
      data-war={shownWar.value !== undefined}
      data-aiming={strikeAsked.value?.window === number}
    >
      <h1 class="unseen" id="room" tabIndex={-1}>
        {t('bar.year', { year: view.year, years: view.years })}
      </h1>
      <MapHost />
      <GoalBar>
        <WindowFacts />
        <ListsKey />
      </GoalBar>
      <Notices />
      <div class="stage">
        {!isCrisis(kind) && <Desk />}
        <Stage />
        <War />
        <Lists isCrisis={isCrisis(kind) && !isRoomTaken.value && !isAlarmFaint.value} />
        <FilmCaption />
      </div>
      <BudgetBar />
      <LiveLog />
      {isDossierOpen.value && <Dossier />}
      {scene === 'card' && <YearCard />}
      <CrisisResultScene />
      <AlarmResultScene />
      <WarTold />
      <StrikeScene />
      {over && (
        <ErrorBoundary>
          <Aftermath />
        </ErrorBoundary>
      )}
    </main>
  )
}

/**
 * Puts the focus on the heading of what each new window asks: where it was there may be another key now. A field that is being
 * written in keeps it, and so does a modal; the first window is opened with its page.
 */
function useWindowFocus(number: number): void {
  const first = useRef(number)
  const staged = isRoomTaken.value
  useEffect(() => {
    if (number === first.current || document.activeElement?.matches('input, dialog[open] *')) return
    focusRoom()
  }, [number, staged])
}

/** The scene of such a window. */
function Stage() {
  if (isStaged.value) return <StareDown />
  if (isAlarmStaged.value) return <AlarmScene />
  if (isAlarmFaint.value) return <FaintAlarm />
  return isAlarmWatched.value ? <AlarmElsewhere /> : null
}

/** What a year is planned on: ghosts on the map, and the faces, the verbs and the tray where no list lies over them. */
function Desk() {
  return (
    <>
      <Ghosts />
      {openList.value === undefined && (
        <>
          <YearAfter />
          <LeadersRail />
          <BlocKey />
          <TargetPanel />
          <Tray>
            <InTray />
            <LocalMatchPanel />
            <ChatCard />
            <SealedNote />
          </Tray>
        </>
      )}
    </>
  )
}

/** The open window's kind where it is not a year's plans, its clock, and whom it waits for. */
function WindowFacts() {
  const kind = observation.value?.window.kind
  return (
    <div class="when">
      <span class={kind === 'planning' ? 'unseen' : 'window-kind'} data-test="window">
        {kind && t(`bar.window.${kind}`)}
      </span>
      {role.value !== 'replay' && <ClockPanel />}
      {role.value !== 'replay' && <AwaitedSeats />}
    </div>
  )
}

/** What the connection, the server or a teacher says, and what was refused. */
function Notices() {
  return (
    <div class="notices">
      <ConnectionBanner />
      <LateOrdersNotice />
      <SeatRequests />
      <ClassBar />
      {lastRefusal.value && (
        <p class="refusal" role="alert" data-test="refusal">
          {sentence(lastRefusal.value)}
        </p>
      )}
    </div>
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

/** True where the network lets the usual transport not through. */
const isRoundabout = (transport: TransportKind): transport is 'stream' | 'poll' =>
  transport === 'stream' || transport === 'poll'

/** The transport where it is not the usual one, the sound that plays, and trouble with the connection. */
function ConnectionBanner() {
  const state = connectionStatus.value
  return (
    <div class="connection-banner" role="status" data-status={state}>
      {isRoundabout(transportKind.value) && state === 'live' && role.value !== 'replay' && (
        <small class="soft">{t(`connection.${transportKind.value}`)}</small>
      )}
      {settings.value.captions && caption.value && <small class="caption">♪ {t(`sound.${caption.value}`)}</small>}
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
