import { useState } from 'preact/hooks'
import type { WarningChoice } from '#shared/orders/answerWarning'
import { radarTracks } from '#shared/view/bearing'
import type { PlayerView, SeenTrack } from '#shared/view/observation'
import { giveOrder } from '../commands/changeOrders.ts'
import { sendReady } from '../commands/match.ts'
import { takeKeysOut } from '../commands/roomView.ts'
import { hotlineAnswer } from '../store/alarm.ts'
import { isAdviser, observation, orders, playerView, ready } from '../store/game.ts'
import { formatPercent, leaderInText, nameInText, t } from '../text/text.ts'
import { formatClock } from '../text/times.ts'
import { FigureSentence } from '../ui/FigureSentence.tsx'
import { HoldKey } from '../ui/HoldKey.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Portrait } from '../ui/Portrait.tsx'
import { SpokenLine } from '../ui/SpokenLine.tsx'
import { useTimeLeft } from '../ui/useTimeLeft.ts'
import { Radar } from './Radar.tsx'
import './alarm.css'

/** Tracks on the viewer's own screens: everything else is gone. How many, how sure, how long, and four doors. */
export function AlarmScene() {
  const view = playerView.value
  const [track] = view?.window.tracks.toSorted((a, b) => b.confidence - a.confidence) ?? []
  if (view === undefined || track === undefined) return null
  return (
    <section class="alarm" aria-labelledby="alarm-title" aria-live="assertive" data-test="crisis-warning">
      {view.skin === undefined ? <Radar tracks={radarTracks(view)} /> : <Telegrams view={view} />}
      <div class="alarm-facts">
        <h2 id="alarm-title">{t('alarm.incoming')}</h2>
        <Minutes track={track} />
        {view.window.tracks.map(({ origin, count }) => (
          <p key={origin}>{t('alarm.tracks', { count, power: nameInText(origin) })}</p>
        ))}
      </div>
      <Doubt track={track} />
      <Hotline view={view} track={track} />
      <Doors key={view.window.number} view={view} />
      <svg class="heart" viewBox="0 0 400 40" preserveAspectRatio="none" aria-hidden="true">
        <path d="M0 28h120l8-6 8 6h14l6-22 10 32 7-14 6 4h221" pathLength={1} />
      </svg>
    </section>
  )
}

/** Tracks that the sensors all but deny: a card over the map, with one key, and the other answers for whoever asks for them. */
export function FaintAlarm() {
  const view = playerView.value
  const [showsAll, showAll] = useState(false)
  if (view === undefined) return null
  const { tracks, number } = view.window
  return (
    <section class="faint-alarm glass" aria-labelledby="alarm-title" aria-live="polite" data-test="faint-alarm">
      <h2 id="alarm-title">{t('alarm.faintTitle')}</h2>
      {tracks.map((track) => (
        <div key={track.origin}>
          <p>
            {t('alarm.faint', {
              count: track.count,
              power: nameInText(track.origin),
              percent: Math.max(1, Math.ceil(100 * track.confidence)),
            })}
          </p>
          <Hotline view={view} track={track} />
        </div>
      ))}
      <Doors key={number} view={view} showsAll={showsAll} />
      {!showsAll && (
        <button type="button" class="others" onClick={() => showAll(true)} data-test="alarm-others">
          {t('alarm.others')}
        </button>
      )}
    </section>
  )
}

/** Before there were rockets: the reports as strips of paper, as they came off the wire. */
function Telegrams({ view }: { readonly view: PlayerView }) {
  return (
    <ul class="telegrams" aria-hidden="true">
      {view.window.tracks.map((track) => (
        <li key={track.origin}>
          {t('warning.from', { power: nameInText(track.origin) })} · {t('warning.count', { count: track.count })} ·{' '}
          {t('warning.minutes', { minutes: track.minutes })} ·{' '}
          {t('warning.confidence', { percent: formatPercent(track.confidence) })}
        </li>
      ))}
    </ul>
  )
}

/** Minutes to impact, told to the measure of the window's own clock. */
function Minutes({ track }: { readonly track: SeenTrack }) {
  const left = useTimeLeft()
  const seconds = observation.value?.window.seconds ?? 0
  // Before there were rockets days were counted, not minutes.
  const isAge = observation.value?.skin !== undefined
  const share = left === undefined || seconds === 0 ? 1 : Math.min(1, left / (seconds * 1000))
  return (
    <p class="minutes">
      <FigureSentence value={Math.ceil(track.minutes * share)} say={(time) => t('alarm.until', { time })}>
        {isAge ? Math.ceil(track.minutes * share) : formatClock(track.minutes * 60_000 * share)}
      </FigureSentence>
    </p>
  )
}

/** How wide the doubt is drawn about the sensors' figure, in percent to each side. */
const DOUBT = 11

/** How sure the sensors are, between birds and the end. */
function Doubt({ track: { confidence } }: { readonly track: SeenTrack }) {
  const at = 100 * confidence
  const from = Math.max(0, at - DOUBT)
  return (
    <div class="alarm-doubt">
      <h3>{t('alarm.real')}</h3>
      <strong class="figures estimate-text">{t('unit.percent', { n: formatPercent(confidence) })}</strong>
      <div class="scale" aria-hidden="true">
        <span style={{ insetInlineStart: `${from}%`, inlineSize: `${Math.min(100, at + DOUBT) - from}%` }} />
        <i style={{ insetInlineStart: `${at}%` }} />
      </div>
      <span>{t('alarm.low')}</span>
      <span>{t('alarm.high')}</span>
    </div>
  )
}

