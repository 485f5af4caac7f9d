import { eventModule, type SeenEvent } from '#shared/events/index'
import type { PowerId, StateId } from '#shared/ids'

/** How a moment of the year looks on the map. */
export type ShotLook = 'word' | 'bond' | 'breach' | 'gift' | 'cover' | 'shift' | 'crisis'

/** One moment of the year's film: what happened, and between which lands. */
export interface Shot {
  readonly event: SeenEvent
  readonly look: ShotLook
  readonly from: PowerId | StateId
  readonly to?: PowerId | StateId
}

/** Most shots of a film: with the time each takes, six to nine seconds. */
export const MOST_SHOTS = 7
/** Most shots of a year in which nothing grave happened and nothing of note to the viewer's power. */
export const QUIET_SHOTS = 3
/** Most shots of one type of event. */
const MOST_ALIKE = 2

type Of<Type extends SeenEvent['type']> = Extract<SeenEvent, { type: Type }>
type Scene<Type extends SeenEvent['type']> = (event: Of<Type>) => Omit<Shot, 'event'>

/** Events that a film shows, in the order in which it shows them: words, bonds, gifts and promises, then states and crises. */
const SCENES: { readonly [Type in SeenEvent['type']]?: Scene<Type> } = {
  statementMade: ({ power }) => ({ look: 'word', from: power }),
  warheadsScrapped: ({ power }) => ({ look: 'word', from: power }),
  treatyConcluded: ({ power, target }) => ({ look: 'bond', from: power, to: target }),
  treatyBroken: ({ power, target }) => ({ look: 'breach', from: power, to: target }),
  cheatingFound: ({ power, target }) => ({ look: 'breach', from: power, to: target }),
  aidGiven: ({ power, state }) => ({ look: 'gift', from: power, to: state }),
  umbrellaExtended: ({ power, state }) => ({ look: 'cover', from: power, to: state }),
  umbrellaWithdrawn: ({ power, state }) => ({ look: 'breach', from: power, to: state }),
  baseAnnounced: ({ power, state }) => ({ look: 'gift', from: power, to: state }),
  baseDiscovered: ({ power, state }) => ({ look: 'breach', from: power, to: state }),
  promiseKept: ({ power, client }) => ({ look: 'cover', from: power, to: client }),
  promiseBroken: ({ power, client }) => ({ look: 'breach', from: power, to: client }),
  stateChangedSides: ({ state, towards }) => ({ look: 'shift', from: towards, to: state }),
  stateArms: ({ state }) => ({ look: 'shift', from: state }),
  stateWentNuclear: ({ state }) => ({ look: 'shift', from: state }),
  powerWentNuclear: ({ power }) => ({ look: 'shift', from: power }),
  crisisBegan: ({ power, target }) => ({ look: 'crisis', from: power, to: target }),
  crisisEnded: ({ power, target }) => ({ look: 'crisis', from: power, to: target }),
}

const TYPES = Object.keys(SCENES) as readonly SeenEvent['type'][]
const WEIGHT = { quiet: 0, notice: 2, grave: 4 } as const
/** Weight of a notice about the viewer's own power: such a moment is never left out of a quiet year. */
const TELLING = 3

/**
 * The year's film: the weightiest moments, those of the viewer's own power before others', in the order of a year. In a
 * year without anything grave, of what others did only so much is shown as fills a few shots, so that it is soon over.
 */
export function filmOf(events: readonly SeenEvent[], own: PowerId): readonly Shot[] {
  const counts = new Map<SeenEvent['type'], number>()
  const shots = events.flatMap((event): readonly Shot[] => {
    const scene = SCENES[event.type] as ((event: SeenEvent) => Omit<Shot, 'event'>) | undefined
    return scene ? [{ event, ...scene(event) }] : []
  })
  const weightOf = ({ event, from, to }: Shot) =>
    WEIGHT[eventModule(event).weight] + (from === own || to === own ? 1 : 0)
  const weighty = shots
    .toSorted((a, b) => weightOf(b) - weightOf(a))
    .filter(({ event: { type } }) => {
      const alike = (counts.get(type) ?? 0) + 1
      counts.set(type, alike)
      return alike <= MOST_ALIKE
    })
  const telling = weighty.filter((shot) => weightOf(shot) >= TELLING).length
  const isGrave = weighty.some((shot) => weightOf(shot) >= WEIGHT.grave)
  const most = isGrave ? MOST_SHOTS : Math.min(MOST_SHOTS, Math.max(QUIET_SHOTS, telling))
  return weighty.slice(0, most).toSorted((a, b) => TYPES.indexOf(a.event.type) - TYPES.indexOf(b.event.type))
}
