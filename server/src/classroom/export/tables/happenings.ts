import { EVENT_TYPES, type GameEvent } from '#shared/events/index'
import {
  countColumn,
  powerColumn,
  ROUND_COLUMN,
  textColumn,
  WORLD_COLUMN,
  type WorldTable,
  YEAR_COLUMN,
} from '../define.ts'

/** Promises made, kept and broken. */
const COMMITMENTS: readonly GameEvent['type'][] = [
  'treatyProposed',
  'treatyConcluded',
  'treatyLeft',
  'treatyEnded',
  'treatyBroken',
  'umbrellaExtended',
  'umbrellaReaffirmed',
  'umbrellaWithdrawn',
  'umbrellaDeclined',
  'umbrellaEnded',
  'promiseKept',
  'promiseBroken',
  'statementMade',
]
/** Alarms, crises and weapons. */
const INCIDENTS: readonly GameEvent['type'][] = [
  'warningRaised',
  'alarmProvedFalse',
  'crisisBegan',
  'crisisEnded',
  'accident',
  'firstUse',
  'salvoLanded',
  'baseDiscovered',
  'cheatingFound',
  'spyCaught',
  'secretsLeaked',
  'summitHeld',
]

/** Table: every game event of every world, secret ones too. */
export const happenings: WorldTable = {
  per: 'world',
  name: 'happenings',
  about: 'one thing that happened: commitments, incidents and all else, the secret ones too',
  columns: [
    ROUND_COLUMN,
    WORLD_COLUMN,
    YEAR_COLUMN,
    countColumn('window', 'Number of the window that closed'),
    { ...textColumn('kind', 'What sort of thing'), values: ['commitment', 'incident', 'other'] },
    { ...textColumn('event', 'What happened'), values: EVENT_TYPES },
    powerColumn('power', 'Who did it, or whom it befell'),
    textColumn('target', 'The other power or state'),
    textColumn('known_to', 'Who learned of it: all, or ids of powers joined by +'),
    textColumn('details', 'All of it, as JSON'),
  ],
  *rows({ round, number, events, states, record }) {
    for (const [index, list] of events.entries()) {
      for (const event of list) {
        yield {
          round,
          world: number,
          year: states[index]!.year,
          window: record.windows[index]!.number,
          kind: kindOf(event.type),
          event: event.type,
          ...subjects(event),
          known_to: event.audience === 'all' ? 'all' : event.audience.join('+'),
          details: JSON.stringify(event),
        }
      }
    }
  },
}

const kindOf = (type: GameEvent['type']): string =>
  COMMITMENTS.includes(type) ? 'commitment' : INCIDENTS.includes(type) ? 'incident' : 'other'

/** Events name their subjects alike: power or attacker first, then target, client, state or origin. */
function subjects(event: GameEvent) {
  const fields = event as unknown as Readonly<Record<string, unknown>>
  const first = (...names: readonly string[]) => {
    const found = names.map((name) => fields[name]).find((value) => typeof value === 'string' && value !== '')
    return typeof found === 'string' ? found : undefined
  }
  return { power: first('power', 'attacker'), target: first('target', 'client', 'state', 'origin') }
}