/** The hotline: ringing while it is asked, then their face and their words, or nobody. */
function Hotline({ view, track }: { readonly view: PlayerView; readonly track: SeenTrack }) {
  const isAsking =
    ready.value && orders.value.some((order) => order.type === 'answerWarning' && order.choice.do === 'ask')
  const answer = hotlineAnswer.value
  if (isAsking)
    return (
      <p class="line ringing" role="status">
        <Icon name="phone" /> {t('alarm.ringing', { power: nameInText(track.origin) })}
      </p>
    )
  if (answer === undefined) return null
  const look = view.powers.find(({ id }) => id === answer.origin)?.look ?? 0
  return (
    <div class="line" data-test="hotline-answer">
      <span class="line-face">
        <Portrait power={answer.origin} look={look} mood="afraid" />
      </span>
      {answer.denies ? (
        <SpokenLine cue={{ speaker: answer.origin, occasion: 'hotline', turn: view.year }} />
      ) : (
        <p class="said">{t('alarm.silent')}</p>
      )}
    </div>
  )
}

interface DoorsProps {
  readonly view: PlayerView
  /** False where waiting is the only one until the others are asked for. */
  readonly showsAll?: boolean
}

/** Wait, call, ready, launch. The first three are a press; launching is held, and planned with two keys. */
function Doors({ view, showsAll = true }: DoorsProps) {
  const { tracks } = view.window
  const asked = tracks.find(({ hotline }) => hotline)
  const answer = (choice: WarningChoice): boolean => {
    const isTaken = giveOrder({ type: 'answerWarning', choice })
    if (isTaken && !isAdviser.value) void sendReady(true)
    return isTaken
  }
  const isGiven = ready.value
  return (
    <div class="doors">
      <button type="button" disabled={isGiven} onClick={() => answer({ do: 'rideOut' })} data-test="warning.rideOut">
        <Icon name="hand" />
        <strong>{t('warning.rideOut.name')}</strong>
        <span>{t('warning.rideOut.text')}</span>
      </button>
      {showsAll && <OtherDoors view={view} isGiven={isGiven} asked={asked} answer={answer} />}
    </div>
  )
}

interface OtherDoorsProps {
  readonly view: PlayerView
  readonly isGiven: boolean
  /** The first track whose origin can be asked on a hotline. */
  readonly asked: SeenTrack | undefined
  answer(choice: WarningChoice): boolean
}

/** Every door but waiting. */
function OtherDoors({ view, isGiven, asked, answer }: OtherDoorsProps) {
  return (
    <>
      <button
        type="button"
        disabled={isGiven || asked === undefined}
        onClick={() => answer({ do: 'ask' })}
        data-test="warning.ask"
      >
        <Icon name="phone" />
        <strong>{asked ? t('alarm.call', { name: leaderInText(asked.origin) }) : t('warning.ask.name')}</strong>
        <span>{t(asked ? 'warning.ask.text' : hotlineAnswer.value ? 'warning.hasAsked' : 'warning.noHotline')}</span>
      </button>
      <button
        type="button"
        disabled={isGiven}
        onClick={() => answer({ do: 'raiseReadiness' })}
        data-test="warning.raiseReadiness"
      >
        <Icon name="up" />
        <strong>{t('warning.raiseReadiness.name')}</strong>
        <span>{t('warning.raiseReadiness.text')}</span>
      </button>
      <LaunchDoor
        isGiven={isGiven}
        onOpen={() =>
          takeKeysOut({
            among: [...new Set(view.window.tracks.map(({ origin }) => origin))],
            order: (plan) => answer({ do: 'launch', ...plan }),
          })
        }
      />
    </>
  )
}

/** The door that is held, never tapped. */
function LaunchDoor({ isGiven, onOpen }: { readonly isGiven: boolean; onOpen(): void }) {
  const [isArmed, setArmed] = useState(false)
  return (
    <HoldKey
      class="grave"
      test="warning.launch"
      isChosen={isArmed}
      disabled={isGiven}
      onChoose={() => setArmed(true)}
      onCommit={onOpen}
    >
      <Icon name="key" />
      <strong>{t('warning.launch.name')}</strong>
      <span>{isArmed ? t('stage.again') : t('warning.launch.text')}</span>
      <em>{t('alarm.hold')}</em>
    </HoldKey>
  )
}

/** A warning on another power's screens: the same radar turns, and there is nothing to do. */
export function AlarmElsewhere() {
  const view = observation.value
  if (view === undefined) return null
  const others = view.powers.filter(({ id }) => id !== view.self?.id)
  // Where there is but one other, everybody can tell whose screens they are.
  const only = others.length === 1 ? others[0] : undefined
  return (
    <section class="alarm elsewhere" role="status" data-test="alarm-elsewhere">
      {view.skin === undefined && <Radar tracks={[]} />}
      <p>{only ? t('alarm.watchingOne', { power: nameInText(only.id) }) : t('alarm.watching')}</p>
      <p class="breath">{t('alarm.breath')}</p>
    </section>
  )
}
