import { batch, computed, effect, signal } from '@preact/signals'
import type { SeenEvent } from '#shared/events/index'
import { type DatedEvent, withYears } from '#shared/events/withYears'
import { costOf } from '#shared/orders/fitOrders'
import { moduleOf, type Order } from '#shared/orders/index'
import type { Land } from '#shared/orders/landOf'
import type { Delegation } from '#shared/protocol/delegation'
import type { CommandInput, MatchFactsMessage, ViewMessage } from '#shared/protocol/messages'
import type { PersonalTime } from '#shared/protocol/personalTime'
import { RULESET } from '#shared/ruleset/ruleset'
import { rulesetVariant } from '#shared/ruleset/rulesetVariant'
import { type Estimate, isPlayerView, type Observation, type PlayerView } from '#shared/view/observation'
import type { Problem } from '#shared/view/phrase'
import { setSkin } from '../text/text.ts'
import { matchSignal } from './matchSignal.ts'
import { type NetworkTransport, rememberedTransport } from './rememberedTransport.ts'

/** State of the connection to the match; `takenOver`: a newer tab has the seat; `refused`: trying again is useless. */
export type ConnectionStatus = 'connecting' | 'live' | 'reconnecting' | 'takenOver' | 'refused'

/** `local`: no network at all, a match this device plays by itself. */
export type TransportKind = NetworkTransport | 'local'

/** A power or lesser state. */
export type Selection = Land

/** The event of a salvo that came down. */
export type LandedSalvo = Extract<SeenEvent, { type: 'salvoLanded' }>

/** Roles of a viewer: only players act; `guest` watches over a seat holder's shoulder, `replay` a match that is over. */
export type ViewerRole = 'player' | 'guest' | 'spectator' | 'replay'

/** Id of the open match. */
export const matchId = matchSignal<string | undefined>(undefined)
/** The viewer's role in the open match. */
export const role = matchSignal<ViewerRole>('spectator')

/** State of the connection to the open match. */
export const connectionStatus = matchSignal<ConnectionStatus>('connecting')
/** Why the match cannot be opened, when the status is `refused`. */
export const connectionRefusal = matchSignal<Problem | undefined>(undefined)
/** The transport in use. It outlives the match: what this network lets through stays true. */
export const transportKind = signal<TransportKind>(rememberedTransport())

/** The position as this viewer may know it; undefined before the first view. */
export const observation = matchSignal<Observation | undefined>(undefined)
/** Number of the open window; 0 before the first view. */
export const windowNumber = computed(() => observation.value?.window.number ?? 0)
/** Public facts of the match beside its position. */
export const matchFacts = matchSignal<MatchFactsMessage>({
  held: false,
  paused: false,
  extended: false,
  overtime: false,
  led: false,
  absences: false,
  next: '',
  commitment: '',
  talk: 'off',
  requests: [],
  conduct: [],
  seats: [],
})
/** When the window closes, in milliseconds of performance.now(); undefined when untimed. */
export const closesAt = matchSignal<number | undefined>(undefined)
/** More time than the others have, which only this viewer is told; undefined for most. */
export const personalTime = matchSignal<PersonalTime | undefined>(undefined)
/** When the time of those is over who have no more than all; in milliseconds of performance.now(). */
export const othersCloseAt = matchSignal<number | undefined>(undefined)
/** What is left of it when it stands still, in milliseconds. */
export const othersTimeLeftPaused = matchSignal<number | undefined>(undefined)
/** Milliseconds left when the server last sent the clock: what a paused clock shows. */
export const timeLeftPaused = matchSignal<number | undefined>(undefined)
/** Events so far, oldest first. */
export const newsFeed = matchSignal<readonly DatedEvent[]>([])
/** Events that the last view brought. */
export const arrivedEvents = matchSignal<readonly DatedEvent[]>([])
/** Salvos the map has yet to play. */
export const salvos = matchSignal<readonly LandedSalvo[]>([])
/** The last estimate of each rival before the reveal, by power: for the aftermath. */
export const lastEstimates = matchSignal<Readonly<Record<string, Estimate>>>({})

/** The seat's orders as shown: drafts are sent as they are made. */
export const orders = matchSignal<readonly Order[]>([])
/** The seat's orders as the server last sent them: others who share the seat may have changed them. */
export const serverOrders = matchSignal<readonly Order[]>([])
/** The people who share this seat, and who gave which order; undefined for a seat with one holder. */
export const ownDelegation = matchSignal<Delegation | undefined>(undefined)
/** Earlier sets of orders of this window, for undo; the latest last. */
export const undoStack = matchSignal<readonly (readonly Order[])[]>([])
/** Whether the server has the orders shown. */
export const saving = matchSignal<'saved' | 'saving' | 'unsaved'>('saved')
/** The server has the seat as ready. */
export const ready = matchSignal(false)
/** The seat holder declared ready in this window; sent again after a reconnection. */
export const readyWanted = matchSignal(false)
/** Orders of a window that closed before the server was known to have them. */
export interface LateOrders {
  /** The year they were given in. */
  readonly year: number
  readonly orders: readonly Order[]
  /** As they were to be sent: the server is asked once more whether they had arrived. */
  readonly input: CommandInput<'draft'>
  /** The server has said that they came too late. */
  readonly isKnown: boolean
}

