import type { SeenEvent } from '#shared/events/index'
import type { DatedEvent } from '#shared/events/withYears'
import { phrase } from '#shared/view/phrase'
import { unpassedOffers } from '#shared/voices/unpassed'
import { eventLine } from '../text/eventText.ts'
import { namesInText, peopleInText, sentence, t } from '../text/text.ts'

/** One line of the news. */
export interface NewsLine extends DatedEvent {
  readonly text: string
}

/** Fewest consecutive events of a type that are shown as one line. */
const MANY = 3

/** A power or state an event happened to, and the deaths there in millions. */
interface Affected {
  readonly id: string
  readonly dead?: number
}

/** Types of events that happen to many at once. */
const HAPPENS_TO_MANY = {
  stateAsks: ({ state }) => ({ id: state }),
  stateArms: ({ state }) => ({ id: state }),
  fallout: ({ place, dead }) => ({ id: place, dead }),
  famine: ({ power, dead }) => ({ id: power, dead }),
} as const satisfies { readonly [Type in SeenEvent['type']]?: (event: Extract<SeenEvent, { type: Type }>) => Affected }

type CommonType = keyof typeof HAPPENS_TO_MANY
const happensToMany = (type: SeenEvent['type']): type is CommonType => Object.hasOwn(HAPPENS_TO_MANY, type)
const affected = (event: SeenEvent): Affected => HAPPENS_TO_MANY[event.type as CommonType](event as never)

/** Most lines shown; older ones are in the debrief. */
const MOST = 120

/** The latest news as lines, oldest first; consecutive events of a type that happens to many are one line, and what ran out says why. */
export function newsLines(entries: readonly DatedEvent[]): readonly NewsLine[] {
  const rows: DatedEvent[][] = []
  for (const entry of entries) {
    const row = rows.at(-1)
    const same = row?.[0]?.event.type === entry.event.type && row[0].year === entry.year
    if (row && same && happensToMany(entry.event.type)) row.push(entry)
    else rows.push([entry])
  }
  const latest = rows.slice(-MOST).flatMap((row) => (row.length < MANY ? row.map((entry) => [entry]) : [row]))
  const unpassed = unpassedOffers(entries)
  return latest.slice(-MOST).map((row) => lineOf(row, unpassed))
}

/** An offer that ran out although both had signed. */
const unpassedText = ({ power, target, treaty }: Extract<SeenEvent, { type: 'offerLapsed' }>): string =>
  sentence(phrase('event.offerUnpassed', { power, target, treaty }))

function lineOf(row: readonly DatedEvent[], unpassed: ReadonlySet<SeenEvent>): NewsLine {
  const [first] = row as readonly [DatedEvent, ...DatedEvent[]]
  const { event } = first
  const { type } = event
  if (event.type === 'offerLapsed' && unpassed.has(event)) return { ...first, text: unpassedText(event) }
  if (row.length === 1 || !happensToMany(type)) return { ...first, text: eventLine(event) }
  const each = row.map(({ event }) => affected(event))
  const dead = each.reduce((total, one) => total + (one.dead ?? 0), 0)
  const names = namesInText(each.map(({ id }) => id))
  return { ...first, text: t(`feed.many.${type}`, { names, dead: peopleInText(dead) }) }
}
