import type { DatedEvent } from '#shared/events/dated'
import type { SeenEvent } from '#shared/events/index'
import { formatList, formatNumber, placeName, t } from '../text/text.ts'
import { eventLine } from './eventText.ts'

export interface NewsLine extends DatedEvent {
  readonly text: string
}

/** Fewest lines of a kind in a row that are said in one. */
const MANY = 3

/** What happens to many at once: whom, and how many millions died. */
const HAPPENS_TO_MANY: Partial<
  Readonly<Record<SeenEvent['type'], (event: SeenEvent) => { readonly who: string; readonly dead?: number }>>
> = {
  stateAsks: (event) => ({ who: 'state' in event ? String(event.state) : '' }),
  stateArms: (event) => ({ who: 'state' in event ? String(event.state) : '' }),
  fallout: (event) => (event.type === 'fallout' ? { who: event.place, dead: event.dead } : { who: '' }),
  famine: (event) => (event.type === 'famine' ? { who: event.power, dead: event.dead } : { who: '' }),
}

/** Most lines shown: older ones are in the debrief. */
const MOST = 120

/** The latest news as lines, oldest first: what happened to many in a row is one line. */
export function newsLines(entries: readonly DatedEvent[]): readonly NewsLine[] {
  const rows: DatedEvent[][] = []
  for (const entry of entries) {
    const row = rows.at(-1)
    const same = row?.[0]?.event.type === entry.event.type && row[0].year === entry.year
    if (row && same && HAPPENS_TO_MANY[entry.event.type]) row.push(entry)
    else rows.push([entry])
  }
  const latest = rows.slice(-MOST).flatMap((row) => (row.length < MANY ? row.map((entry) => [entry]) : [row]))
  return latest.slice(-MOST).map(lineOf)
}

function lineOf(row: readonly DatedEvent[]): NewsLine {
  const [first] = row as readonly [DatedEvent, ...DatedEvent[]]
  if (row.length === 1) return { ...first, text: eventLine(first.event) }
  const { type } = first.event
  const each = row.map(({ event }) => HAPPENS_TO_MANY[type]!(event))
  const dead = each.reduce((total, one) => total + (one.dead ?? 0), 0)
  const names = formatList(each.map(({ who }) => placeName(who)))
  return { ...first, text: t(`feed.many.${type}`, { names, dead: formatNumber(dead) }) }
}
