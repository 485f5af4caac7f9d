import { computed, effect } from '@preact/signals'
import type { SeenEvent } from '#shared/events/index'
import type { CrisisMove } from '#shared/ruleset/vocabulary'
import { confrontationOf } from '#shared/view/lookup'
import type { PlayerView, SeenConfrontation } from '#shared/view/observation'
import { isAwaited, newsFeed, orders, ownDelegation, playerView, role } from './game.ts'
import { openList } from './lists.ts'
import { matchSignal } from './matchSignal.ts'

/** The confrontation of the viewer's own power, as it was seen last. */
export interface FacedCrisis {
  readonly crisis: SeenConfrontation
  readonly view: PlayerView
  /** Chance, 0–1, of an accident in each of its windows that have passed since the page was opened. */
  readonly ran: readonly number[]
  /** The viewer's own move in the window that was seen last, once it is made. */
  readonly moved: CrisisMove | undefined
}

/** The event that ends a confrontation. */
type EndEvent = Extract<SeenEvent, { type: 'crisisEnded' }>

/** How a confrontation of the viewer's power ended, with what it was last. */
export interface CrisisResult extends FacedCrisis {
  readonly end: EndEvent
}

/** The confrontation the viewer stands in; undefined when there is none. */
export const facedCrisis = matchSignal<FacedCrisis | undefined>(undefined)

/** How the last confrontation ended, until the player puts its scene away. */
export const crisisResult = matchSignal<CrisisResult | undefined>(undefined)

/** A crisis that takes the room; where the lists are open, or several people share the seat, it stands among them. */
export const isStaged = computed(
  () =>
    openList.value === undefined &&
    ownDelegation.value === undefined &&
    isAwaited.value &&
    playerView.value?.window.kind === 'confrontation' &&
    facedCrisis.value !== undefined,
)

const isSame = (one: FacedCrisis, view: PlayerView, other: SeenConfrontation): boolean =>
  one.view.year === view.year && one.crisis.challenger === other.challenger && one.crisis.defender === other.defender

/** The chances a crisis has run, when a view of a later window comes. */
function ranUntil(before: FacedCrisis, view: PlayerView, crisis: SeenConfrontation): readonly number[] {
  if (before.view.window.number === view.window.number) return before.ran
  return [...before.ran, crisis.rung > before.crisis.rung ? before.crisis.riskAbove : before.crisis.risk]
}

effect(() => {
  const view = playerView.value
  const feed = newsFeed.value
  if (view === undefined || role.value !== 'player') return
  const before = facedCrisis.peek()
  const crisis = confrontationOf(view)
  if (before !== undefined && (crisis === undefined || !isSame(before, view, crisis))) {
    const end = feed.findLast(({ event, year }) => year === before.view.year && isEndOf(before, event))?.event
    if (end?.type === 'crisisEnded' && end.outcome !== 'war') crisisResult.value = { ...before, end }
  }
  if (crisis === undefined) facedCrisis.value = undefined
  else {
    const ran = before !== undefined && isSame(before, view, crisis) ? ranUntil(before, view, crisis) : []
    const moved = orders.value.find((order) => order.type === 'confront')?.move
    facedCrisis.value = { crisis, view, ran, moved }
  }
})

const isEndOf = ({ crisis }: FacedCrisis, event: SeenEvent): boolean =>
  event.type === 'crisisEnded' && event.power === crisis.challenger && event.target === crisis.defender
