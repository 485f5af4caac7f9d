import { totalWarheads } from '#shared/analysis/exchange'
import { moduleOf, type Order } from '#shared/orders/index'
import type { WindowKind } from '#shared/ruleset/vocabulary'
import type { PlayerView, SeenTrack } from '#shared/view/observation'
import { giveOrder } from '../commands/changeOrders.ts'
import { sendReady } from '../commands/match.ts'
import { takeKeysOut } from '../commands/roomView.ts'
import { DelegationPanel } from '../orders/DelegationPanel.tsx'
import { OrderKeys, optionsOf } from '../orders/OrderKeys.tsx'
import { hotlineAnswer } from '../store/alarm.ts'
import { isAdviser, isAwaited, newsFeed, observation, orders, playerView, role } from '../store/game.ts'
import { eventLine } from '../text/eventText.ts'
import { formatPercent, nameInText, type PlainTextKey, sentence, t } from '../text/text.ts'
import { ConfrontationPanel } from './ConfrontationPanel.tsx'
import './crisis.css'

/** What players read when the window does not wait for them. */
const WAITING: Readonly<Record<WindowKind, PlainTextKey>> = {
  planning: 'orders.wait',
  confrontation: 'confrontation.wait',
  warning: 'warning.wait',
  retaliation: 'retaliation.wait',
  ended: 'orders.wait',
}

/** Windows of a crisis: what is known, and few choices. Choosing declares ready too. */
export function CrisisPanel() {
  const view = playerView.value
  const kind = observation.value?.window.kind
  if (view === undefined || kind === undefined) return null
  if (role.value === 'replay') return <SeenThen view={view} />
  if (!isAwaited.value) return <p class="crisis soft">{t(WAITING[kind])}</p>
  return (
    <section class="crisis" aria-live="assertive" data-test={`crisis-${kind}`}>
      <DelegationPanel />
      {kind === 'confrontation' && <ConfrontationPanel view={view} />}
      {kind === 'warning' && <Warning view={view} />}
      {kind === 'retaliation' && <Retaliation view={view} />}
      {orders.value.map((order) => (
        <p key={moduleOf(order).slot(order)} class="chosen">
          {t('warning.chosen', { choice: sentence(moduleOf(order).describe(order)) })}
        </p>
      ))}
    </section>
  )
}

/** Of a match that is over: what was on the power's screens; nothing is asked any more. */
const SeenThen = ({ view: { window } }: { readonly view: PlayerView }) => (
  <>
    {window.tracks.map((track) => (
      <TrackCard key={track.origin} track={track} />
    ))}
  </>
)

/** In a crisis the choice is the whole answer: it is saved, then the player is ready. Advisers only propose. */
function decide(order: Order): boolean {
  const isGiven = giveOrder(order)
  if (isGiven && !isAdviser.value) void sendReady(true)
  return isGiven
}

function Warning({ view }: { readonly view: PlayerView }) {
  const { tracks } = view.window
  const canAsk = tracks.some((track) => track.hotline)
  const origins = [...new Set(tracks.map((track) => track.origin))]
  return (
    <>
      <h2>{t('warning.title')}</h2>
      <p class="soft">{t('warning.intro')}</p>
      {tracks.map((track) => (
        <TrackCard key={track.origin} track={track} />
      ))}
      <CrisisChoice
        test="warning.rideOut"
        name={t('warning.rideOut.name')}
        text={t('warning.rideOut.text')}
        onChoose={() => decide({ type: 'answerWarning', choice: { do: 'rideOut' } })}
      />
      <CrisisChoice
        test="warning.ask"
        name={t('warning.ask.name')}
        text={t('warning.ask.text')}
        onChoose={() => decide({ type: 'answerWarning', choice: { do: 'ask' } })}
        {...(canAsk ? {} : { blocked: t(hotlineAnswer.value ? 'warning.hasAsked' : 'warning.noHotline') })}
      />
      <CrisisChoice
        test="warning.raiseReadiness"
        name={t('warning.raiseReadiness.name')}
        text={t('warning.raiseReadiness.text')}
        onChoose={() => decide({ type: 'answerWarning', choice: { do: 'raiseReadiness' } })}
      />
      <CrisisChoice
        test="warning.launch"
        name={t('warning.launch.name')}
        text={t('warning.launch.text')}
        grave
        onChoose={() =>
          takeKeysOut({
            among: origins,
            order: (plan) => decide({ type: 'answerWarning', choice: { do: 'launch', ...plan } }),
          })
        }
      />
    </>
  )
}

function TrackCard({ track }: { readonly track: SeenTrack }) {
  const { origin, count, confidence, minutes } = track
  return (
    <div class="track-card">
      <strong>{t('warning.from', { power: nameInText(origin) })}</strong>
      <span class="figures">{t('warning.count', { count })}</span>
      <meter
        min={0}
        max={1}
        value={confidence}
        aria-label={t('warning.confidence', { percent: formatPercent(confidence) })}
      />
      <span>{t('warning.confidence', { percent: formatPercent(confidence) })}</span>
      <span>{t('warning.minutes', { minutes })}</span>
    </div>
  )
}

/** What a power is in an exchange: it has fired, it was fired at, or neither. */
function partIn({ self, window: { attackers, enemies } }: PlayerView): 'striker' | 'struck' | 'bystander' {
  if (attackers.includes(self.id)) return 'striker'
  return enemies.length > 0 ? 'struck' : 'bystander'
}

function Retaliation({ view }: { readonly view: PlayerView }) {
  const left = totalWarheads(view.self.forces)
  const part = partIn(view)
  return (
    <>
      <h2>{t('retaliation.title')}</h2>
      <p class="soft">{t(`retaliation.intro.${part}`)}</p>
      <RecentBlows />
      <p>{view.window.canLaunch ? t('retaliation.left', { n: left }) : t('retaliation.lostCommand')}</p>
      <OrderKeys among={optionsOf(view, 'ceasefire')} />
      <CrisisChoice
        test="retaliation.hold"
        name={t('retaliation.hold.name')}
        text={t(`retaliation.hold.text.${part}`)}
        onChoose={() => decide({ type: 'hold' })}
      />
      {view.window.canLaunch && left > 0 && (
        <CrisisChoice
          test="retaliation.answer"
          name={t(`retaliation.fire.${part}`)}
          text={t(`retaliation.fireText.${part}`)}
          grave
          onChoose={() => takeKeysOut({ order: (plan) => decide({ type: 'retaliate', ...plan }) })}
        />
      )}
    </>
  )
}

/** Strikes on the player's power so far this year. */
function RecentBlows() {
  const year = observation.value?.year
  const blows = newsFeed.value.filter(
    (entry) => entry.year === year && ['salvoLanded', 'forcesDestroyed', 'commandLost'].includes(entry.event.type),
  )
  return (
    <ul class="blows">
      {blows.map(({ event }, n) => (
        <li key={n}>{eventLine(event)}</li>
      ))}
    </ul>
  )
}

interface CrisisChoiceProps {
  readonly test: string
  readonly name: string
  readonly text: string
  readonly grave?: boolean
  readonly blocked?: string
  onChoose(): void
}

function CrisisChoice({ test, name, text, grave, blocked, onChoose }: CrisisChoiceProps) {
  return (
    <button
      type="button"
      class={grave ? 'crisis-choice danger' : 'crisis-choice'}
      disabled={blocked !== undefined}
      onClick={onChoose}
      data-test={test}
    >
      <strong>{name}</strong>
      <span>{blocked ?? text}</span>
    </button>
  )
}
