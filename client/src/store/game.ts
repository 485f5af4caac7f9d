import { computed, signal } from '@preact/signals'
import { type DatedEvent, dated } from '#shared/events/dated'
import type { SeenEvent } from '#shared/events/index'
import type { PowerId, StateId } from '#shared/ids'
import { moduleOf, type Order } from '#shared/orders/index'
import { costOf } from '#shared/orders/validateSubmission'
import type { Delegation } from '#shared/protocol/delegation'
import type { MatchFactsMessage, ViewMessage } from '#shared/protocol/messages'
import { RULESET } from '#shared/ruleset/ruleset'
import { variant } from '#shared/ruleset/variant'
import { type Estimate, isPlayerView, type Observation, type PlayerView } from '#shared/view/observation'
import type { Problem } from '#shared/view/phrase'
import { setSkin } from '../text/text.ts'

/** How the line to the server stands. */
export type ConnectionStatus = 'connecting' | 'live' | 'reconnecting' | 'taken' | 'gone'

export type Selection =
  | { readonly kind: 'power'; readonly id: PowerId }
  | { readonly kind: 'state'; readonly id: StateId }

export type SalvoLanded = Extract<SeenEvent, { type: 'salvoLanded' }>

export const matchId = signal<string | undefined>(undefined)
export const connectionStatus = signal<ConnectionStatus>('connecting')
/** Ways a line can be carried, each for networks that do not let the one before through. */
export const TRANSPORT_KINDS = ['socket', 'stream', 'poll'] as const
/** `here`: no network at all, a match this device plays by itself. */
export type TransportKind = (typeof TRANSPORT_KINDS)[number] | 'here'
/** What carries the line now. */
export const transportKind = signal<TransportKind>('socket')
export const goneReason = signal<Problem | undefined>(undefined)
export const observation = signal<Observation | undefined>(undefined)
/** The seat's orders as the person sees them: drafts are sent as they are made. */
export const orders = signal<readonly Order[]>([])
/** The orders as the server last said they stand: others who share the seat may have changed them. */
export const serverOrders = signal<readonly Order[]>([])
/** Those who share this seat, and who gave which order; undefined for whoever sits alone. */
export const ownDelegation = signal<Delegation | undefined>(undefined)
/** Earlier sets of orders of this window, for undo. */
export const undoStack = signal<readonly (readonly Order[])[]>([])
export const saving = signal<'saved' | 'saving' | 'unsaved'>('saved')
export const ready = signal(false)
/** The person said ready in this window; sent again when a line that was down is back. */
export const readyWanted = signal(false)
/** When the window closes, in milliseconds of performance.now(); undefined when untimed. */
export const closesAt = signal<number | undefined>(undefined)
/** Milliseconds left when the clock was last told: what a clock that stands still shows. */
export const timeLeftPaused = signal<number | undefined>(undefined)
export const newsFeed = signal<readonly DatedEvent[]>([])
export const selection = signal<Selection | undefined>(undefined)
/** Salvos the map has yet to play. */
export const salvos = signal<readonly SalvoLanded[]>([])
/** What was last believed of each rival, for the aftermath. */
export const lastEstimates = signal<Readonly<Record<string, Estimate>>>({})
/** What the server or the rules refused last, until the next change. */
export const lastRefusal = signal<Problem | undefined>(undefined)
const NO_FACTS: MatchFactsMessage = {
  held: false,
  paused: false,
  extended: false,
  overtime: false,
  led: false,
  next: '',
  seats: [],
}
/** What everybody may know of the match beside its position. */
export const matchFacts = signal<MatchFactsMessage>(NO_FACTS)
/** Which panel a phone shows. */
export const phoneTab = signal<'orders' | 'map' | 'world' | 'feed'>('map')

/** What somebody is here: only players act; a engine looks at a match that is over. */
export type ViewerRole = 'player' | 'guest' | 'spectator' | 'replay'
export const role = signal<ViewerRole>('spectator')

/** The view of the power looked from; undefined for a spectator and before the first view. */
export const playerView = computed<PlayerView | undefined>(() => {
  const view = observation.value
  return view !== undefined && isPlayerView(view) ? view : undefined
})

