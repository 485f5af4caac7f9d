import type { Story } from '#shared/debrief/story'
import type { EventType, GameEvent, SeenEvent } from '#shared/events/index'

/** Kinds of moments that the replay can jump to. */
type MomentKind = 'breach' | 'test' | 'alarm' | 'crisis' | 'launch' | 'accident' | 'bomb' | 'end'

/** A marked moment of a match, for jumping to it in the replay. */
export interface Moment {
  /** Place of the position in `Story.states` in which it has just happened. */
  readonly index: number
  readonly year: number
  readonly kind: MomentKind
  /** What happened. */
  readonly event: SeenEvent
}

const KIND_OF: Partial<Readonly<Record<EventType, MomentKind>>> = {
  treatyBroken: 'breach',
  cheatingFound: 'breach',
  promiseKept: 'test',
  promiseBroken: 'test',
  warningRaised: 'alarm',
  crisisBegan: 'crisis',
  crisisEnded: 'crisis',
  firstUse: 'launch',
  salvoLanded: 'launch',
  accident: 'accident',
  stateWentNuclear: 'bomb',
  matchEnded: 'end',
}

/** The marked moments, oldest first. */
export function momentsOf({ record, states }: Story): readonly Moment[] {
  return record.windows.flatMap(({ events }, index) =>
    events.flatMap((event) => {
      const kind = KIND_OF[event.type]
      return kind === undefined ? [] : [{ index: index + 1, year: states[index]!.year, kind, event: plain(event) }]
    }),
  )
}

const plain = ({ audience: _audience, ...event }: GameEvent): SeenEvent => event as SeenEvent