/** Orders that came too late, until the person has read so. */
export const lateOrders = matchSignal<LateOrders | undefined>(undefined)
/** What the server or the rules refused last, until the next change. */
export const lastRefusal = matchSignal<Problem | undefined>(undefined)

/** What is selected on map and lists. */
export const selection = matchSignal<Selection | undefined>(undefined)

/** The view of the power looked from; undefined for a spectator and before the first view. */
export const playerView = computed<PlayerView | undefined>(() => {
  const view = observation.value
  return view !== undefined && isPlayerView(view) ? view : undefined
})

/** The numbers this match is played by. */
export const ruleset = computed(() => rulesetVariant(RULESET, observation.value?.ruleChanges ?? {}))

/** What the orders shown cost, in budget points. */
export const orderCost = computed(() => costOf(ruleset.value, orders.value))

/** This person joined a delegation late: sees and proposes, but approves no launch. */
export const isAdviser = computed(
  () => ownDelegation.value?.people.some(({ id, adviser }) => adviser && id === ownDelegation.value?.me) ?? false,
)

/** True when the open window waits for this seat. */
export const isAwaited = computed(() => {
  const view = role.value === 'player' ? playerView.value : undefined
  return view?.window.participants.includes(view.self.id) ?? false
})

// The words of a scenario's age are those of the position shown.
effect(() => setSkin(observation.value?.skin))

/** Applies a view from the server. Orders of the same window that are not saved yet are kept. */
export function applyView(message: ViewMessage): void {
  // All of it is taken in before anything is done with it: what a browser refuses meanwhile stops nothing.
  batch(() => takeIn(message))
}

function takeIn(message: ViewMessage): void {
  const { observation: seen, events } = message
  const windowBefore = observation.value?.window.number
  rememberEstimates(observation.value)
  rememberLateOrders(windowBefore, message)
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
  applyClock(message)
  if (windowBefore !== seen.window.number) {
    lastRefusal.value = undefined
    readyWanted.value = message.ready
  }
  addEvents(events, seen.year)
}

const slotOf = (order: Order): string => moduleOf(order).slot(order)

/** Slots in which the orders shown are not those the server has. */
function changedSlots(): readonly string[] {
  const bySlot = (list: readonly Order[]) => new Map(list.map((order) => [slotOf(order), JSON.stringify(order)]))
  const [ours, theirs] = [bySlot(orders.value), bySlot(serverOrders.value)]
  return [...new Set([...ours.keys(), ...theirs.keys()])].filter((slot) => ours.get(slot) !== theirs.get(slot))
}

/** The orders shown, as they are sent: of a shared seat with the slots that this person changed. */
export function draftInput(): CommandInput<'draft'> {
  const changed = ownDelegation.value === undefined ? {} : { changed: changedSlots() }
  return { window: windowNumber.value, orders: orders.value, ...changed }
}

/** The server has these orders. Those of a shared seat it sends itself, with what others changed. */
export function noteSaved(sent: readonly Order[]): void {
  saving.value = 'saved'
  if (ownDelegation.value === undefined) serverOrders.value = sent
}

/** The server's orders with this person's unsaved changes. */
function withOurs(theirs: readonly Order[]): readonly Order[] {
  const changed = changedSlots()
  const ours = orders.value.filter((order) => changed.includes(slotOf(order)))
  return [...theirs.filter((order) => !changed.includes(slotOf(order))), ...ours]
}

/** Sets the countdown: milliseconds from now; a person with more time than the others has their own. */
export function applyClock({ closesIn, personalTime: own }: Pick<ViewMessage, 'closesIn' | 'personalTime'>): void {
  const mine = own === undefined ? closesIn : own.closesIn
  closesAt.value = mine === undefined ? undefined : performance.now() + mine
  timeLeftPaused.value = mine
  personalTime.value = own
  othersCloseAt.value = closesIn === undefined ? undefined : performance.now() + closesIn
  othersTimeLeftPaused.value = closesIn
}

function addEvents(events: readonly SeenEvent[], yearNow: number): void {
  const began = events.find((event) => event.type === 'yearBegan')
  arrivedEvents.value = withYears(events, began ? began.year - 1 : yearNow)
  if (events.length === 0) return
  newsFeed.value = [...newsFeed.value, ...arrivedEvents.value]
  const landed = events.filter((event) => event.type === 'salvoLanded')
  if (landed.length > 0) salvos.value = [...salvos.value, ...landed]
}

/** The window has closed while the server was not known to have the orders shown. */
function rememberLateOrders(windowBefore: number | undefined, { observation: { window } }: ViewMessage): void {
  if (windowBefore === undefined || windowBefore === window.number || saving.value === 'saved') return
  const had = new Set(serverOrders.value.map((order) => JSON.stringify(order)))
  const late = orders.value.filter((order) => !had.has(JSON.stringify(order)))
  if (late.length === 0 && orders.value.length === serverOrders.value.length) return
  const year = observation.value?.year ?? 0
  lateOrders.value = { year, orders: late, input: draftInput(), isKnown: false }
}

function rememberEstimates(before: Observation | undefined): void {
  if (before === undefined || before.reveal !== undefined) return
  const known = before.powers.flatMap(({ id, estimate }) => (estimate ? [[id, estimate] as const] : []))
  if (known.length > 0) lastEstimates.value = Object.fromEntries(known)
}