/** The numbers this match is played by. */
export const ruleset = computed(() => variant(RULESET, observation.value?.ruleChanges ?? {}))

export const spent = computed(() => costOf(ruleset.value, orders.value))

/** This person came late to a delegation: sees and proposes, turns no key. */
export const isAdviser = computed(
  () => ownDelegation.value?.people.some(({ id, adviser }) => adviser && id === ownDelegation.value?.me) ?? false,
)

/** True when the open window waits for this person. */
export const awaited = computed(() => {
  const view = role.value === 'player' ? playerView.value : undefined
  return view?.window.participants.includes(view.self.id) ?? false
})

/** Takes in what the server sent: the observation is the truth, the events are for the eyes. */
export function applyView(message: ViewMessage): void {
  const { observation: seen, events } = message
  const windowBefore = observation.value?.window.number
  rememberEstimates(observation.value)
  setSkin(seen.skin)
  observation.value = seen
  if (windowBefore !== seen.window.number || saving.value === 'saved') {
    if (windowBefore !== seen.window.number || message.delegation === undefined) undoStack.value = []
    orders.value = message.orders
    saving.value = 'saved'
  } else if (message.delegation) {
    orders.value = withOurs(message.orders)
  }
  serverOrders.value = message.orders
  ownDelegation.value = message.delegation
  ready.value = message.ready
  applyClock(message.closesIn)
  if (windowBefore !== seen.window.number) {
    lastRefusal.value = undefined
    readyWanted.value = message.ready
  }
  addEvents(events, seen.year)
}

const slotOf = (order: Order): string => moduleOf(order).slot(order)

/** Slots in which this person's orders are not those the server has. */
export function changedSlots(): readonly string[] {
  const told = (list: readonly Order[]) => new Map(list.map((order) => [slotOf(order), JSON.stringify(order)]))
  const [ours, theirs] = [told(orders.value), told(serverOrders.value)]
  return [...new Set([...ours.keys(), ...theirs.keys()])].filter((slot) => ours.get(slot) !== theirs.get(slot))
}

/** What the server has, with the changes of this person that are still on their way to it. */
function withOurs(there: readonly Order[]): readonly Order[] {
  const changed = changedSlots()
  const ours = orders.value.filter((order) => changed.includes(slotOf(order)))
  return [...there.filter((order) => !changed.includes(slotOf(order))), ...ours]
}

/** Sets the countdown: milliseconds from now, or none. */
export function applyClock(closesIn: number | undefined): void {
  closesAt.value = closesIn === undefined ? undefined : performance.now() + closesIn
  timeLeftPaused.value = closesIn
}

function addEvents(events: readonly SeenEvent[], yearNow: number): void {
  if (events.length === 0) return
  const began = events.find((event) => event.type === 'yearBegan')
  newsFeed.value = [...newsFeed.value, ...dated(events, began ? began.year - 1 : yearNow)]
  const landed = events.filter((event) => event.type === 'salvoLanded')
  if (landed.length > 0) salvos.value = [...salvos.value, ...landed]
}

function rememberEstimates(before: Observation | undefined): void {
  if (before === undefined || before.reveal !== undefined) return
  const known = before.powers.flatMap(({ id, estimate }) => (estimate ? [[id, estimate] as const] : []))
  if (known.length > 0) lastEstimates.value = Object.fromEntries(known)
}

/** Empties the store for another match. */
export function clearGame(): void {
  matchId.value = undefined
  connectionStatus.value = 'connecting'
  goneReason.value = undefined
  observation.value = undefined
  orders.value = []
  serverOrders.value = []
  ownDelegation.value = undefined
  undoStack.value = []
  saving.value = 'saved'
  ready.value = false
  readyWanted.value = false
  closesAt.value = undefined
  newsFeed.value = []
  selection.value = undefined
  salvos.value = []
  lastEstimates.value = {}
  lastRefusal.value = undefined
  phoneTab.value = 'map'
  matchFacts.value = NO_FACTS
}
